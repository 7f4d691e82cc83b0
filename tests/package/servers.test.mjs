/** The installed package in Workers and edge functions, where no engine may be compiled from bytes, and bundled for Node. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { at } from '../../pkg-config/project.mjs';
import { compare, lines } from '../hosts/native.mjs';
import { project, runIn } from './project.mjs';

/** Bundles a program of the project; imports that a host resolves itself stay as they are. */
async function bundled(entry, options) {
  const given = {
    entryPoints: [project(entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'warning',
  };
  return build({ ...given, ...options });
}

/** What a bundle leaves to its host, and where the package has it. */
function leftToHost({ metafile }) {
  return Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
}

/** The engine as it was installed. */
const engine = () => readFileSync(project('node_modules/tradelint/pkg/tradelint.wasm'));

test('workerd, as wrangler bundles for it', async () => {
  const outfile = at('target/package/bundles/worker.mjs');
  const built = await bundled('worker.mjs', { outfile, conditions: ['workerd', 'worker', 'browser'], external: ['*.wasm'] });
  const [path, ...others] = leftToHost(built);
  assert.match(path, /tradelint\.wasm$/);
  assert.deepEqual(others, []);
  const modules = [
    { type: 'ESModule', path: 'worker.mjs', contents: readFileSync(outfile, 'utf8').replace(path, './tradelint.wasm') },
    { type: 'CompiledWasm', path: 'tradelint.wasm', contents: engine() },
  ];
  const workerd = new Miniflare({ modules, compatibilityDate: '2024-01-01', cf: false, host: '127.0.0.1', port: 0 });
  after(() => workerd.dispose());
  const response = await fetch(await workerd.ready, { method: 'POST', body: lines });
  compare((await response.text()).split('\n'));
});

test('an edge runtime, which refuses code from text and hands in its own module', async () => {
  const outfile = at('target/package/bundles/edge.cjs');
  const built = await bundled('edge.mjs', {
    outfile,
    format: 'cjs',
    conditions: ['edge-light', 'worker', 'browser'],
    external: ['*.wasm?module'],
  });
  assert.deepEqual(
    leftToHost(built).map((path) => path.split('/').at(-1)),
    ['tradelint.wasm?module'],
  );
  const runtime = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
  // The host's own Module: of another realm than the bundle's, as in Next.js.
  runtime.context.require = () => new WebAssembly.Module(engine());
  runtime.context.module = { exports: {} };
  runtime.evaluate(readFileSync(outfile, 'utf8'));
  for (const forbidden of ["eval('1')", 'new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))'])
    assert.equal(runtime.evaluate(`try { ${forbidden}; 'allowed' } catch { 'refused' }`), 'refused', forbidden);
  runtime.context.lines = lines;
  const answer = runtime.evaluate(
    "module.exports.POST(new Request('http://localhost/', { method: 'POST', body: lines })).then((response) => response.text())",
  );
  compare((await answer).split('\n'));
});

for (const format of ['esm', 'cjs']) {
  test(`bundled for Node as ${format}, far from its files`, async () => {
    const folder = at('target/package/elsewhere');
    const name = format === 'esm' ? 'program.mjs' : 'program.cjs';
    const outfile = join(folder, name);
    await bundled(name, { outfile, format, platform: 'node', target: 'node20' });
    const { status, stdout, stderr } = await runIn(folder, process.execPath, [name], { input: lines });
    assert.equal(status, 0, stderr);
    compare(stdout.split('\n'));
  });
}
