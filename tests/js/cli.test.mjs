/** The command line as its users meet it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { tradelint } from '../hosts/hosts.mjs';
import { order } from './order.mjs';

const NOW = ['--now', '2026-03-01T12:00:00+08:00'];
let folder;
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradelint-'));
});
after(() => rmSync(folder, { recursive: true }));

test('exit status: 0 no error, 1 errors, 2 could not check', async () => {
  const [good, bad] = [file('good.json', order()), file('bad.json', order({ payable_amount: '1.00' }))];
  const cases = [
    [['check', good, ...NOW], 0],
    [['check', bad, ...NOW], 1],
    [['check', good, bad, ...NOW], 1],
    [['check', join(folder, 'missing.json')], 2],
    [['check', bad, join(folder, 'missing.json'), ...NOW], 2],
    [['check', folder], 2],
    [['check'], 2],
    [['check', good, '--format', 'xml'], 2],
    [['check', good, '--profile', 'strict'], 2],
    [['check', good, '--record', 'invoice'], 2],
    [['check', good, '--nope'], 2],
    [['frobnicate'], 2],
    [['explain'], 2],
    [['explain', 'ORD-999'], 2],
    [['rules', '--profile', 'gate'], 2],
    [[], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['rules'], 0],
    [['matrix'], 0],
    [['explain', 'ord-007'], 0],
  ];
  for (const [args, expected] of cases) {
    const { status, stdout, stderr } = await tradelint(args);
    assert.equal(status, expected, `${args.join(' ')}: ${stderr}`);
    if (expected === 2 && !args.includes(bad)) assert.match(stderr, /^tradelint: /, args.join(' '));
    if (expected === 0) assert.ok(stdout.length > 0 && stderr === '', args.join(' '));
  }
});

test('standard input', async () => {
  const { status, stdout } = await tradelint(['check', '-', '--format', 'json', ...NOW], { input: JSON.stringify(order()) });
  const { reports } = JSON.parse(stdout);
  assert.deepEqual([status, reports.length, reports[0].source, reports[0].verdict], [0, 1, '-', 'conforming']);
});

test('NDJSON: a result a line, in order; a bad line costs nothing but itself', async () => {
  const lines = [order(), order({ payable_amount: '1.00' }), undefined, order()].map((value) => JSON.stringify(value) ?? '{oops');
  const path = file('orders.ndjson', `${lines.join('\n')}\n\n`);
  const { status, stdout } = await tradelint(['check', path, '--format', 'ndjson', ...NOW]);
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    results.map(({ line, verdict }) => [line, verdict]),
    [
      [1, 'conforming'],
      [2, 'nonconforming'],
      [3, 'nonconforming'],
      [4, 'conforming'],
    ],
  );
  assert.equal(status, 1);
  const summary = (await tradelint(['check', path, '--locale', 'en', ...NOW])).stdout;
  assert.match(summary, /1 × ORD-007/);
  assert.match(summary, /4 records: 2 conforming · 2 nonconforming/);
});

test('text: aligned, wrapped, without colour where nobody looks', async () => {
  const path = file('bad.json', order({ payable_amount: '1.00' }));
  const { stdout } = await tradelint(['check', path, '--locale', 'en', ...NOW], { env: { COLUMNS: '72' } });
  assert.ok(!stdout.includes('\x1b'));
  assert.match(stdout, /error {4}\/payable_amount\n {11}amount payable should be 194\.00, is 1\.00\n/);
  const chinese = (await tradelint(['check', path, ...NOW], { env: { LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' } }))
    .stdout;
  assert.match(chinese, /应付金额应为 194\.00，实为 1\.00/);
});

test('rules as data have the published members', async () => {
  const rules = JSON.parse((await tradelint(['rules', '--format', 'json'])).stdout);
  const members = [
    'id',
    'aspect',
    'record',
    'scope',
    'status',
    'modality',
    'profiles',
    'packs',
    'home',
    'basis',
    'confidence',
    'title',
    'fields',
    'needs',
  ];
  for (const rule of rules) assert.deepEqual(Object.keys(rule), members);
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
});

test('a file name cannot forge output', async () => {
  const { stderr } = await tradelint(['check', `${folder}/\x1b[31mred\nline`]);
  assert.ok(!stderr.includes('\x1b') && stderr.trim().split('\n').length === 1, JSON.stringify(stderr));
});
