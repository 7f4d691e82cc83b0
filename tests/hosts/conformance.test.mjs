/** One report, byte for byte, from every host: native, Wasm in Node, in workerd, in Chromium, and through the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as checkout from '../../pkg/checkout.inline.js';
import { check } from '../../pkg/index.inline.js';
import { answers } from './answers.mjs';
import { openPage, serveFiles, startWorkerd, tradelint } from './hosts.mjs';
import { compare, lines, names, vectors } from './native.mjs';
import { LOCALES } from './vectors.mjs';

test('the expectations hold', () => {
  for (const { id, record, bytes, options, expect } of vectors) {
    const report = check(record, bytes, options);
    assert.equal(report.verdict, expect.verdict, id);
    const found = report.findings.map(({ rule, pointer }) => `${rule} ${pointer}`).sort();
    assert.deepEqual(found, expect.findings.map(({ rule, pointer }) => `${rule} ${pointer}`).sort(), id);
    assert.deepEqual(report.undetermined, expect.undetermined ?? [], id);
  }
});

test('Wasm in Node', () => compare(answers(check, lines)));

test('Wasm in Node, from text and from objects', () => {
  for (const { id, record, bytes, options, input } of vectors) {
    const report = JSON.stringify(check(record, bytes, options));
    if (input !== undefined) assert.equal(JSON.stringify(check(record, input, options)), report, `${id} as an object`);
    if (input !== undefined) assert.equal(JSON.stringify(check(record, JSON.stringify(input), options)), report, `${id} as text`);
  }
});

test('the small engine for checkouts, of what it checks', () => {
  for (const { id, record, bytes, options } of vectors) {
    if (record !== 'order' && record !== 'payment') {
      assert.throws(() => checkout.check(record, bytes, options), { name: 'UsageError' }, id);
      continue;
    }
    for (const locale of LOCALES) {
      const report = JSON.stringify(check(record, bytes, { ...options, locale }));
      assert.equal(JSON.stringify(checkout.check(record, bytes, { ...options, locale })), report, id);
    }
  }
});

test('Wasm in workerd, over HTTP on loopback', async () => {
  const workerd = await startWorkerd('tests/hosts/worker.mjs');
  after(workerd.stop);
  const response = await fetch(workerd.url, { method: 'POST', body: lines });
  compare((await response.text()).split('\n'));
});

test('Wasm in Chromium, under a strict content security policy', async () => {
  const server = await serveFiles({
    '/': '<!doctype html><title>tradelint</title><script type="module" src="/tests/hosts/page.js"></script>',
  });
  after(server.stop);
  const { page, problems, stop } = await openPage(`${server.url}/`);
  after(stop);
  await page.waitForFunction(() => 'answer' in globalThis);
  compare(await page.evaluate((lines) => globalThis.answer(lines), lines));
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('favicon') && !problem.includes('404')),
    [],
  );
});

test('the command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tradelint-'));
  after(() => rmSync(folder, { recursive: true }));
  const given = new Map();
  for (const [i, { files, args }] of groups(folder).entries()) {
    const { status, stdout, stderr } = await tradelint([...args, ...files.map(({ path }) => path)]);
    assert.notEqual(status, 2, `${args.join(' ')}: ${stderr}`);
    const reports = stdout.trim().split('\n');
    assert.equal(reports.length, files.length, `group ${i}`);
    for (const [j, { name }] of files.entries()) given.set(name, reports[j].replace(/^\{"source":"[^"]*",/, '{'));
  }
  compare(names.map((name) => given.get(name)));
});

/** Vectors with the same options go through one call; what has no option of its own goes into a configuration file. */
function groups(folder) {
  const groups = new Map();
  for (const [i, { id, record, bytes, options }] of vectors.entries()) {
    const path = join(folder, `${i}.json`);
    writeFileSync(path, bytes);
    for (const locale of LOCALES) {
      const key = JSON.stringify([record, options, locale]);
      if (!groups.has(key)) groups.set(key, { files: [], args: argumentsFor(folder, groups.size, record, options, locale) });
      groups.get(key).files.push({ path, name: `${id} in ${locale}` });
    }
  }
  return [...groups.values()];
}

function argumentsFor(folder, number, record, { profile, packs = [], now, from, ...config }, locale) {
  const args = ['check', '--format', 'ndjson', '--record', record, '--locale', locale, '--now', now ?? 'unknown'];
  if (profile) args.push('--profile', profile);
  if (from) args.push('--from', from);
  for (const pack of packs) args.push('--pack', pack);
  if (Object.keys(config).length > 0) {
    mkdirSync(join(folder, 'config'), { recursive: true });
    const path = join(folder, 'config', `${number}.json`);
    writeFileSync(path, JSON.stringify(config));
    args.push('--config', path);
  }
  return args;
}
