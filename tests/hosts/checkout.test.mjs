/** The small module in a real workerd: orders through its guard, notices through `verify`, and what it does not know. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check } from '../../pkg/checkout.inline.js';
import { example } from '../../pkg/index.inline.js';
import { EXPECTED, NOW, wechatPay } from '../js/notices.mjs';
import { startWorkerd } from './hosts.mjs';

const { keys, notice } = wechatPay();

let workerd;
before(async () => {
  const bindings = { KEYS: JSON.stringify(keys), NOW, EXPECTED: JSON.stringify(EXPECTED) };
  workerd = await startWorkerd('tests/hosts/checkout.worker.mjs', { bindings });
});
after(() => workerd.stop());

const post = async (path, body, headers = { 'content-type': 'application/json' }) => {
  const response = await fetch(new URL(path, workerd.url), { method: 'POST', headers, body });
  return { status: response.status, answer: await response.json() };
};

test('a right order passes, a wrong one is told where', async () => {
  const order = example('order');
  const passed = await post('/', JSON.stringify(order));
  assert.equal(passed.answer.verdict, 'conforming');
  order.payable_amount = '1.00';
  const { status, answer } = await post('/', JSON.stringify(order));
  assert.equal(status, 422);
  assert.deepEqual(
    answer.errors.map(({ rule, pointer }) => `${rule} ${pointer}`),
    ['ORD-007 /payable_amount'],
  );
});

test('a true notice is accepted, an altered one is not', async () => {
  const { headers, body } = notice();
  const { answer } = await post('/notice', body, headers);
  assert.deepEqual(answer, { accepted: true, authentic: true, problems: [], paid: [EXPECTED.out_trade_no] });
  const altered = await post('/notice', body.replace('EV-', 'EW-'), headers);
  assert.deepEqual([altered.answer.accepted, altered.answer.authentic], [false, false]);
});

test('kinds that it leaves out are mistakes of the caller, never conforming', () => {
  for (const kind of ['subject', 'listing', 'shipment', 'aftersale', 'transaction'])
    assert.throws(() => check(kind, '{}'), { name: 'UsageError', message: /use one of order, payment/ }, kind);
});
