/** What pages tell of the tests, counted from their files. */
import { readdirSync, readFileSync } from 'node:fs';
import { at } from '../../pkg-config/project.mjs';
import { deals } from '../transaction/deals.mjs';

export function facts() {
  const all = vectors();
  const vectorsOf = {};
  for (const { expect } of all)
    for (const rule of new Set(expect.findings.map(({ rule }) => rule))) vectorsOf[rule] = (vectorsOf[rule] ?? 0) + 1;
  return { vectors: all.length, vectorsOf, shortestOf: shortestByRule(all), dealOf: dealsByRule() };
}

function vectors() {
  const folder = at('tests/vectors');
  const files = readdirSync(folder, { recursive: true }).filter((path) => /^\w+\/.+\.json$/.test(path));
  return files.flatMap((path) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')));
}

/** Of vectors that need no more than kind, source and text. */
function shortestByRule(vectors) {
  const options = ['limits', 'suppress', 'overrides', 'packs', 'input_hex'];
  const plain = vectors.filter((vector) => vector.expect.findings.length === 1 && !options.some((name) => name in vector));
  const shown = plain.map(({ record, from, input, input_text, expect }) => {
    return { rule: expect.findings[0].rule, record, from, text: input_text ?? JSON.stringify(input, null, 2) };
  });
  const shortestLast = shown
    .filter(({ text }) => text.trim() !== '')
    .toSorted((one, other) => other.text.length - one.text.length);
  return Object.fromEntries(shortestLast.map(({ rule, ...vector }) => [rule, vector]));
}

/** Of the deals in which a rule finds something, the one in which least else is found. */
function dealsByRule() {
  const all = deals().flatMap(({ deals }) => deals);
  const plainestLast = all.toSorted((one, other) => other.expect.length - one.expect.length);
  return Object.fromEntries(plainestLast.flatMap(({ id, expect }) => expect.map((found) => [found.split(' ')[0], id])));
}
