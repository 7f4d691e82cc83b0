/** `npm run size`: what each entry weighs, against its budget. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { at, Failure, main } from './project.mjs';

const BUDGET = JSON.parse(readFileSync(at('pkg-config/budget.json'), 'utf8'));

/** Leaves out of a module's bundle what does not lie in the folder of its name. */
const alone = (entry) => ({
  name: 'alone',
  setup({ onResolve }) {
    const own = at('pkg', entry.replace(/\.js$/, ''));
    onResolve({ filter: /./ }, ({ path, resolveDir, kind }) => {
      const isOwn = kind === 'entry-point' || resolve(resolveDir, path).startsWith(`${own}/`);
      return isOwn ? undefined : { path, external: true };
    });
  },
});

/**
 * An entry as a page or Worker loads it: one minified file; the engine counts as an entry of its own unless it is inlined. A module without a
 * host in its name counts alone, apart from what it shares with the rest of the package.
 */
async function bytesOf(entry) {
  if (entry.endsWith('.wasm')) return readFileSync(at('pkg', entry));
  const isShared = entry.split('.').length === 2;
  const options = {
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    external: ['*.wasm'],
    logLevel: 'warning',
    ...(isShared ? { plugins: [alone(entry)] } : {}),
  };
  const { outputFiles } = await build({ ...options, entryPoints: [at('pkg', entry)] });
  return outputFiles[0].contents;
}

export async function sizes() {
  const entries = await Promise.all(
    Object.keys(BUDGET).map(async (entry) => {
      const bytes = await bytesOf(entry);
      return [entry, { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }];
    }),
  );
  return Object.fromEntries(entries);
}

function table(measured) {
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  const lines = Object.entries(measured).map(
    ([entry, { raw, gzip, brotli }]) => `${entry.padEnd(20)}${kB(raw)}${kB(gzip)}${kB(brotli)}${kB(BUDGET[entry])}`,
  );
  const head = `${''.padEnd(20)}${['raw', 'gzip', 'brotli', 'budget'].map((name) => name.padStart(10)).join('')}`;
  return `${head}\n${lines.join('\n')}\n`;
}

if (process.argv[1] === at('pkg-config/size.mjs')) {
  await main(async () => {
    const measured = await sizes();
    process.stdout.write(table(measured));
    const over = Object.entries(measured).filter(([entry, { brotli }]) => brotli > BUDGET[entry]);
    if (over.length > 0) throw new Failure(`over budget (brotli): ${over.map(([entry]) => entry).join(', ')}`);
  });
}
