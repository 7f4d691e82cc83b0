/** Transactions: what agrees raises nothing, and each fault is found by the rules that should find it and no other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check, checkField, checkTransaction, example, rules, UsageError } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { FAULTS, faulty } from '../transactions/faults/index.mjs';
import { transaction } from '../transactions/make.mjs';
import { table } from '../transactions/table.mjs';
import { DAY, endOfDayPlus, instant, plusYears, SECOND, time } from '../transactions/values.mjs';

const NOW = '2026-03-01T12:00:00+08:00';
const found = ({ findings }) => [...new Set(findings.map(({ rule, pointer }) => `${rule} ${pointer}`))].sort();
/** Undetermined for another reason than that only the platform knows. */
const undecided = ({ undetermined, lacking }) => undetermined.filter((rule) => lacking[rule]?.join() !== 'platform');

test('2,000 transactions in which everything agrees raise nothing', () => {
  const outcomes = new Set();
  for (let seed = 0; seed < 2_000; seed++) {
    const { bundle, now, plan } = transaction(seed);
    outcomes.add(plan.outcome);
    for (const profile of ['gate', 'audit']) {
      const report = checkTransaction(bundle, { now, profile });
      assert.deepEqual(found(report), [], `seed ${seed}, ${profile}`);
      assert.deepEqual(undecided(report), [], `seed ${seed}, ${profile}`);
      assert.equal(report.verdict, profile === 'gate' ? 'conforming' : 'undetermined', `seed ${seed}`);
    }
  }
  assert.equal(outcomes.size, 8);
});

for (const fault of FAULTS) {
  test(`fault: ${fault.name}`, () => {
    for (let seed = 0; seed < 12; seed++) {
      const { bundle, now, expect } = faulty(fault, seed);
      const report = checkTransaction(bundle, { now, profile: 'audit' });
      assert.deepEqual(found(report), [...expect].sort(), `seed ${seed}`);
      assert.ok(report.findings.every(({ message }) => message !== '' && !message.includes('{')));
      if (fault.problem) assert.ok(report.findings.some(({ params }) => params.problem === fault.problem));
    }
  });
}

test('no two faults have one name, and the kept table is that of the faults', () => {
  for (const language of ['name', 'zh']) assert.equal(new Set(FAULTS.map((fault) => fault[language])).size, FAULTS.length);
  assert.ok(FAULTS.every(({ zh }) => /\p{Script=Han}/u.test(zh)));
  assert.ok(FAULTS.length >= 60);
  assert.equal(readFileSync(at('tests/transactions/faults.md'), 'utf8'), table());
});

test('every rule that judges across members finds some fault, but for those that only leave open', () => {
  const finding = new Set(FAULTS.flatMap((fault) => faulty(fault, 0).expect.map((finding) => finding.slice(0, 7))));
  const across = rules().filter(({ needs }) => needs.length > 0 && needs.filter((member) => member !== 'platform').length > 1);
  const silent = across.filter(({ id }) => !finding.has(id)).map(({ id }) => id);
  assert.deepEqual(silent, ['OBJ-051']);
});

test('what is left out is lacking, and named by rule', () => {
  const { shipments, ...without } = example('transaction');
  const report = checkTransaction(without, { now: NOW });
  assert.equal(report.verdict, 'undetermined');
  assert.deepEqual(report.lacking['ORD-042'], ['shipments']);
  assert.deepEqual(report.lacking['PAY-002'], undefined);
  assert.ok(report.undetermined.includes('LOG-010'));
  assert.deepEqual(Object.keys(report.lacking), report.undetermined);
  const { order, ...more } = without;
  assert.deepEqual(checkTransaction(more, { now: NOW }).lacking['ORD-042'], ['order', 'shipments']);
  assert.ok(shipments && order);
});

test('an empty list says that there are none', () => {
  const bundle = { ...example('transaction'), shipments: [], aftersales: [] };
  const report = checkTransaction(bundle, { now: NOW });
  assert.deepEqual(report.lacking, {});
  assert.deepEqual(found(report), ['LOG-011 /order/lines/0/quantity', 'ORD-042 /order/status']);
});

