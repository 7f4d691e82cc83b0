/** Kinds of record as Standard Schemas, and as JSON Schemas that refuse nothing the rules accept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv07 from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import { jsonSchemas } from '../../pkg/generated/schema.js';
import { PROFILES, RECORD_KINDS } from '../../pkg/generated/types.js';
import { check, example, schema, UsageError } from '../../pkg/index.inline.js';
import { readVectors } from '../hosts/vectors.mjs';

const order = example('order');
const OPTIONS = { now: '2026-03-02T12:00:00+08:00', locale: 'en' };
const orders = schema('order', OPTIONS)['~standard'];
const TARGET = { target: 'draft-2020-12' };

test('a record without errors comes back as it is', () => {
  assert.deepEqual([orders.version, orders.vendor], [1, 'tradelint']);
  assert.equal(orders.validate(order).value, order);
  assert.equal(orders.validate(order).issues, undefined);
});

test('warnings and what is undecided are no issues', () => {
  const audit = { ...OPTIONS, profile: 'audit' };
  const softened = { ...OPTIONS, overrides: { 'ORD-007': { severity: 'warning' } } };
  const wrong = { ...order, payable_amount: '1.00' };
  assert.equal(check('order', order, audit).verdict, 'undetermined');
  assert.equal(schema('order', audit)['~standard'].validate(order).value, order);
  assert.equal(schema('order', softened)['~standard'].validate(wrong).value, wrong);
});

test('issues are the errors of the report, with rule and params', () => {
  const wrong = { ...order, payable_amount: '1.00', lines: [{ ...order.lines[0], quantity: 'two' }] };
  const errors = check('order', wrong, OPTIONS).findings.filter(({ severity }) => severity === 'error');
  const { issues } = orders.validate(wrong);
  assert.deepEqual(
    issues.map(({ rule, params, message, related }) => ({ rule, params, message, related })),
    errors.map(({ rule, params, message, related }) => ({ rule, params, message, related })),
  );
  assert.ok(issues.some(({ path }) => path.join() === 'lines,0,quantity' && path[1] === 0));
});

test('no path is empty, and each leads where its pointer does', () => {
  for (const { id, record, input, options } of readVectors().filter(({ input }) => input !== undefined)) {
    const all = { ...options, limits: { ...options.limits, max_findings: 10_000 } };
    const pointers = check(record, input, all)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ pointer }) => pointer);
    const { issues = [] } = schema(record, all)['~standard'].validate(input);
    assert.equal(issues.length, pointers.length, id);
    for (const [i, { path }] of issues.entries()) {
      assert.notEqual(path.length, 0, id);
      const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
      assert.equal(pointer, pointers[i] === '' ? '/root' : pointers[i], id);
      const keys = pointers[i] === '' ? [] : path;
      assert.ok(
        keys.every((key, depth) => (typeof key === 'number') === Array.isArray(valueAt(input, keys.slice(0, depth)))),
        id,
      );
    }
  }
});

const valueAt = (value, path) => path.reduce((within, key) => within?.[key], value);

test('no field is called root', () => {
  for (const kind of RECORD_KINDS) assert.ok(!('root' in jsonSchemas[kind]().properties), kind);
});

test('what is no record is an issue at the root', () => {
  for (const value of [
    undefined,
    null,
    1,
    true,
    [],
    JSON.stringify(order),
    '',
    Buffer.from(JSON.stringify(order)),
    new ArrayBuffer(2),
  ]) {
    const { issues } = orders.validate(value);
    assert.deepEqual(
      issues.map(({ path, rule }) => [path, rule]),
      [[['root'], 'DOC-003']],
      String(value),
    );
  }
});

test('warnings do not crowd out errors', () => {
  const wrong = { ...order, payable_amount: '1.00', lines: [] };
  const one = schema('order', { ...OPTIONS, limits: { max_findings: 1 } })['~standard'];
  assert.equal(one.validate(wrong).issues.length, 1);
  assert.ok(orders.validate(wrong).issues.length > 1);
});

test('mistakes of the caller are named', () => {
  assert.throws(() => schema('invoice'), UsageError);
  assert.throws(() => schema('order', { profil: 'gate' }), /unknown option `profil`/);
  assert.throws(() => schema('order', { profile: 'strict' }), /unknown profile `strict`/);
  assert.throws(() => orders.jsonSchema.input({ target: 'draft-04' }), /unknown JSON Schema target `draft-04`/);
  const jsonSchema = (options) => schema('order', options)['~standard'].jsonSchema.output(TARGET);
  assert.throws(() => jsonSchema({ from: 'woocommerce' }), /source formats such as `woocommerce`/);
  assert.throws(() => jsonSchema({ overrides: { 'ORD-001': { severity: 'note' } } }), /`ORD-001` has another here/);
  assert.throws(() => jsonSchema({ suppress: [{ rule: 'ORD-001', reason: 'known' }] }), /`ORD-001` has another here/);
  assert.ok(jsonSchema({ overrides: { 'ORD-002': { settings: {} } } }));
});

test('the JSON Schema is a copy', () => {
  orders.jsonSchema.input(TARGET).type = 'array';
  assert.equal(orders.jsonSchema.output(TARGET).type, 'object');
});

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true, validateFormats: false });
const judges = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, ajv.compile(jsonSchemas[kind]())]));

/** Where JSON Schema refuses a record: each place must be one where a rule finds an error. */
function refused(kind, record) {
  judges[kind](record);
  return (judges[kind].errors ?? []).map(({ instancePath }) => instancePath);
}

