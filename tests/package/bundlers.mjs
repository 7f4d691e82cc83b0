/** Bundlers as they come: an entry, a folder to write to, and what names a browser where nothing does by default. No plugin, no setting. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import webpack from 'webpack';
import { project } from './project.mjs';

/** A page that loads one script, as a module. */
export const page = (script) =>
  `<!doctype html><meta charset="utf-8"><title>tradelint</title><script type="module" src="./${script}"></script>\n`;

/** Each takes the name of a program of the project and an empty folder; gives what the browser is to load. */
export const BUNDLERS = {
  async esbuild(entry, folder) {
    await esbuild.build({
      entryPoints: [project(entry)],
      bundle: true,
      format: 'esm',
      outfile: join(folder, 'page.js'),
      logLevel: 'warning',
    });
    return withPage(folder);
  },

  async rollup(entry, folder) {
    // Rollup resolves no package by itself: this is how any is used with it.
    const bundle = await rollup({ input: project(entry), plugins: [nodeResolve({ browser: true })], onwarn: refuse });
    await bundle.write({ file: join(folder, 'page.js'), format: 'es' });
    return withPage(folder);
  },

  async webpack(entry, folder) {
    // That the engine is larger than webpack's hint for a page is known.
    const compiler = webpack({
      mode: 'production',
      performance: false,
      context: project(),
      entry: project(entry),
      output: { path: folder, filename: 'page.js' },
    });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, stats) => (error ? reject(error) : resolve(stats))),
    );
    await new Promise((resolve) => compiler.close(resolve));
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'));
    return withPage(folder);
  },

  async vite(entry, folder) {
    writeFileSync(project(`${entry}.html`), page(entry));
    const rollupOptions = { input: project(`${entry}.html`), onwarn: refuse };
    await vite.build({
      root: project(),
      base: './',
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder, rollupOptions },
    });
    return `${entry}.html`;
  },
};

function withPage(folder) {
  if (!existsSync(join(folder, 'page.js'))) throw new Error('nothing was written');
  writeFileSync(join(folder, 'page.html'), page('page.js'));
  return 'page.html';
}

/** A warning would be the user's to read. */
function refuse(warning) {
  throw new Error(warning.message);
}

/** Vite's development server; gives the page's address. */
export async function serveByVite(entry) {
  writeFileSync(project('dev.html'), `${page(entry)}<link rel="icon" href="data:,">\n`);
  const server = await vite.createServer({
    root: project(),
    configFile: false,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  return { url: `http://127.0.0.1:${server.httpServer.address().port}/dev.html`, stop: () => server.close() };
}
