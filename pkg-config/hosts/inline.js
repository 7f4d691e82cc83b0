/** Node, Deno, Bun, browsers with or without a bundler: the engine as text in the code, started at import. */
import { start } from '../engine.js';
import { base64 } from '../wasm-inline.js';

start(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