function assertRefusedByRules(kind, record, options, what) {
  const places = refused(kind, record);
  if (places.length === 0) return false;
  const all = { ...options, limits: { ...options.limits, max_findings: 10_000 } };
  const errors = check(kind, record, all).findings.filter(({ severity }) => severity === 'error');
  for (const place of places)
    assert.ok(
      errors.some(({ pointer }) => pointer === place),
      `${what}: ${place}`,
    );
  return true;
}

test('over the vectors, JSON Schema refuses only what a rule refuses, at the same place', () => {
  const ownSeverity = ({ from, suppress, overrides = {} }) =>
    !from && !suppress && Object.values(overrides).every(({ severity }) => severity === undefined);
  const vectors = readVectors().filter(({ input, options }) => input !== undefined && ownSeverity(options));
  const refusing = vectors.filter(({ id, record, input, options }) => assertRefusedByRules(record, input, options, id));
  assert.ok(refusing.length > 20 && refusing.length < vectors.length / 2, `${refusing.length} of ${vectors.length}`);
});

/** Every field's path, with a 0 for the place in a list. */
function* paths(schema, { $defs = {} }, above = []) {
  const { properties, items } = { ...schema, ...$defs[schema.$ref?.split('/').at(-1)] };
  if (above.length > 0) yield above;
  if (items) yield* paths(items, { $defs }, [...above, 0]);
  for (const [name, field] of Object.entries(properties ?? {})) yield* paths(field, { $defs }, [...above, name]);
}

/** A record that holds a value at a path, and nothing else. */
const holding = (path, value) =>
  path.reduceRight(
    (inner, key) => (key === 0 ? [inner] : Object.defineProperty({}, key, { value: inner, enumerable: true })),
    value,
  );

const VALUES = [
  null,
  true,
  0,
  -1,
  1.5,
  1e20,
  '',
  ' ',
  'x',
  '-1',
  '1.',
  '1.50',
  '110108',
  'cny',
  'CNY',
  'CN',
  '2026-03-01',
  '字'.repeat(9_999),
  [],
  [null],
  [[]],
  {},
];

test('whatever a field holds, JSON Schema refuses only what a rule refuses, at the same place', () => {
  for (const kind of RECORD_KINDS) {
    let [fields, refusing] = [0, 0];
    for (const path of paths(jsonSchemas[kind](), jsonSchemas[kind]())) {
      fields++;
      for (const value of VALUES) {
        const record = holding(path, value);
        const what = `${kind} ${JSON.stringify(record).slice(0, 200)}`;
        for (const profile of PROFILES) refusing += assertRefusedByRules(kind, record, { profile, now: null }, what);
      }
    }
    assert.ok(fields > 50 && refusing > fields * 10, `${kind}: ${refusing} of ${fields} fields`);
  }
});

test('draft 07 asks for the same', () => {
  const older = new Ajv07({ strict: true, allowUnionTypes: true, allErrors: true, validateFormats: false });
  for (const kind of RECORD_KINDS) {
    const accepts = older.compile(schema(kind)['~standard'].jsonSchema.input({ target: 'draft-07' }));
    for (const { id, input } of readVectors().filter(({ record, input }) => record === kind && input !== undefined))
      assert.equal(accepts(input), judges[kind](input), id);
  }
});

test('JSON Schema knows code lists and parts', () => {
  const { properties, $defs } = jsonSchemas.order();
  assert.ok(properties.status.enum.includes(null));
  assert.ok(judges.order(order));
  assert.deepEqual(refused('order', { ...order, status: 'no such status' }), ['/status']);
  assert.ok(Object.keys($defs).length > 3);
});
