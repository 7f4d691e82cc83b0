/** What is published: all that is needed, nothing else, and nothing that a host would stumble over. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { at } from '../../pkg-config/project.mjs';
import { project, runIn, tarball, tool } from './project.mjs';

const folder = project('node_modules/tradelint');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
const scripts = files.filter((name) => name.endsWith('.js'));
const text = (name) => readFileSync(join(folder, name), 'utf8');
const manifest = JSON.parse(text('package.json'));

/** Packed, the engine is there three times: as it is, and as text for each module system. */
const PACKED_LIMIT = 2_400_000;

test('it holds the build, the licence and the README', () => {
  const others = files.filter((name) => !name.startsWith('pkg/'));
  assert.deepEqual(others.sort(), ['LICENSE', 'README.md', 'package.json']);
  const kinds = new Set(files.map((name) => /(\.d\.ts|\.\w+)$/.exec(name)?.[0]));
  assert.deepEqual([...kinds].sort(), ['.d.ts', '.js', '.json', '.md', '.wasm', undefined].sort());
  assert.deepEqual(
    files.filter((name) => /personal|test|\.map$/.test(name)),
    [],
  );
  assert.match(text('LICENSE'), /Apache License\s+Version 2\.0/);
  assert.match(text('README.md'), /^# tradelint/);
  const { size } = statSync(tarball);
  assert.ok(size < PACKED_LIMIT, `${size} bytes packed`);
});

test('it needs no other package and runs no script when it is installed', () => {
  for (const name of ['dependencies', 'optionalDependencies']) assert.ok(!(name in manifest), name);
  // React belongs to who uses `tradelint/react`: it is not installed, and no other entry leads to it.
  assert.deepEqual(
    [manifest.peerDependencies, manifest.peerDependenciesMeta],
    [{ react: '>=18' }, { react: { optional: true } }],
  );
  assert.ok(!existsSync(project('node_modules/react')));
  const needing = scripts.filter((name) => /(?:from |require\()["']react["']/.test(text(name)));
  assert.deepEqual(needing.sort(), ['pkg/cjs/react.js', 'pkg/react.js']);
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) assert.ok(!(name in manifest.scripts), name);
  assert.deepEqual(manifest.engines, { node: '>=20' });
  assert.equal(manifest.license, 'Apache-2.0');
});

test('the command can be run', () => {
  const { tradelint } = manifest.bin;
  assert.match(text(tradelint), /^#!\/usr\/bin\/env node\n/);
  assert.ok(statSync(join(folder, tradelint)).mode & 0o100);
});

/** Whether a file's path is of a pattern, whose `*` stand for names and `**` for paths. */
function matches(file, pattern) {
  const parts = pattern.split(/(\*\*?)/).map((part) => ({ '*': '[^/]*', '**': '.*' })[part] ?? part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('')}$`).test(file);
}

/** Every file that the export map leads to. */
function* targets(entry) {
  if (typeof entry === 'string') yield entry.slice(2);
  else for (const inner of Object.values(entry)) yield* targets(inner);
}

test('every entry leads to files that are there', () => {
  for (const [name, entry] of Object.entries(manifest.exports)) {
    for (const target of targets(entry)) {
      assert.ok(
        files.some((file) => matches(file, target)),
        `${name}: ${target}`,
      );
    }
  }
  for (const name of ['main', 'module', 'types']) assert.ok(files.includes(manifest[name].slice(2)), name);
});

test('every import between its files leads to a file that is there', () => {
  for (const name of scripts) {
    for (const [, , path] of text(name).matchAll(/(from |import |import\(|require\()["'](\.[^"'?]*)/g))
      assert.ok(files.includes(join(name, '..', path)), `${name}: ${path}`);
  }
});

test('no script makes code of text, and only tradelint/web fetches', () => {
  for (const name of scripts) {
    assert.doesNotMatch(text(name), /\beval\(|new Function\(|\bimportScripts\(|setTimeout\(['"`]/, name);
    // A Durable Object is asked by a `fetch` of its own.
    if (name !== 'pkg/web.js') assert.doesNotMatch(text(name), /(?<!\.|async )\bfetch\(|XMLHttpRequest/, name);
  }
});

test('modules with effects are named, so that no bundler drops them', () => {
  const named = scripts.filter((name) => manifest.sideEffects.some((pattern) => matches(name, pattern.slice(2))));
  const effects = scripts.filter(
    (name) => /^(?:start|addLocale)\(|^import '|^#!/m.test(text(name)) || name.startsWith('pkg/cjs/'),
  );
  assert.ok(effects.includes('pkg/hosts/inline.js') && effects.includes('pkg/index.js'));
  assert.deepEqual(
    effects.filter((name) => !named.includes(name)),
    [],
  );
});

/** The bytes of a program, as a bundler leaves what it imports. */
async function bundle(program) {
  const stdin = { contents: program, resolveDir: project() };
  const options = { bundle: true, minify: true, format: 'esm', write: false, logLevel: 'warning', external: ['*.wasm'] };
  const { outputFiles } = await build({ stdin, conditions: ['workerd'], ...options });
  return outputFiles[0].text;
}

test('what is not imported is not bundled', async () => {
  const use = (...names) => `import { ${names} } from 'tradelint'; console.log(${names})`;
  const [jsonSchema, catalogue] = ['json-schema.org', '"requirements":'];
  const checks = await bundle(use('check'));
  assert.ok(!checks.includes(jsonSchema) && !checks.includes(catalogue), 'check alone');
  assert.ok((await bundle(use('check', 'schema'))).includes(jsonSchema), 'with schema');
  assert.ok((await bundle(use('check', 'rules'))).includes('"modality":'), 'with the catalogue');
  const core = await bundle("import { check } from 'tradelint/core'; console.log(check)");
  assert.ok(core.length < 20_000, `${core.length} bytes of tradelint/core`);
});

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('are the types wrong: no', async () => {
  const attw = async (...args) => {
    const { status, stdout } = await runIn(at(), process.execPath, [
      tool('@arethetypeswrong/cli/dist/index.js'),
      tarball,
      '--profile',
      'node16',
      ...args,
    ]);
    assert.equal(status, 0, stdout);
  };
  await attw('--exclude-entrypoints', './web', './tradelint.wasm');
  // Pages load modules: there is no CommonJS of this entry.
  await attw('--entrypoints', './web', '--ignore-rules', 'cjs-resolves-to-esm');
});
