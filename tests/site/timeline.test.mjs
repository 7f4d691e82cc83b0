/** The time line of a transaction: everything that has a time stands on it once, and every finding leads to a row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTransaction, example } from '../../pkg/index.inline.js';
import { deals } from '../../www/transaction/deals.mjs';
import { source } from './source.mjs';

const { linesOf, rowAt, rowsOf } = await source('transaction/timeline.ts');
const { amountsOf, partiesOf } = await source('transaction/sides.ts');

const all = deals().flatMap((group) => group.deals);

test('each deal is found with exactly what it says is to be found', () => {
  for (const { id, bundle, now, expect } of all) {
    const { findings } = checkTransaction(bundle, { now, profile: 'audit' });
    assert.deepEqual([...new Set(findings.map(({ rule, pointer }) => `${rule} ${pointer}`))].sort(), [...expect].sort(), id);
  }
});

test('every finding of every deal leads to a row, and so does all that it relates to', () => {
  for (const { id, bundle, now } of all) {
    const rows = rowsOf(bundle);
    for (const { pointer, related } of checkTransaction(bundle, { now, profile: 'audit' }).findings)
      for (const one of [pointer, ...related]) assert.ok(rowAt(rows, one), `${id} ${one}`);
  }
});

test('rows are in the order of time, each with a name of its own', () => {
  for (const { id, bundle } of all) {
    const rows = rowsOf(bundle);
    const times = rows.map(({ at }) => at ?? Number.NEGATIVE_INFINITY);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
      id,
    );
    assert.equal(new Set(rows.map((row) => row.id)).size, rows.length, id);
    assert.equal(linesOf(rows).flatMap((line) => line.rows).length, rows.length);
  }
});

test('a pointer leads to the nearest fact above it', () => {
  const rows = rowsOf(example('transaction'));
  const first = (pointer) => rowAt(rows, pointer)?.facts[0];
  assert.equal(first('/payments/0/amount').moment.path, 'paid_at');
  assert.equal(first('/order/payable_amount').moment.path, 'created_at');
  assert.equal(first('/order/lines/0/unit_price').moment.path, 'created_at', 'what no moment tells is of the record');
  assert.equal(first('/order/completed_at').moment.path, 'completed_at');
  assert.equal(rowAt(rows, ''), undefined, 'the bundle itself is no record');
  assert.equal(first('/payments').moment.path, 'paid_at', 'a list is told of at its first record');
});

test('data of any kind is passed over without a word', () => {
  for (const bundle of [
    null,
    7,
    'x',
    [],
    {},
    { order: [] },
    { payments: {} },
    { payments: [null, 1, 'x', []] },
    { order: { created_at: 7 } },
  ]) {
    for (const row of rowsOf(bundle)) assert.equal(row.at, undefined);
    amountsOf(bundle);
    partiesOf(bundle);
  }
  const [row] = rowsOf({ order: { order_id: 'O', created_at: '2026-03-01T10:00:00' } });
  assert.deepEqual([row.at, row.facts[0].record], [undefined, 'O'], 'a time without offset is no instant');
});

test('amounts and parties stand with their pointers', () => {
  const bundle = example('transaction');
  const entry = amountsOf(bundle).find(({ pointer }) => pointer === '/order/payable_amount');
  assert.equal(entry.value, bundle.order.payable_amount);
  const seller = partiesOf(bundle).find(({ pointer }) => pointer === '/order/seller_id');
  assert.equal(seller.value, `S-2001 ${bundle.subjects[0].name}`);
});
