/** What a document looks like: held against every vector and sample, which say what they are. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { RECORD_KINDS, SOURCES } from '../../pkg/generated/types.js';
import { at } from '../../pkg-config/project.mjs';
import { samples } from '../../www/playground/samples.mjs';
import { source } from './source.mjs';

const { detect } = await source('playground/detect.ts');

test('every sample is taken for what it is', () => {
  for (const { id, kind, from, text } of samples()) {
    const [best] = detect(JSON.parse(text));
    assert.deepEqual([best?.kind, best?.from], [kind, from], id);
  }
});

test('every kind and every format has a sample', () => {
  const there = samples().map(({ kind, from = '' }) => `${kind} ${from}`);
  for (const kind of RECORD_KINDS)
    for (const from of ['', ...SOURCES[kind]]) assert.ok(there.includes(`${kind} ${from}`), `${kind} ${from}`);
});

/** Vectors that hold an object or list, not nothing. */
function documents() {
  const folders = readdirSync(at('tests/vectors')).filter((name) => statSync(at('tests/vectors', name)).isDirectory());
  const files = folders.flatMap((folder) =>
    readdirSync(at('tests/vectors', folder)).map((name) => at('tests/vectors', folder, name)),
  );
  return files
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')))
    .filter(({ input }) => typeof input === 'object' && input !== null && Object.keys(input).length > 0);
}

test('of the vectors, which show one thing each, at least 99 in 100 are', () => {
  const all = documents();
  const right = all.filter(({ record, from, input }) => {
    const [best, second] = detect(input);
    return best?.kind === record && best.from === from && best.members.length > (second?.members.length ?? 0);
  });
  assert.ok(all.length > 2_000);
  assert.ok(right.length / all.length >= 0.99, `${right.length} of ${all.length}`);
});

test('nothing known looks like nothing', () => {
  for (const document of [null, 7, 'text', [], {}, [1, 2], { unknown: 1 }]) assert.deepEqual(detect(document), []);
});

test('members named as what objects inherit are members like any other', () => {
  assert.deepEqual(detect(JSON.parse('{"__proto__":{"order_id":1},"constructor":2}')), []);
});
