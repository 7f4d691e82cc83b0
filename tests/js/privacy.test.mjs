/** No finding carries the value of a personal field, in any language or format. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { tradelint } from '../hosts/hosts.mjs';
import { LOCALES, readVectors } from '../hosts/vectors.mjs';

/** Paths of personal fields, by record kind: the declarations say which they are. */
const { PERSONAL } = await import('../../pkg/generated/personal.js');

/** The values that stand at a path, whatever lists lie on the way. */
function valuesAt(value, [name, ...rest]) {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, [name, ...rest]));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return rest.length === 0 ? [value[name]].flat(9) : valuesAt(value[name], rest);
}

const personalValues = (kind, input) => {
  const values = PERSONAL[kind].flatMap((path) => valuesAt(input, path.split('/')));
  return values
    .filter((value) => (typeof value === 'string' || typeof value === 'number') && String(value).length >= 4)
    .map(String);
};

/** What a report says beside its fixed texts. */
const said = (report) =>
  JSON.stringify(report.findings.map(({ pointer, related, params, message }) => [pointer, related, params, message]));

test('there are personal fields to protect', () => {
  assert.ok(PERSONAL.order.includes('consignee/phone'));
  assert.match(readFileSync(at('src/records/order.rs'), 'utf8'), /phone: text\(64\) personal/);
});

test('over every vector', () => {
  let protectedValues = 0;
  for (const { id, record, bytes, options, input } of readVectors()) {
    const values = input === undefined || options.from ? [] : personalValues(record, input);
    protectedValues += values.length;
    for (const locale of LOCALES) {
      const text = said(check(record, bytes, { ...options, locale }));
      for (const value of values) assert.ok(!text.includes(value), `${id} says ${value}: ${text}`);
    }
  }
  assert.ok(protectedValues > 300, `${protectedValues} values were looked for`);
});

test('through the command line in every format', async () => {
  const marks = ['隐私甲乙丙', '19912345678x', '110101199003070000', '秘密路77号'];
  const [name, phone, id_number, address] = marks;
  const input = JSON.stringify({
    buyer_id: 7.5,
    consignee: { name: [name], phone, id_number, address: 5, region_code: '990000', [name]: address },
  });
  for (const format of ['text', 'json', 'ndjson']) {
    for (const profile of ['gate', 'audit']) {
      const { stdout, stderr, status } = await tradelint(['check', '-', '--format', format, '--profile', profile], { input });
      assert.equal(status, 1);
      for (const mark of marks) assert.ok(!(stdout + stderr).includes(mark), `${format} says ${mark}`);
    }
  }
});
