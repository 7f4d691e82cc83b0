/** Bad input gets a finding, never a panic, a hang or a leak. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../pkg/index.inline.js';
import { order } from './order.mjs';

const NOW = '2026-03-01T12:00:00+08:00';
const report = (input, options) => check('order', input, { now: NOW, ...options });
const first = (input, options) => {
  const { verdict, findings } = report(input, options);
  assert.notEqual(verdict, 'conforming');
  return findings.map(({ rule, pointer }) => `${rule} ${pointer}`)[0];
};

test('documents that are no order', () => {
  const documents = [
    '',
    ' ',
    'null',
    '[]',
    '""',
    '0',
    'true',
    'NaN',
    '{',
    '{"a"',
    '\u0000',
    '\ufeff',
    new Uint8Array(),
    new ArrayBuffer(0),
    new ArrayBuffer(0, { maxByteLength: 8 }),
  ];
  for (const document of documents) assert.match(first(document), /^DOC-00[13] $/, JSON.stringify(document));
  for (const value of [
    null,
    undefined,
    [],
    0,
    Number.NaN,
    1n,
    true,
    Symbol('s'),
    () => {},
    new Date(Number.NaN),
    new Map(),
    /x/,
  ]) {
    assert.equal(report(value).verdict, 'nonconforming', String(value));
  }
});

test('a document of 50 MB is refused by its size alone', () => {
  const size = 50 << 20;
  const large = `{"order_id":"${'x'.repeat(size)}"}`;
  for (const input of [large, Buffer.from(large), { order_id: 'x'.repeat(size) }]) assert.equal(first(input), 'DOC-006 ');
  assert.equal(first(large, { limits: { max_bytes: 64 << 20 } }).startsWith('ORD'), true, 'unless the caller allows it');
});

test('100,000 nested lists, in every spelling', () => {
  const depth = 100_000;
  const text = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  let value = [];
  for (let i = 0; i < depth; i++) value = [value];
  assert.equal(first(text), 'DOC-005 ');
  assert.equal(first(Buffer.from(`{"x":${text}}`)), 'DOC-005 ');
  assert.equal(first({ x: value }), 'DOC-005 ');
  assert.equal(first(`${'{"x":'.repeat(depth)}`), 'DOC-005 ');
});

test('lone surrogates are no text, in every spelling', () => {
  const wrong = order({ order_id: 'a\ud800b' });
  for (const input of [wrong, JSON.stringify(wrong), JSON.stringify(wrong).replace('\\ud800', '\ud800')])
    assert.equal(first(input), 'DOC-004 /order_id');
});

test('values that JSON cannot say', () => {
  const cyclic = order();
  cyclic.consignee = cyclic;
  const throwing = Object.defineProperty(order(), 'freight', {
    enumerable: true,
    get: () => assert.fail('a getter that throws'),
  });
  const values = [
    [order({ freight: Number.NaN }), 'DOC-003 /freight'],
    [order({ freight: Number.POSITIVE_INFINITY }), 'DOC-003 /freight'],
    [order({ freight: () => 1 }), 'DOC-003 /freight'],
    [order({ freight: Symbol('x') }), 'DOC-003 /freight'],
    [cyclic, 'DOC-003 /consignee/consignee'],
    [throwing, 'DOC-003 /freight'],
  ];
  for (const [value, finding] of values) {
    const found = report(value).findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
    assert.ok(found.includes(finding) || found.some((text) => text.startsWith('DOC-003')), `${finding}: ${found}`);
  }
  assert.equal(report(order({ freight: 10n })).verdict, 'conforming', 'a BigInt is an integer');
});

test('proxies: revoked, throwing, endless', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = new Proxy({}, { ownKeys: () => assert.fail('a trap that throws') });
  const endless = new Proxy(
    {},
    {
      ownKeys: () => ['x'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: (_, __, self) => ({ x: self }),
    },
  );
  const long = new Proxy([], { get: (target, key) => (key === 'length' ? 2 ** 32 - 1 : Reflect.get(target, key)) });
  for (const input of [proxy, throwing, endless, { lines: long }, { lines: proxy }])
    assert.equal(report(input).verdict, 'nonconforming');
});

test('keys of prototypes are keys like others', () => {
  const text = JSON.stringify(order()).replace('{', '{"__proto__":{"status":"paid"},"constructor":1,"toString":2,');
  assert.equal(report(text).verdict, 'conforming');
  assert.equal(report(JSON.parse(text)).verdict, 'conforming');
  assert.equal({}.status, undefined);
  const inherited = Object.create(order());
  assert.equal(report(inherited).verdict, 'nonconforming', 'what is inherited is not there');
  assert.equal(report({ ['__proto__']: null, findings: 1 }).verdict, 'nonconforming');
});

test('memory is flat after 100,000 checks', () => {
  const inputs = [
    order(),
    JSON.stringify(order()),
    JSON.stringify(order({ payable_amount: '1.00', status: 'sent' })),
    '{',
    { lines: 1 },
  ];
  const round = () => {
    for (let i = 0; i < 25_000; i++) report(inputs[i % inputs.length]);
    globalThis.gc?.();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  round();
  const before = round();
  round();
  const after = round();
  assert.ok(after - before < 4 << 20, `${before} bytes before, ${after} after`);
});
