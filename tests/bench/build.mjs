// What has to be made before anything is measured: Ajv's standalone code, and programs of one file each.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv, { _ } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { FORMATS, PUBLISHED } from './peers/ajv.formats.mjs';
import { ORDER_SCHEMA } from './peers/ajv.schema.mjs';
import { RECORDS } from './records.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Where everything made here goes. */
export const BUILD = `${HERE}.build`;

const COMMON = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning', write: true };

const OPTIONS = {
  allErrors: true,
  allowUnionTypes: true,
  inlineRefs: false,
  // Lengths in UTF-16 units, as the other peers count them: the faster of Ajv's two ways.
  unicode: false,
  logger: false,
};

/** A module with Ajv's standalone code, what it names bundled in. */
const writeModule = (contents, name) =>
  build({
    ...COMMON,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    stdin: { contents, resolveDir: HERE },
    outfile: `${BUILD}/${name}.mjs`,
  });

/** Compiles the JSON Schemas that tradelint publishes of the other kinds to a module. */
export async function buildAjvShapes() {
  const code = { source: true, esm: true, formats: _`require("./peers/ajv.formats.mjs").PUBLISHED` };
  const ajv = new Ajv2020({ ...OPTIONS, formats: PUBLISHED, strictTypes: false, code });
  const schemaOf = (kind) => JSON.parse(readFileSync(new URL(`../../pkg/schema/${kind}.json`, import.meta.url), 'utf8'));
  for (const kind of Object.keys(RECORDS)) ajv.addSchema(schemaOf(kind), kind);
  const exported = Object.fromEntries(Object.keys(RECORDS).map((kind) => [kind, kind]));
  await writeModule(standaloneCode(ajv, exported), 'ajv-shapes');
}

/** Compiles the order's JSON Schema to a module, with the formats it names bundled in. */
export async function buildAjv() {
  const code = { source: true, esm: true, formats: _`require("./peers/ajv.formats.mjs").FORMATS` };
  const ajv = new Ajv({ ...OPTIONS, formats: FORMATS, code });
  ajv.addSchema(ORDER_SCHEMA, 'order');
  await writeModule(standaloneCode(ajv, { validateShape: 'order' }), 'ajv-order');
}

/** What judges the valid order once and says how long after the start. */
const coldStart = (variant) =>
  variant === 'empty'
    ? `import { report } from './cold.mjs'; report();`
    : `import * as variant from './peers/${variant}.mjs'; import { firstVerdict } from './cold.mjs'; firstVerdict(variant);`;

/** That as a program for Node. */
export async function buildColdStart(variant) {
  const outfile = `${BUILD}/cold/${variant}.mjs`;
  await build({ ...COMMON, platform: 'node', stdin: { contents: coldStart(variant), resolveDir: HERE }, outfile });
  return outfile;
}

/** That as a script of a web page. */
export const buildPage = (variant) => minified(coldStart(variant));

/** All variants as one Worker beside the Wasm modules that it imports, as Workers must. */
export async function buildWorker() {
  const program = `${BUILD}/worker.mjs`;
  return { program, modules: await bundleWorker({ entryPoints: [`${HERE}worker.mjs`], outfile: program }) };
}

/** A Worker that judges the valid order once a request; the files of the modules that it imports, should it import any. */
export async function buildColdWorker(variant) {
  const judging =
    variant === 'empty'
      ? `const judge = () => {};`
      : `import * as variant from './peers/${variant}.mjs'; import { judged } from './cold.mjs'; const judge = () => judged(variant);`;
  const contents = `${judging} export default { fetch() { judge(); return new Response(); } };`;
  const program = `${BUILD}/cold/${variant}.worker.mjs`;
  const modules = await bundleWorker({ stdin: { contents, resolveDir: HERE }, outfile: program });
  return { program, modules };
}

/** Bundles a Worker, Wasm modules beside it; gives where those are. */
async function bundleWorker(what) {
  const modules = new Set();
  const beside = {
    name: 'wasm beside the program',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\.wasm$/ }, ({ path }) => {
        modules.add(fileURLToPath(new URL(`../../pkg/${basename(path)}`, import.meta.url)));
        return { path: `./${basename(path)}`, external: true };
      }),
  };
  const host = { platform: 'neutral', conditions: ['workerd'], mainFields: ['module', 'main'], plugins: [beside] };
  await build({ ...COMMON, ...host, ...what });
  return [...modules];
}

/** A variant's validator as a web page would load it: one minified file. */
export const buildForSize = (variant) => minified(`export { validate } from './peers/${variant}.mjs';`);

async function minified(contents) {
  const result = await build({
    ...COMMON,
    platform: 'browser',
    minify: true,
    write: false,
    stdin: { contents, resolveDir: HERE },
  });
  return result.outputFiles[0].contents;
}