test('what only the platform knows is lacking under audit', () => {
  const report = checkTransaction(example('transaction'), { now: NOW, profile: 'audit' });
  assert.deepEqual(report.lacking['ORD-001'], ['platform']);
  assert.equal(checkTransaction(example('transaction'), { now: NOW }).lacking['ORD-001'], undefined);
});

test('a finding leads into each member that takes part', () => {
  const bundle = example('transaction');
  bundle.order.lines[0].unit_price = '98.50';
  bundle.order.lines[0].line_amount = '187.00';
  bundle.order.payable_amount = '192.00';
  const byRule = Object.fromEntries(
    checkTransaction(bundle, { now: NOW, locale: 'en' }).findings.map((finding) => [finding.rule, finding]),
  );
  assert.deepEqual(Object.keys(byRule).sort(), ['AFS-015', 'ORD-005', 'PAY-002']);
  assert.equal(byRule['PAY-002'].pointer, '/order/payable_amount');
  assert.deepEqual(byRule['PAY-002'].related, ['/payments/0/amount']);
  assert.equal(byRule['PAY-002'].message, 'the successful payments should come to the amount payable, 192.00, come to 194.00');
  assert.deepEqual(byRule['ORD-005'].related, ['/listings/0/skus/0/price']);
});

test("a member's own rules run as they do for the record alone", () => {
  const bundle = example('transaction');
  bundle.payments[0].currency = 'RMB';
  bundle.shipments[0].waybill_no = null;
  for (const [kind, member, record] of [
    ['payment', '/payments/0', bundle.payments[0]],
    ['shipment', '/shipments/0', bundle.shipments[0]],
  ]) {
    const alone = check(kind, record, { now: NOW }).findings.map(({ rule, pointer, message }) => [
      rule,
      member + pointer,
      message,
    ]);
    const together = checkTransaction(bundle, { now: NOW }).findings.map(({ rule, pointer, message }) => [
      rule,
      pointer,
      message,
    ]);
    assert.ok(alone.length > 0);
    for (const [rule, pointer] of alone)
      assert.ok(
        together.some((other) => other[0] === rule && other[1] === pointer),
        pointer,
      );
  }
});

test('other types than a bundle has are said, and hide nothing else', () => {
  const bundle = { ...example('transaction'), payments: [7], shipments: {}, unknown: 1 };
  const report = checkTransaction(bundle, { now: NOW });
  assert.deepEqual(found(report).slice(0, 2), ['DOC-003 /payments/0', 'DOC-003 /shipments']);
  assert.equal(checkTransaction('[]', { now: NOW }).findings[0].rule, 'DOC-003');
  assert.equal(checkTransaction('{', { now: NOW }).findings[0].rule, 'DOC-001');
  assert.deepEqual(checkTransaction('{}', { now: NOW }).findings, []);
});

test('text, bytes and value give one report', () => {
  const { bundle, now } = faulty(FAULTS[0], 3);
  const text = JSON.stringify(bundle);
  const reports = [bundle, text, Buffer.from(text)].map((input) => checkTransaction(input, { now, profile: 'audit' }));
  assert.deepEqual(reports[1], reports[0]);
  assert.deepEqual(reports[2], reports[0]);
  assert.deepEqual(check('transaction', bundle, { now, profile: 'audit' }), reports[0]);
});

test('a field of a member is checked with what it takes part in', () => {
  const bundle = example('transaction');
  bundle.payments[0].amount = '193.00';
  const rulesAt = (pointer) => [
    ...new Set(checkField('transaction', bundle, pointer, { now: NOW }).findings.map(({ rule }) => rule)),
  ];
  assert.deepEqual(rulesAt('/payments/0/amount'), ['PAY-002', 'PAY-022']);
  assert.deepEqual(rulesAt('/listings/0/price'), []);
  assert.throws(() => checkField('transaction', bundle, '/payments/0/amounts', { now: NOW }), UsageError);
});

