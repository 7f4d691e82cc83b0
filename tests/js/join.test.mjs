/** Files of records joined to transactions, and checked line by line. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startEngine } from '../../pkg/cli/engine.js';
import { Joining } from '../../pkg/cli/joining.js';
import { LineRecords } from '../../pkg/cli/records.js';
import { tradelint } from '../hosts/hosts.mjs';
import { transaction } from '../transactions/make.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradelint-test-'));
});
after(() => rmSync(folder, { recursive: true }));

/** A file of records, one a line. */
function file(name, records) {
  const path = join(folder, name);
  writeFileSync(path, records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n'));
  return path;
}

async function joined(files, ...args) {
  const { status, stdout, stderr } = await tradelint(['join', ...args, ...files]);
  return {
    status,
    stderr,
    transactions: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

test('records of one order come together, as they were written', async () => {
  const orders = file('orders.ndjson', ['{"order_id": "A",\t"payable_amount": 1.50}', { order_id: 2 }]);
  const payments = file('payments-2026-03.ndjson', [
    { order_id: 'A', payment_id: 1 },
    { order_id: '2', payment_id: 2 },
    { order_id: 'A', payment_id: 3 },
  ]);
  const { status, transactions } = await joined([payments, orders]);
  assert.equal(status, 0);
  assert.deepEqual(transactions, [
    {
      order: { order_id: 'A', payable_amount: 1.5 },
      payments: [
        { order_id: 'A', payment_id: 1 },
        { order_id: 'A', payment_id: 3 },
      ],
    },
    { order: { order_id: 2 }, payments: [{ order_id: '2', payment_id: 2 }] },
  ]);
  const { stdout } = await tradelint(['join', orders]);
  assert.match(stdout, /"payable_amount": 1\.50\}/, 'digits stay as they were written');
});

test('a file that was given and has nothing says that there is none, one that was not says nothing', async () => {
  const orders = file('orders.ndjson', [{ order_id: 'A' }]);
  const empty = file('shipments.ndjson', []);
  assert.deepEqual((await joined([orders, empty])).transactions, [{ order: { order_id: 'A' }, shipments: [] }]);
});

test('records without their order stand without, orders of one number each by itself', async () => {
  const orders = file('orders.ndjson', [
    { order_id: 'A', n: 1 },
    { order_id: 'A', n: 2 },
  ]);
  const payments = file('payments.ndjson', [{ order_id: 'A' }, { order_id: 'B' }]);
  assert.deepEqual((await joined([orders, payments])).transactions, [
    { order: { order_id: 'A', n: 1 }, payments: [{ order_id: 'A' }] },
    { order: { order_id: 'A', n: 2 }, payments: [{ order_id: 'A' }] },
    { payments: [{ order_id: 'B' }] },
  ]);
});

test('lines that cannot be joined are named and left out', async () => {
  const orders = file('orders.ndjson', [
    { order_id: 'A' },
    '{"order_id":',
    { other: 1 },
    '7',
    { order_id: null },
    '',
    { order_id: 'B' },
  ]);
  const { status, stderr, transactions } = await joined([orders]);
  assert.deepEqual([status, transactions.length], [2, 2]);
  assert.deepEqual(
    [...stderr.matchAll(/line (\d+): no record with order_id, left out/g)].map(([, line]) => line),
    ['2', '3', '4', '5'],
  );
});

test('another key to join by; mistakes are named', async () => {
  const orders = file('orders.ndjson', [{ trade: 'T' }]);
  assert.deepEqual((await joined([orders], '--by', 'trade')).transactions, [{ order: { trade: 'T' } }]);
  for (const [args, names] of [
    [['join'], 'no file to join'],
    [['join', file('records.ndjson', [])], 'records.ndjson'],
    [['join', join(folder, 'orders-missing.ndjson')], 'orders-missing.ndjson'],
    [['check', '--by', 'x', orders], '--by'],
    [['join', '--lines', orders], '--lines'],
  ]) {
    const { status, stderr } = await tradelint(args);
    assert.equal(status, 2);
    assert.ok(stderr.includes(names), stderr);
  }
});

test('what does not fit is spread over files, level by level, and comes together all the same', () => {
  startEngine();
  const all = Array.from({ length: 5_000 }, (_, place) => ({
    key: `订单 "${place % 700}"\t`,
    place,
    note: '一\t二'.repeat(place === 4_000 ? 100_000 : 1),
  }));
  const given = { order: all.slice(0, 2_000), payments: all.slice(2_000) };
  const paths = Object.entries(given).map(([member, own]) => [member, file(`${member}.ndjson`, own)]);
  const of = (key) => Object.values(given).map((own) => own.filter((record) => record.key === key));
  const scratch = () => readdirSync(tmpdir()).filter((name) => name.startsWith('tradelint-join-'));
  const before = scratch();
  for (const light of [1 << 30, 100_000, 1]) {
    const joining = new Joining('key', 1 << 20, false, light);
    const keys = new Set();
    for (const { key, records } of joining.joined(paths.map(([member, path]) => new LineRecords(path, member, 'key', joining)))) {
      assert.ok(!keys.has(key), 'all at once');
      keys.add(key);
      const got = [records.order, records.payments].map((list) => list.map((bytes) => JSON.parse(Buffer.from(bytes))));
      assert.deepEqual(got, of(key));
    }
    assert.equal(keys.size, 700);
    for (const own of scratch().filter((name) => !before.includes(name)))
      assert.deepEqual(readdirSync(join(tmpdir(), own)), [], 'files go as they are done with');
    joining.end();
    assert.deepEqual(scratch(), before);
  }
});

test('records with one key that are too many for a transaction are left out, and no others', async () => {
  const note = 'x'.repeat(10_000);
  const orders = file('orders.ndjson', [{ order_id: 'A' }, { order_id: 'B' }]);
  const payments = file(
    'payments.ndjson',
    Array.from({ length: 4_000 }, () => ({ order_id: 'A', note })),
  );
  const { status, stderr, transactions } = await joined([orders, payments]);
  assert.deepEqual([status, transactions], [2, [{ order: { order_id: 'B' }, payments: [] }]]);
  assert.match(stderr, /4001 records of one order_id, A: too many for a transaction, left out/);
});

/** A named pipe, and what is written into it once somebody reads. */
function pipe(name, text) {
  const path = join(mkdtempSync(join(folder, 'pipe-')), name);
  execFileSync('mkfifo', [path]);
  return { path, written: writeFile(path, text) };
}

test('named pipes are read as files are', async () => {
  const orders = pipe('orders.ndjson', '{"order_id":"A"}\n');
  const payments = pipe('payments.ndjson', '{"order_id":"A","n":1}\n{"order_id":"A","n":2}');
  const { status, transactions } = await joined([payments.path, orders.path]);
  await Promise.all([orders.written, payments.written]);
  const both = [1, 2].map((n) => ({ order_id: 'A', n }));
  assert.deepEqual([status, transactions], [0, [{ order: { order_id: 'A' }, payments: both }]]);
});

test('a disk that says no is named', async () => {
  const { path, written } = pipe('orders.ndjson', '{"order_id":"A"}\n');
  const { status, stderr } = await tradelint(['join', path], { env: { TMPDIR: join(folder, 'nowhere') } });
  assert.deepEqual([status, /^tradelint: cannot join: ENOENT.*nowhere/.test(stderr)], [2, true], stderr);
  // Lets the writer go, which waits for somebody to read.
  await Promise.all([written, readFile(path)]);
});

test('lines left out are named up to a number, and counted', async () => {
  const orders = file('orders.ndjson', [...Array.from({ length: 30 }, () => '{}'), { order_id: 'A' }]);
  const { status, stderr, transactions } = await joined([orders]);
  assert.deepEqual([status, transactions.length, stderr.trim().split('\n').length], [2, 1, 21]);
  assert.match(stderr, /30 lines left out in all\n$/);
});

test('joined transactions are checked as they come', async () => {
  const bundles = Array.from({ length: 20 }, (_, seed) => transaction(seed).bundle);
  bundles[7].order.payable_amount = '0.01';
  const files = [
    file(
      'orders.ndjson',
      bundles.map(({ order }) => order),
    ),
    ...['payments', 'shipments', 'aftersales'].map((member) =>
      file(
        `${member}.ndjson`,
        bundles.flatMap((bundle) => bundle[member]),
      ),
    ),
  ];
  const { stdout } = await tradelint(['join', ...files]);
  const args = ['check', '--record', 'transaction', '--now', 'unknown', '--format', 'ndjson', '-'];
  const { status, stdout: reports } = await tradelint(args, { input: stdout });
  const lines = reports
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  assert.deepEqual([status, lines.length, lines.at(-1).line], [1, 20, 20]);
  const wrong = lines.filter(({ verdict }) => verdict === 'nonconforming');
  assert.equal(wrong.length, 1);
  assert.ok(wrong[0].findings.some(({ rule }) => rule === 'PAY-002'));
  assert.ok(
    lines.every(({ lacking }) =>
      Object.values(lacking)
        .flat()
        .every((member) => ['subjects', 'listings'].includes(member)),
    ),
  );
});
