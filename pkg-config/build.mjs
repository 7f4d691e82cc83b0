/** Builds pkg/: the optimised Wasm module, its glue, the JavaScript for each host, types. Nothing is done in vain. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { at, digest, main, once, run, say } from './project.mjs';

const TARGET = 'wasm32-unknown-unknown';
const BUILT = `target/${TARGET}/release/tradelint.wasm`;
/** What Rust's target may use; wasm-opt knows them only by name once the section that lists them is gone. */
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** The engine, by the Cargo features that say what it checks. */
const MODULES = [
  { name: 'tradelint', features: 'full' },
  { name: 'checkout', features: 'checkout' },
];

/** Modules that are imported by users and need a started engine: each gets one entry a host. */
const ENTRIES = ['index', 'core', 'callbacks', 'edge', 'forms', 'react'];
const HOSTS = ['inline', 'workerd', 'edge-light'];

export function build() {
  for (const module of MODULES) buildEngine(module);
  const sources = ['src/js', 'tsconfig.json', 'pkg-config/build.mjs', 'pkg-config/hosts', 'package-lock.json'];
  const engines = MODULES.map(({ name }) => `pkg/${name}.wasm`);
  once('js', () => digest(...sources, ...engines, 'pkg/cli.js', 'pkg/cjs/package.json'), buildJavaScript);
}

/** Cargo puts every build of the library at the same place, so each is copied from there. */
function buildEngine({ name, features }) {
  run('cargo', ['build', '--quiet', '--release', '--lib', '--target', TARGET, '--no-default-features', '--features', features]);
  const glue = `target/bindgen/${name}`;
  mkdirSync(at(glue), { recursive: true });
  copyFileSync(at(BUILT), at(glue, 'built.wasm'));
  const state = () => digest(`${glue}/built.wasm`, 'pkg-config/build.mjs', `pkg/${name}.wasm`, `pkg/${name}_bg.js`);
  once(`engine-${name}`, state, () => optimise(name, glue));
}

function optimise(name, glue) {
  say(`optimising ${name}.wasm`);
  const flags = ['--target', 'bundler', '--remove-name-section', '--remove-producers-section', '--no-typescript'];
  run('wasm-bindgen', [...flags, '--out-name', 'tradelint', '--out-dir', glue, `${glue}/built.wasm`]);
  mkdirSync(at('pkg'), { recursive: true });
  const enabled = ['--mvp-features', ...FEATURES.map((feature) => `--enable-${feature}`)];
  // One segment of data packs smaller than a thousand between the zeros.
  const passes = ['-O3', '--skip-pass=memory-packing'];
  // By path: a wasm-opt of the system may be too old and break the module without a word.
  run(at('node_modules/.bin/wasm-opt'), [...passes, ...enabled, `${glue}/tradelint_bg.wasm`, '-o', `pkg/${name}.wasm`]);
  copyFileSync(at(glue, 'tradelint_bg.js'), at(`pkg/${name}_bg.js`));
}

function buildJavaScript() {
  say('compiling TypeScript');
  for (const name of readdirSync(at('pkg'))) {
    if (!MODULES.some((module) => name === `${module.name}.wasm` || name === `${module.name}_bg.js`))
      rmSync(at('pkg', name), { recursive: true });
  }
  run(at('node_modules/.bin/tsc'), []);
  chmodSync(at('pkg/cli.js'), 0o755);
  for (const { name } of MODULES) {
    const base64 = readFileSync(at(`pkg/${name}.wasm`)).toString('base64');
    writeFileSync(at(`pkg/${name}-inline.js`), `export const base64 = '${base64}';\n`);
  }
  cpSync(at('pkg-config/hosts'), at('pkg/hosts'), { recursive: true });
  for (const entry of ENTRIES) {
    for (const host of HOSTS)
      writeFileSync(at(`pkg/${entry}.${host}.js`), `import './hosts/${host}.js';\nexport * from './${entry}.js';\n`);
  }
  bundleLibrary('callbacks/md5.js', 'node_modules/@noble/hashes/LICENSE');
  buildCommonJs();
  run(process.execPath, [at('pkg-config/checkout.mjs'), ...HOSTS]);
  writeJsonSchemas();
}

/** Puts the library that a module passes on into it, with its licence: so the package depends on none. */
function bundleLibrary(module, licence) {
  const flags = ['--bundle', '--format=esm', '--target=es2022', '--allow-overwrite', '--log-level=warning'];
  const banner = `--banner:js=/*!\n${readFileSync(at(licence), 'utf8')}*/`;
  run(at('node_modules/.bin/esbuild'), [`pkg/${module}`, ...flags, banner, `--outfile=pkg/${module}`]);
}

/** The same modules, one by one, for `require`: so its entries share one engine too. */
function buildCommonJs() {
  const roots = ['', 'generated/', 'generated/locale/', 'callbacks/', 'callbacks/channels/', 'edge/', 'forms/', 'lines/'];
  const modules = roots.flatMap((folder) => readdirSync(at('pkg', folder)).map((name) => folder + name));
  const excluded = /^(cli|web|checkout(_bg|-inline)?)\.|\.(workerd|edge-light)\./;
  const wanted = [...modules.filter((name) => name.endsWith('.js') && !excluded.test(name)), 'hosts/inline.js'];
  const files = wanted.map((name) => `pkg/${name}`);
  run(at('node_modules/.bin/esbuild'), [
    ...files,
    '--format=cjs',
    '--platform=node',
    '--outdir=pkg/cjs',
    '--outbase=pkg',
    '--log-level=warning',
  ]);
  for (const name of modules.filter((name) => name.endsWith('.d.ts') && !excluded.test(name)))
    copyFileSync(at('pkg', name), at('pkg/cjs', name));
  writeFileSync(at('pkg/cjs/package.json'), '{ "type": "commonjs" }\n');
}

/** The JSON Schemas as files, for tools that take no JavaScript. */
function writeJsonSchemas() {
  const { jsonSchemas } = createRequire(import.meta.url)(at('pkg/cjs/generated/schema.js'));
  mkdirSync(at('pkg/schema'));
  for (const [kind, schema] of Object.entries(jsonSchemas))
    writeFileSync(at(`pkg/schema/${kind}.json`), `${JSON.stringify(schema(), null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(build);
