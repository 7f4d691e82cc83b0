// What a transaction costs against its members one by one: `node tests/bench/transactions.mjs`. Both are measured in turn, on the same bytes,
// in one process; the ratio is taken within a round, then the median of the rounds. Only the engine's check counts, bytes in, verdict out: no
// report is made, for members alone leave more undecided than the whole and would pay for saying so.

import { buffer, configure } from '../../pkg/engine.js';
import { MEMBERS, RECORD_KINDS } from '../../pkg/generated/types.js';
import { checkTransaction } from '../../pkg/index.inline.js';
import { check } from '../../pkg/tradelint_bg.js';
import { transaction } from '../transactions/make.mjs';
import { median } from './statistics.mjs';

const [COUNT, ROUNDS, WARM_UP] = [200, 41, 5];
const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));

const transactions = Array.from({ length: COUNT }, (_, seed) => {
  const { bundle, now } = transaction(seed);
  const members = Object.entries(bundle).flatMap(([name, member]) =>
    [member].flat().map((record) => [MEMBERS[name], bytes(record)]),
  );
  if (checkTransaction(bundle, { now }).findings.length > 0) throw new Error(`seed ${seed}: a finding in what agrees`);
  return { now: Date.parse(now), whole: bytes(bundle), members };
});
const size = transactions.reduce((sum, { whole }) => sum + whole.length, 0);
const count = transactions.reduce((sum, { members }) => sum + members.length, 0);

function verdict(handle, document, now) {
  buffer(document.length).set(document);
  return check(handle, document.length, now, false);
}

function together({ transaction }) {
  for (const { now, whole } of transactions) verdict(transaction, whole, now);
}

function oneByOne(handles) {
  for (const { now, members } of transactions) {
    for (const [kind, record] of members) verdict(handles[kind], record, now);
  }
}

function timed(run, handles) {
  const from = performance.now();
  run(handles);
  return ((performance.now() - from) * 1_000) / COUNT;
}

console.log(`${COUNT} transactions of ${(count / COUNT).toFixed(1)} members and ${(size / COUNT / 1_000).toFixed(1)} kB`);
for (const profile of ['gate', 'audit']) {
  const handles = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, configure(kind, { profile })]));
  const round = () => [timed(oneByOne, handles), timed(together, handles)];
  const samples = Array.from({ length: ROUNDS + WARM_UP }, round).slice(WARM_UP);
  const microseconds = (place) => median(samples.map((sample) => sample[place])).toFixed(1);
  const ratio = median(samples.map(([apart, whole]) => whole / apart));
  console.log(`${profile.padEnd(6)} one by one ${microseconds(0)} µs, together ${microseconds(1)} µs: ${ratio.toFixed(3)} times`);
}