test('overrides and suppressions reach rules across members', () => {
  const { bundle, now } = faulty(
    FAULTS.find(({ name }) => name === 'sold at another price than marked'),
    1,
  );
  const options = { now, overrides: { 'ORD-005': { severity: 'off' } } };
  const off = checkTransaction(bundle, options);
  assert.deepEqual([off.findings, off.undetermined], [[], ['ORD-005']]);
  const suppress = [{ rule: 'ORD-005', reason: 'agreed by phone' }];
  assert.deepEqual(checkTransaction(bundle, { now, suppress }).suppressed, [
    { rule: 'ORD-005', pointer: '/order/lines/0/unit_price' },
  ]);
});

test('a bundle of thousands of members is judged in bounded time', () => {
  const { listings, order, ...rest } = example('transaction');
  const many = (record, change) => Array.from({ length: 9_000 }, (_, place) => ({ ...record, ...change(place) }));
  const lines = many({ listing_id: 'L' }, (place) => ({
    listing_version: String(place),
    line_id: String(place),
    quantity: 1,
    unit_price: '1.00',
  }));
  const versions = many({ listing_id: 'L' }, (place) => ({ version: String(9_000 - place), seller_id: 'S-2001' }));
  const bytes = Buffer.from(JSON.stringify({ ...rest, order: { ...order, lines }, listings: versions }));
  const from = performance.now();
  const report = checkTransaction(bytes, { now: NOW });
  assert.ok(performance.now() - from < 3_000);
  assert.ok(report.undetermined.includes('ORD-005'), 'a rule that had to look at too many leaves it open');
  assert.ok(listings);
});

/** Days run from the day after the event, at UTC+8, to the end of the last one; months and years end on the same day or the month's last. */
test('the calendar: the last second of the seventh day, and the first after it', () => {
  const fault = FAULTS.find(({ name }) => name.startsWith('applied for on the eighth day'));
  for (let seed = 0; seed < 40; seed++) {
    const { bundle, now } = faulty(fault, seed);
    const signed = instant(bundle.shipments[0].signed_at);
    assert.equal(bundle.aftersales[0].applied_at, time(endOfDayPlus(signed, 7) + SECOND));
    assert.deepEqual(found(checkTransaction(bundle, { now, profile: 'audit' })), ['AFS-006 /aftersales/0/applied_at']);
    bundle.aftersales[0].applied_at = time(endOfDayPlus(signed, 7));
    bundle.aftersales[0].status_history[0].at = bundle.aftersales[0].applied_at;
    assert.deepEqual(found(checkTransaction(bundle, { now, profile: 'audit' })), [], `seed ${seed}`);
  }
});

test('the calendar: three years from any day, leap days included', () => {
  for (const completed of [
    '2024-02-28T10:00:00+08:00',
    '2024-02-29T00:00:00+08:00',
    '2024-02-29T23:59:59+08:00',
    '2024-12-31T23:59:59+08:00',
    '2024-08-31T16:00:00Z',
  ]) {
    const bundle = example('transaction');
    Object.assign(bundle.order, { completed_at: completed, status_history: null });
    const least = plusYears(instant(completed), 3);
    for (const [until, expected] of [
      [time(least), []],
      [time(least - SECOND), ['PAY-035 /payments/0/retention_until']],
    ]) {
      bundle.payments[0].retention_until = until;
      const report = checkTransaction(bundle, { now: NOW });
      assert.deepEqual(
        found(report).filter((finding) => finding.startsWith('PAY-035')),
        expected,
        `${completed} ${until}`,
      );
    }
  }
  assert.equal(time(plusYears(instant('2024-02-29T10:00:00+08:00'), 3)), '2027-02-28T10:00:00+08:00');
  assert.equal(endOfDayPlus(instant('2026-02-27T23:59:59+08:00'), 1), instant('2026-02-28T23:59:59+08:00'));
  assert.equal(endOfDayPlus(instant('2026-02-27T16:00:00Z'), 1), instant('2026-03-01T23:59:59+08:00'));
  assert.ok(DAY > 0);
});
