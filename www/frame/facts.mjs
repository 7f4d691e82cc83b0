/** What pages tell of the tests, counted from their files. */
import { readdirSync, readFileSync } from 'node:fs';
import { at } from '../../pkg-config/project.mjs';
import { deals } from '../transaction/deals.mjs';

export function facts() {
  const all = vectors();
  const vectorsOf = {};
  for (const { expect } of all)
    for (const rule of new Set(expect.findings.map(({ rule }) => rule))) vectorsOf[rule] = (vectorsOf[rule] ?? 0) + 1;
  return { vectors: all.length, vectorsOf, dealOf: dealsByRule() };
}

function vectors() {
  const folder = at('tests/vectors');
  const files = readdirSync(folder, { recursive: true }).filter((path) => /^\w+\/.+\.json$/.test(path));
  return files.flatMap((path) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')));
}

/** Of the deals in which a rule finds something, the one in which least else is found. */
function dealsByRule() {
  const all = deals().flatMap(({ deals }) => deals);
  const plainestLast = all.toSorted((one, other) => other.expect.length - one.expect.length);
  return Object.fromEntries(plainestLast.flatMap(({ id, expect }) => expect.map((found) => [found.split(' ')[0], id])));
}
