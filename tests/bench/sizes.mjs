// How much has to be loaded: the Wasm module itself, and each variant's validator of the order as one minified file.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildForSize } from './build.mjs';

const size = (bytes) => ({
  raw: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/** `{entry: {raw, gzip, brotli}}` in bytes. */
export async function measureSizes(variants) {
  const sizes = { 'tradelint.wasm': size(readFileSync(new URL('../../pkg/tradelint.wasm', import.meta.url))) };
  for (const variant of variants) sizes[variant] = size(await buildForSize(variant));
  return sizes;
}
