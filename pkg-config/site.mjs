/**
 * `npm run site`: the pages of www/ as static files in site/. `-- --serve` serves them on loopback.
 * A page is a folder with `page.ts` (title and static part), `main.ts`, `style.css`, and where it has data `files.mjs`.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { build as bundle } from 'esbuild';
import { both, framed } from '../www/frame/page.mjs';
import { build } from './build.mjs';
import { at, main, say } from './project.mjs';
import { setup } from './setup.mjs';

const COMMON = {
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

/** Builds the site into a folder. */
export async function buildSite(folder = at('site')) {
  rmSync(folder, { recursive: true, force: true });
  const names = readdirSync(at('www')).filter((name) => existsSync(at('www', name, 'page.ts')));
  const pages = await Promise.all(names.map(async (name) => ({ name, ...(await pageOf(name)) })));
  for (const page of pages) {
    write(folder, `${page.name}/index.html`, framed({ ...page, body: page.body(both), root: '../', pages }));
    for (const [path, text] of Object.entries(await filesOf(page.name))) write(folder, `${page.name}/${path}`, text);
  }
  await bundle({
    ...COMMON,
    outdir: folder,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    entryPoints: [
      { in: at('www/frame/switches.ts'), out: 'switches' },
      { in: at('www/style.css'), out: 'style' },
      ...names.flatMap(scriptsOf),
    ],
  });
  for (const [from, to] of [
    ['www/frame/first.js', 'first.js'],
    ['www/icon.svg', 'icon.svg'],
    ['pkg/tradelint.wasm', 'tradelint.wasm'],
  ])
    copyFileSync(at(from), join(folder, to));
}

/** The page's scripts and styles, workers included. */
function scriptsOf(name) {
  const entries = readdirSync(at('www', name)).filter((file) => /^(main\.ts|style\.css|.+\.worker\.ts)$/.test(file));
  return entries.map((file) => ({ in: at('www', name, file), out: `${name}/${file.replace(/\.[^.]+$/, '')}` }));
}

/** What `page.ts` exports. */
async function pageOf(name) {
  const outfile = at('target/site-pages', `${name}.mjs`);
  await bundle({ ...COMMON, minify: false, entryPoints: [at('www', name, 'page.ts')], outfile });
  return import(`${outfile}?${statSync(outfile).mtimeMs}`);
}

const filesOf = async (name) =>
  existsSync(at('www', name, 'files.mjs')) ? (await import(at('www', name, 'files.mjs'))).files() : {};

function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves a folder on loopback; gives its address and how to end it. */
export async function serve(folder = at('site'), port = 0) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

if (process.argv[1] === at('pkg-config/site.mjs')) {
  await main(async () => {
    setup();
    build();
    await buildSite();
    if (process.argv.includes('--serve')) say(`serving ${(await serve(at('site'), 8080)).address}playground/`);
  });
}
