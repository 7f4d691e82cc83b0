/** Each host that the package runs in: given lines of questions, what it answers. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname } from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { chromium } from 'playwright-core';
import { at } from '../../pkg-config/project.mjs';
import { ended } from './process.mjs';

export const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Runs the command line; gives its output and exit status. */
export const tradelint = (args, { input, env } = {}) =>
  ended(process.execPath, [at('pkg/cli.js'), ...args], { input, cwd: at(), env: { ...process.env, ...env } });

/** What a Worker imports from the package. */
const ALIAS = {
  'tradelint/callbacks': at('pkg/callbacks.workerd.js'),
  'tradelint/checkout': at('pkg/checkout.workerd.js'),
  'tradelint/edge': at('pkg/edge.workerd.js'),
  tradelint: at('pkg/index.workerd.js'),
};

/** A Worker's modules for workerd: the program as one file, the engine as a module beside it. */
export async function workerModules(entry) {
  const external = [
    {
      name: 'wasm',
      setup: (plugins) =>
        plugins.onResolve({ filter: /\.wasm$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true })),
    },
  ];
  const options = {
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    conditions: ['workerd'],
    plugins: external,
    logLevel: 'warning',
  };
  const { outputFiles } = await build({ ...options, entryPoints: [at(entry)], alias: ALIAS });
  return [
    { type: 'ESModule', path: 'worker.mjs', contents: outputFiles[0].text },
    ...['tradelint.wasm', 'checkout.wasm'].map((path) => ({
      type: 'CompiledWasm',
      path,
      contents: readFileSync(at('pkg', path)),
    })),
  ];
}

const COMPATIBILITY_DATE = '2024-01-01';

/**
 * A real workerd that answers HTTP on loopback, without a proxy in between. `origin` is a Worker that `entry` knows as `env.ORIGIN`;
 * `bindings` is what else it is bound to.
 */
export async function startWorkerd(entry, { origin, ...bindings } = {}) {
  const main = {
    name: 'main',
    modules: await workerModules(entry),
    compatibilityDate: COMPATIBILITY_DATE,
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    ...bindings,
    serviceBindings: origin ? { ORIGIN: 'origin' } : {},
  };
  const behind = origin ? [{ name: 'origin', modules: await workerModules(origin), compatibilityDate: COMPATIBILITY_DATE }] : [];
  const workerd = new Miniflare({ workers: [main, ...behind], cf: false, host: '127.0.0.1', port: 0 });
  await workerd.ready;
  const { href } = await workerd.unsafeGetDirectURL('main');
  return { url: href, kv: (name) => workerd.getKVNamespace(name, 'main'), stop: () => workerd.dispose() };
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** The strictest policy that WebAssembly permits. */
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves the project's files on loopback under a content security policy. */
export async function serveFiles(pages = {}, policy = STRICT) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    let body = pages[path];
    try {
      body ??= readFileSync(at(`.${path}`));
    } catch {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(path)] ?? 'text/html';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}

/** A page in headless Chromium, loaded from loopback: what goes wrong in it, and the addresses it asks for. */
export async function openPage(url) {
  const browser = await chromium.launch(CHROMIUM);
  const page = await browser.newPage();
  const [problems, asked] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(url);
  return { page, problems, asked, stop: () => browser.close() };
}
