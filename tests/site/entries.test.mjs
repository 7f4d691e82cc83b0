/** Lists of JSON as streams: entries are told apart at any cut of the bytes, in bounded memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { source } from './source.mjs';

const { entriesOf } = await source('playground/entries.ts');
const { linesOf } = await source('playground/lines.ts');
const { fieldsOf, formOf, holdsLines } = await source('playground/form.ts');

async function* chunked(text, size) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function entries(text, size = 7, limit = 1 << 20) {
  const rest = { unfinished: false, trailing: false };
  const found = [];
  for await (const { number, offset, bytes } of entriesOf(chunked(text, size), limit, rest))
    found.push({ number, offset, text: new TextDecoder().decode(bytes) });
  return { found, ...rest };
}

const texts = async (text, ...more) => (await entries(text, ...more)).found.map((entry) => entry.text.trim());

test('any list is cut into its entries, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ maxDepth: 4 })),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (list, size, spaced) => {
        const text = JSON.stringify(list, null, spaced ? 2 : 0);
        const { found, unfinished, trailing } = await entries(text, size);
        assert.deepEqual(
          found.map((entry) => JSON.parse(entry.text)),
          JSON.parse(text),
        );
        assert.deepEqual([unfinished, trailing], [false, false]);
        const bytes = Buffer.from(text);
        for (const { offset, text: own } of found)
          assert.equal(bytes.subarray(offset, offset + Buffer.byteLength(own)).toString(), own);
      },
    ),
    { numRuns: 300 },
  );
});

test('brackets and commas within texts part nothing', async () => {
  assert.deepEqual(await texts('[{"a":"],[\\"}"},"[,]"]'), ['{"a":"],[\\"}"}', '"[,]"']);
});

test('empty entries are entries, an empty list has none', async () => {
  assert.deepEqual(await texts('[]'), []);
  assert.deepEqual(await texts(' [ \n ] '), []);
  assert.deepEqual(await texts('[1,,2]'), ['1', '', '2']);
  assert.deepEqual(await texts('[1,]'), ['1', '']);
});

test('a list that was cut off says so, and so does what follows a list', async () => {
  const cut = await entries('[{"a":1},{"b":');
  assert.deepEqual([cut.found.length, cut.unfinished, cut.trailing], [2, true, false]);
  const more = await entries('[1] [2]');
  assert.deepEqual([more.found.length, more.unfinished, more.trailing], [1, false, true]);
});

test('of an entry above the limit one byte more is kept', async () => {
  assert.deepEqual(await texts(`["${'x'.repeat(1_000)}",2]`, 64, 10), [`"${'x'.repeat(10)}`, '2']);
});

test('lines say at which byte they begin', async () => {
  const text = '{"名":1}\n\n  \n{"b":2}\r\n{"c":3}';
  for (const size of [1, 3, 5, 64]) {
    const lines = [];
    for await (const { number, offset, bytes } of linesOf(chunked(text, size), 100)) lines.push([number, offset, bytes.length]);
    const starts = ['{"名"', '{"b"', '{"c"'].map((start) => Buffer.byteLength(text.slice(0, text.indexOf(start))));
    assert.deepEqual(lines, [
      [1, starts[0], 9],
      [4, starts[1], 8],
      [5, starts[2], 7],
    ]);
  }
});

for (const [name, text, expected] of [
  ['orders.ndjson', '{}', 'lines'],
  ['orders.JSONL', '', 'lines'],
  ['orders.json', ' \n[{"a":1}]', 'list'],
  ['orders.json', '{"a":1}\n{"b":2}\n', 'lines'],
  ['orders.json', '{"a":1}\n\n{"b":2', 'lines'],
  ['orders.json', '{\n"a":1}', 'whole'],
  ['orders.json', '{"a":1}\n', 'whole'],
  ['orders.json', '', 'whole'],
]) {
  test(`${name} with ${JSON.stringify(text)} holds ${expected}`, async () =>
    assert.equal(await formOf(new Blob([text]), name), expected));
}

test('two objects on two lines are lines', () => {
  assert.ok(holdsLines('{"a":1}\n{"b":2}'));
  assert.ok(!holdsLines('{"a":1},\n{"b":2}'));
});

test('a posted form is told by its fields, decoded once', () => {
  assert.deepEqual({ ...fieldsOf('subject=%E6%9D%AF+1&sign=a%2Bb%3D&empty=\n') }, { subject: '杯 1', sign: 'a+b=', empty: '' });
  for (const text of ['', 'a', 'a=1', 'a=1&a=2', '{"a":"b=1&c=2"}', 'a=1 & b=2', 'https://shop.example/?a=1&b=2'])
    assert.equal(fieldsOf(text), undefined, text);
});
