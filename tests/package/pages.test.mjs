/** The installed package in a page, as it is and through each bundler: one import line, under a strict content security policy. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { at } from '../../pkg-config/project.mjs';
import { openPage, serveFiles } from '../hosts/hosts.mjs';
import { compare, lines } from '../hosts/native.mjs';
import { BUNDLERS, page, serveByVite } from './bundlers.mjs';
import { project } from './project.mjs';

let server;
before(async () => {
  server = await serveFiles({ '/favicon.ico': '' });
});
after(() => server.stop());

/** Opens a page and compares its answers; gives the files it asked for. */
async function answersOf(url) {
  const { page: tab, problems, asked, stop } = await openPage(url);
  after(stop);
  await tab
    .waitForFunction(() => 'answer' in globalThis)
    .catch((error) => assert.fail(`${error.message}\n${problems.join('\n')}`));
  compare(await tab.evaluate((lines) => globalThis.answer(lines), lines));
  assert.deepEqual(problems, []);
  return asked.map((url) => new URL(url).pathname.split('/').at(-1));
}

const served = (path) => `${server.url}/${path.slice(at().length + 1)}`;

function folderFor(name) {
  const folder = at('target/package/bundles', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test('a page without a bundler', async () => {
  const bare = "import { check } from './node_modules/tradelint/pkg/index.inline.js';";
  writeFileSync(
    project('bare.mjs'),
    `${bare}\nimport { answers } from './answers.mjs';\nglobalThis.answer = (lines) => answers(check, lines);\n`,
  );
  writeFileSync(project('bare.html'), page('bare.mjs'));
  const asked = await answersOf(served(project('bare.html')));
  assert.ok(!asked.includes('tradelint.wasm'), 'nothing is fetched but modules');
});

test('a page without a bundler, the engine as a file', async () => {
  const web = "import { check, init } from './node_modules/tradelint/pkg/web.js';";
  writeFileSync(
    project('file.mjs'),
    `${web}\nimport { answers } from './answers.mjs';\nawait init();\nglobalThis.answer = (lines) => answers(check, lines);\n`,
  );
  writeFileSync(project('file.html'), page('file.mjs'));
  const asked = await answersOf(served(project('file.html')));
  assert.equal(asked.filter((name) => name === 'tradelint.wasm').length, 1);
  assert.ok(!asked.includes('tradelint-inline.js'));
});

for (const [name, bundle] of Object.entries(BUNDLERS)) {
  test(`${name}`, async () => {
    const folder = folderFor(name);
    const asked = await answersOf(served(`${folder}/${await bundle('page.mjs', folder)}`));
    assert.equal(asked.length, 2, `the page and its one script: ${asked}`);
  });
}

for (const name of ['vite', 'webpack']) {
  test(`${name}, the engine as a file`, async () => {
    const folder = folderFor(`${name}-web`);
    const asked = await answersOf(served(`${folder}/${await BUNDLERS[name]('page-web.mjs', folder)}`));
    assert.equal(asked.filter((name) => name.endsWith('.wasm')).length, 1, String(asked));
  });
}

test('the development server of vite', async () => {
  const { url, stop } = await serveByVite('page.mjs');
  after(stop);
  await answersOf(url);
});

test("without 'wasm-unsafe-eval' the policy refuses the engine", async () => {
  const strict = await serveFiles({}, "default-src 'self'; script-src 'self'");
  after(strict.stop);
  const { page: tab, problems, stop } = await openPage(`${strict.url}/${project('bare.html').slice(at().length + 1)}`);
  after(stop);
  await tab.waitForLoadState('networkidle');
  assert.equal(await tab.evaluate(() => 'answer' in globalThis), false);
  assert.ok(
    problems.some((problem) => problem.includes('wasm-unsafe-eval') || problem.includes('unsafe-eval')),
    problems.join('\n'),
  );
});
