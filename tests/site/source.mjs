/** The pages' TypeScript, for tests that need no browser. */
import { build } from 'esbuild';
import { at } from '../../pkg-config/project.mjs';

/** Imports a module of `www/`, with what it imports. */
export async function source(path) {
  const outfile = at('target/site-sources', path.replace(/\.ts$/, '.mjs'));
  const options = { bundle: true, format: 'esm', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' };
  await build({ ...options, entryPoints: [at('www', path)], outfile });
  return import(outfile);
}
