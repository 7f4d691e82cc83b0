/** Node, Deno, Bun, browsers with or without a bundler: the engine as text in the code, started at import. */
import { start } from '../engine.js';
import { base64 } from '../tradelint-inline.js';

/** By the host where it can; else in a loop, since everything waits for it: a function called for each character takes a dozen times as long. */
function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  if (globalThis.Buffer?.from) return globalThis.Buffer.from(text, 'base64');
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

start(decoded(base64));
