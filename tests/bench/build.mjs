// What has to be made before anything is measured: Ajv's standalone code, and programs of one file each.

import { fileURLToPath } from 'node:url';
import Ajv, { _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { FORMATS } from './peers/ajv.formats.mjs';
import { ORDER_SCHEMA } from './peers/ajv.schema.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Where everything made here goes. */
export const BUILD = `${HERE}.build`;

const COMMON = { bundle: true, format: 'esm', target: 'es2022', logLevel: 'warning', write: true };

/** Compiles the order's JSON Schema to a module, with the formats it names bundled in. */
export async function buildAjv() {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    formats: FORMATS,
    inlineRefs: false,
    // Lengths in UTF-16 units, as the other peers count them: the faster of Ajv's two ways.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, formats: _`require("./peers/ajv.formats.mjs").FORMATS` },
  });
  ajv.addSchema(ORDER_SCHEMA, 'order');
  const contents = standaloneCode(ajv, { validateShape: 'order' });
  await build({
    ...COMMON,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    stdin: { contents, resolveDir: HERE },
    outfile: `${BUILD}/ajv-order.mjs`,
  });
}

/** A program that judges the valid order once and says how long after the start of its process. */
export async function buildColdStart(variant) {
  const contents =
    variant === 'empty'
      ? `import { report } from './cold.mjs'; report();`
      : `import * as variant from './peers/${variant}.mjs'; import { firstVerdict } from './cold.mjs'; firstVerdict(variant);`;
  const outfile = `${BUILD}/cold/${variant}.mjs`;
  await build({ ...COMMON, platform: 'node', stdin: { contents, resolveDir: HERE }, outfile });
  return outfile;
}

/** All variants as one Worker beside the Wasm module that it imports, as Workers must. */
export async function buildWorker() {
  const program = `${BUILD}/worker.mjs`;
  const wasm = fileURLToPath(new URL('../../pkg/tradelint.wasm', import.meta.url));
  const beside = {
    name: 'wasm beside the program',
    setup: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: './tradelint.wasm', external: true })),
  };
  const entryPoints = [`${HERE}worker.mjs`];
  await build({
    ...COMMON,
    platform: 'neutral',
    conditions: ['workerd'],
    mainFields: ['module', 'main'],
    plugins: [beside],
    entryPoints,
    outfile: program,
  });
  return { program, wasm };
}

/** A variant's validator as a web page would load it: one minified file. */
export async function buildForSize(variant) {
  const contents = `export { validate } from './peers/${variant}.mjs';`;
  const result = await build({
    ...COMMON,
    platform: 'browser',
    minify: true,
    write: false,
    stdin: { contents, resolveDir: HERE },
  });
  return result.outputFiles[0].contents;
}
