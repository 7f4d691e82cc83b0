/** Values written for the engine: the same JSON as a plain writer makes of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toJson } from '../../pkg/value.js';

const decoder = new TextDecoder();
const written = (value) => decoder.decode(toJson(value, 1 << 22, 64));

/** One control byte stands for what JSON cannot say. */
function plainly(value) {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '\x01';
  if (typeof value === 'function' || typeof value === 'symbol') return '\x02';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return plainly(Number.isNaN(value.getTime()) ? Number.NaN : value.toISOString());
  if (Array.isArray(value)) return `[${Array.from(value, plainly).join()}]`;
  const members = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${members.map((key) => `${JSON.stringify(key)}:${plainly(value[key])}`).join()}}`;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('a', '茶', 'é', '🍵', '\ud800', '\udc00', '"', '\\', '\n', '\x7f'), maxLength: 400 }),
);
const odd = fc.constantFrom(
  undefined,
  null,
  Number.NaN,
  -0,
  1e300,
  Infinity,
  Symbol.iterator,
  assert,
  10n ** 200n,
  true,
  new Map([[1, 2]]),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.integer(),
    odd,
    fc.date(),
    fc.uint8Array().map(() => ({})),
    tie('list'),
    tie('object'),
  ),
  list: fc.oneof(fc.array(tie('value')), fc.sparseArray(tie('value'), { maxLength: 20 })),
  object: fc.dictionary(fc.oneof(text, fc.constantFrom('order_id', 'lines', '__proto__', '', '7')), tie('value')),
}));

test('any value is written as a plain writer writes it', () => {
  fc.assert(
    fc.property(value, (value) => assert.equal(written(value), plainly(value))),
    { numRuns: 5000 },
  );
});

test('a getter that checks another value meanwhile disturbs nothing', () => {
  const value = {
    a: 1,
    get b() {
      return written({ c: '茶'.repeat(9000) }).length;
    },
    d: 'e',
  };
  assert.equal(written(value), '{"a":1,"b":9008,"d":"e"}');
});

test('inherited members, views and members that throw', () => {
  const thrower = {
    get a() {
      throw new Error('no');
    },
    b: 1,
  };
  assert.equal(written([Object.create({ a: 1 }), new Uint8Array(9), thrower]), '[{},{},{"a":\x03,"b":1}]');
});
