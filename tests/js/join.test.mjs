/** Files of records joined to transactions, and checked line by line. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { groups } from '../../pkg/cli/join.js';
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

test('what does not fit is spread over files, level by level, and comes together all the same', async () => {
  const entries = Array.from({ length: 5_000 }, (_, place) => ({
    member: place % 2 ? 'payments' : 'order',
    key: `订单 "${place % 700}"\t`,
    text: JSON.stringify({ place, note: '一\t二' }),
  }));
  async function* given() {
    yield* entries;
  }
  const expected = new Map();
  for (const entry of entries) expected.set(entry.key, [...(expected.get(entry.key) ?? []), entry]);
  const at = mkdtempSync(join(folder, 'spread-'));
  let count = 0;
  for await (const group of groups(given(), Number.MAX_VALUE, at)) {
    count++;
    assert.deepEqual(group, expected.get(group[0].key));
  }
  assert.equal(count, expected.size);
  assert.ok(readdirSync(at, { recursive: true }).length <= 1, 'files go as they are done with');
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
  const args = ['check', '--record', 'transaction', '--now', 'unknown', '--format', 'ndjson', '--lines', '-'];
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
