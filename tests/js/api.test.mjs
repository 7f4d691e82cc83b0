/** What users of the JavaScript package can rely on. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { check, checkField, explain, rules, UsageError } from '../../pkg/index.inline.js';
import { order } from './order.mjs';

const NOW = '2026-03-01T12:00:00+08:00';
const found = (report) => report.findings.map(({ rule, pointer }) => `${rule} ${pointer}`);

test('a conforming order', () => {
  const report = check('order', order(), { now: NOW });
  assert.deepEqual(
    [report.ruleset, report.record, report.profile, report.verdict, report.findings, report.undetermined, report.truncated],
    ['gbt37401-2019', 'order', 'gate', 'conforming', [], [], false],
  );
});

test('an object, its text and its bytes give one report', () => {
  const wrong = order({ payable_amount: '193.00' });
  const text = JSON.stringify(wrong);
  const bytes = new TextEncoder().encode(text);
  const spellings = [wrong, text, bytes, bytes.buffer, new DataView(bytes.buffer), Buffer.from(text)];
  const reports = spellings.map((input) => JSON.stringify(check('order', input, { now: NOW })));
  assert.equal(new Set(reports).size, 1, reports.join('\n'));
  assert.deepEqual(found(JSON.parse(reports[0])), ['ORD-007 /payable_amount']);
});

test('a finding cites its ground in the language asked for', () => {
  const messages = ['zh-CN', 'en'].map(
    (locale) => check('order', order({ payable_amount: '193.00' }), { now: NOW, locale }).findings[0],
  );
  assert.deepEqual(
    messages.map(({ message }) => message),
    ['应付金额应为 194.00，实为 193.00', 'amount payable should be 194.00, is 193.00'],
  );
  assert.deepEqual(
    messages.map(({ home, params }) => [home, params]),
    Array(2).fill(['5.2', { expected: '194.00', actual: '193.00' }]),
  );
  assert.ok(messages.every(({ basis }) => basis.length > 0));
});

test('all findings at once: a wrong type hides none of the others', () => {
  const report = check('order', order({ buyer_id: true, payable_amount: '193.00', consignee: { name: 7, phone: '12' } }), {
    now: NOW,
  });
  for (const finding of ['DOC-003 /buyer_id', 'ORD-007 /payable_amount', 'DOC-003 /consignee/name', 'ORD-018 /consignee/phone']) {
    assert.ok(found(report).includes(finding), finding);
  }
});

test('checkField: the field and every relation it takes part in', () => {
  const wrong = order({ payable_amount: '193.00', currency: 'RMB' });
  assert.deepEqual(found(checkField('order', wrong, '/payable_amount', { now: NOW })), ['ORD-007 /payable_amount']);
  assert.deepEqual(found(checkField('order', wrong, '/freight', { now: NOW })), ['ORD-007 /payable_amount']);
  assert.deepEqual(found(checkField('order', wrong, '/currency', { now: NOW })), ['ORD-010 /currency']);
  assert.deepEqual(found(checkField('order', wrong, '/lines/0/quantity', { now: NOW })), ['ORD-007 /payable_amount']);
  assert.deepEqual(found(checkField('order', wrong, '/consignee/name', { now: NOW })), []);
});

test('overrides change severity and settings, and off means undetermined', () => {
  const wrong = order({ payable_amount: '193.00' });
  const as = (severity) => check('order', wrong, { now: NOW, overrides: { 'ORD-007': { severity } } });
  assert.deepEqual([as('warning').verdict, as('warning').findings[0].severity], ['conforming', 'warning']);
  assert.deepEqual([as('off').verdict, as('off').undetermined], ['undetermined', ['ORD-007']]);
});

test('a report is cut at the limit and says so', () => {
  const report = check('order', {}, { now: NOW, limits: { max_findings: 2 } });
  assert.deepEqual([report.findings.length, report.truncated, report.verdict], [2, true, 'nonconforming']);
});

test('mistakes of the caller are named', () => {
  const mistakes = [
    [() => check('orders', {}), /unknown record kind `orders`: use one of order/],
    [() => check('order', {}, { profil: 'gate' }), /unknown option `profil`/],
    [() => check('order', {}, { profile: 'strict' }), /unknown profile `strict`: use one of gate, audit/],
    [() => check('order', {}, { packs: ['nope'] }), /unknown pack `nope`/],
    [() => check('order', {}, { from: 'magento' }), /unknown source format `magento`|magento/],
    [() => check('order', {}, { locale: 'fr' }), /unknown locale `fr`: use one of zh-CN, en/],
    [() => check('order', {}, { now: '2026-02-30T00:00:00Z' }), /option `now`/],
    [() => check('order', {}, { overrides: { 'ORD-999': { severity: 'off' } } }), /unknown rule `ORD-999`/],
    [() => check('order', {}, { overrides: { 'ORD-007': { severity: 'fatal' } } }), /fatal/],
    [() => check('order', {}, { limits: { max_depth: 0 } }), /option `limits.max_depth` must be 1 to 127/],
    [() => check('order', {}, { suppress: [{ rule: 'ORD-007', reason: '' }] }), /option `suppress.reason`/],
    [() => check('order', {}, null), /options must be an object/],
    [() => checkField('order', {}, '/no_such_field'), /unknown field `\/no_such_field` of order/],
    [() => checkField('order', {}, undefined), /pointer must be a JSON Pointer/],
    [() => explain('ORD-999'), /unknown rule `ORD-999`/],
  ];
  for (const [mistake, message] of mistakes) {
    assert.throws(mistake, (error) => error instanceof UsageError && message.test(error.message), String(mistake));
  }
});

test('every rule can be explained, in both languages, with its ground', () => {
  for (const { id, aspect } of rules()) {
    const rule = explain(id);
    for (const text of [rule.title, rule.message, rule.fix]) assert.ok(text.zh && text.en, id);
    assert.ok(rule.basis.zh.length > 0 && rule.basis.en.length === rule.basis.zh.length, id);
    assert.ok(aspect === 'DOC' || rule.pass !== undefined, id);
  }
});

test('the examples that explain shows do what it says of them', () => {
  for (const { id, record, profiles } of rules().filter(({ aspect }) => aspect !== 'DOC')) {
    const { pass, fail } = explain(id);
    const findings = (input) => check(record, input, { now: NOW, profile: profiles[0], limits: { max_findings: 1000 } }).findings;
    assert.ok(
      findings(pass).every(({ rule }) => rule !== id),
      `${id} passes`,
    );
    if (fail)
      assert.ok(
        findings(fail.input).some(({ rule, pointer }) => rule === id && pointer === fail.at),
        `${id} fails at ${fail.at}`,
      );
  }
});

test('require gives the same', () => {
  const required = createRequire(import.meta.url)('../../pkg/cjs/index.inline.js');
  const input = order({ payable_amount: '193.00' });
  assert.equal(JSON.stringify(required.check('order', input, { now: NOW })), JSON.stringify(check('order', input, { now: NOW })));
});
