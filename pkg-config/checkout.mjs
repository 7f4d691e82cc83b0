/**
 * `node checkout.mjs HOST…` makes the entries for checkouts: one file each with an engine of its own, so that it may stand beside the whole one in
 * a program.
 */
import { copyFileSync } from 'node:fs';
import { build } from 'esbuild';
import { at, main } from './project.mjs';

/** The modules of the whole engine that are replaced. */
const REPLACED = /[/\\]tradelint(_bg\.js|-inline\.js)$/;

const smallEngine = {
  name: 'the engine for checkouts',
  setup({ onResolve }) {
    onResolve({ filter: REPLACED }, ({ path }) => ({ path: at('pkg', path.replace(/^.*[/\\]tradelint/, 'checkout')) }));
    onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ({
      path: path.replace(/^.*tradelint/, './checkout'),
      external: true,
    }));
  },
};

async function bundle(host, format, outfile) {
  const contents = `import './hosts/${host}.js';\nexport * from './checkout.js';\n`;
  await build({
    stdin: { contents, resolveDir: at('pkg') },
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    outfile: at('pkg', outfile),
    plugins: [smallEngine],
    logLevel: 'warning',
  });
}

await main(async () => {
  for (const host of process.argv.slice(2)) await bundle(host, 'esm', `checkout.${host}.js`);
  await bundle('inline', 'cjs', 'cjs/checkout.inline.js');
  copyFileSync(at('pkg/checkout.d.ts'), at('pkg/cjs/checkout.d.ts'));
});
