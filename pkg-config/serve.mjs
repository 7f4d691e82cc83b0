/** Static files on loopback, compressed as hosts of static files do. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Hosts compress once and well, or each time and fast: between the two. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const WAYS = { br: (bytes) => brotliCompressSync(bytes, QUALITY), gzip: (bytes) => gzipSync(bytes) };

/** Serves a folder on loopback; gives its address and how to end it. */
export async function serve(folder, port = 0) {
  const compressed = new Map();
  const packed = (file, way) => {
    const key = `${way} ${file} ${statSync(file).mtimeMs}`;
    if (!compressed.has(key)) compressed.set(key, WAYS[way](readFileSync(file)));
    return compressed.get(key);
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const accepted = (request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
    const way = Object.keys(WAYS).find((way) => accepted.includes(way));
    const type = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', vary: 'accept-encoding' };
    if (!way) return response.writeHead(200, type).end(readFileSync(file));
    response.writeHead(200, { ...type, 'content-encoding': way }).end(packed(file, way));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}
