/**
 * `npm run site`: the pages of www/ as static files in site/. `-- --serve` serves them on loopback.
 * A page is a folder with `page.ts`: `title`, `about`, and `body`, its static part; where it is not at its folder's name, `path`; where there
 * are pages beneath it, `beneath`. Beside it stand `style.css`, and where they are needed `main.ts` and `files.mjs` (data).
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build as bundle } from 'esbuild';
import { facts } from '../www/frame/facts.mjs';
import { build } from './build.mjs';
import { at, main, say } from './project.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

const COMMON = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'esm',
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

/** All documents and data in one file, for the service worker. */
const TEXTS = 'offline.json';

/** Builds the site into a folder. */
export async function buildSite(folder = at('site')) {
  rmSync(folder, { recursive: true, force: true });
  const frame = await module('frame');
  const names = frame.inOrder(
    readdirSync(at('www')).filter((name) => name !== 'frame' && existsSync(at('www', name, 'page.ts'))),
  );
  const pages = await Promise.all(names.map(async (name) => ({ path: `${name}/`, ...(await module(name)), name })));
  const known = facts();
  const texts = Object.assign(
    {},
    ...(await Promise.all(pages.map((page) => textsOf(page, { pages, known, framed: frame.framed })))),
  );
  for (const [path, text] of Object.entries(texts)) write(folder, path.replace(/(^|\/)$/, '$1index.html'), text);
  await bundle({
    ...COMMON,
    outdir: folder,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    entryPoints: [
      { in: at('www/frame/frame.ts'), out: 'frame' },
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
  await writeOffline(folder, texts);
}

/** What a folder's `page.ts` exports. */
async function module(name) {
  const outfile = at('target/site-pages', `${name}.mjs`);
  await bundle({ ...COMMON, minify: false, entryPoints: [at('www', name, 'page.ts')], outfile });
  return import(`${outfile}?${statSync(outfile).mtimeMs}`);
}

/** A page's documents and data, by path in the site. */
async function textsOf(page, { pages, known, framed }) {
  const { name, path } = page;
  const script = existsSync(at('www', name, 'main.ts'));
  const own = [[path, framed({ ...page, body: await page.body(known, pages) }, { name, script }, pages)]];
  const beneath = ((await page.beneath?.(known)) ?? []).map((document) => {
    const below = path + document.path;
    return [below, framed({ ...document, path: below }, { name, script: false }, pages)];
  });
  const data = existsSync(at('www', name, 'files.mjs')) ? (await import(at('www', name, 'files.mjs'))).files() : {};
  return Object.fromEntries([...own, ...beneath, ...Object.entries(data).map(([file, text]) => [`${name}/${file}`, text])]);
}

/** The page's scripts and styles, workers included. */
function scriptsOf(name) {
  const entries = readdirSync(at('www', name)).filter((file) => /^(main\.ts|style\.css|.+\.worker\.ts)$/.test(file));
  return entries.map((file) => ({ in: at('www', name, file), out: `${name}/${file.replace(/\.[^.]+$/, '')}` }));
}

function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The service worker, which keeps all that was built. */
export async function writeOffline(folder, texts) {
  write(folder, TEXTS, JSON.stringify(texts));
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== 'sw.js' && !Object.hasOwn(texts, path.replace(/(^|\/)index\.html$/, '$1')))
    .sort();
  const digest = (bytes) => createHash('sha256').update(bytes).digest('base64');
  const files = paths.map((path) => [path, digest(readFileSync(join(folder, path)))]);
  const define = { VERSION: digest(JSON.stringify(files)), FILES: files, TEXTS };
  await bundle({
    ...COMMON,
    format: 'iife',
    outdir: folder,
    entryPoints: [{ in: at('www/frame/sw.js'), out: 'sw' }],
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  });
}

if (process.argv[1] === at('pkg-config/site.mjs')) {
  await main(async () => {
    setup();
    build();
    await buildSite();
    if (process.argv.includes('--serve')) say(`serving ${(await serve(at('site'), 8080)).address}`);
  });
}
