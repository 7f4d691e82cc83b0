/** Where JSON Pointers and byte offsets lead in a text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { source } from './source.mjs';

const { Places, stepsOf } = await source('editor/places.ts');

const TEXT = `{
  "order_id": "订单-1",
  "lines": [
    { "price": "1.00", "a/b": 1, "m~n": 2 },
    { "price": "2.00" }
  ],
  "order_id": "again", "empty": {}, "😀": "x"
}`;

/** What is marked, and whether it is the place of something missing. */
const marked = (text, pointer) => {
  const { from, to, missing } = new Places(text).at(pointer);
  return [text.slice(from, to), missing];
};

for (const [pointer, expected] of [
  ['/lines/0/price', ['"price": "1.00"', false]],
  ['/lines/1/price', ['"price": "2.00"', false]],
  ['/lines/0/a~1b', ['"a/b": 1', false]],
  ['/lines/0/m~0n', ['"m~n": 2', false]],
  ['/😀', ['"😀": "x"', false]],
  // Of members with one name the last is meant.
  ['/order_id', ['"order_id": "again"', false]],
  // Of a value over several lines its name; of an entry of a list what it is.
  ['/lines', ['"lines"', false]],
  ['/lines/1', ['{ "price": "2.00" }', false]],
  ['/empty', ['"empty": {}', false]],
  // What is missing has the place of what it should stand in.
  ['/lines/2', ['[', true]],
  ['/lines/-', ['[', true]],
  ['/lines/0/quantity', ['{', true]],
  ['/empty/name', ['{', true]],
  ['/payable_amount', ['{', true]],
  ['/order_id/deeper', ['"again"', true]],
]) {
  test(`${pointer} leads to ${expected[0]}`, () => assert.deepEqual(marked(TEXT, pointer), expected));
}

test('steps of a pointer', () => {
  assert.deepEqual(stepsOf('/a~1b/m~0n//~01'), ['a/b', 'm~n', '', '~1']);
  assert.deepEqual(stepsOf(''), []);
});

test('a text without any JSON has one place, its beginning', () => {
  assert.deepEqual(new Places('').at('/a'), { from: 0, to: 0, missing: true });
});

test('what no tree can be made of has no places, and throws nothing', () => {
  const deep = '['.repeat(200_000);
  assert.deepEqual(new Places(deep).at('/0/0'), { from: 0, to: 0, missing: true });
});

test('a byte offset is that of the character it belongs to', () => {
  const text = '{"名": "😀", x}';
  const places = new Places(text);
  const bytes = (before) => Buffer.byteLength(text.slice(0, text.indexOf(before)));
  for (const character of ['{', '名', '😀', 'x', '}']) {
    const { from, to, missing } = places.ofByte(bytes(character));
    assert.deepEqual([text.slice(from, to), missing], [character, false]);
  }
  const end = places.ofByte(Buffer.byteLength(text));
  assert.deepEqual(end, { from: text.length, to: text.length, missing: true });
});
