// Measures one suite in a process of its own, so that no suite shapes another's machine code: node suite.mjs SUITE ROUNDS WARM_UP_MS VARIANT…
// Prints `{variant: [microseconds an order, one a round]}`.

import { kindOf, load } from './variants.mjs';
import { COPIES, inputs, judge, judgeOf } from './workload.mjs';

const BATCH_MS = 1;

/** Judges so many orders; returns microseconds an order. */
function batch(judgement, orders, count) {
  const start = performance.now();
  judge(judgement, orders, count);
  return ((performance.now() - start) * 1000) / count;
}

/** Warms up and finds how many orders fill a batch. */
function prepare(judgement, orders, warmUp) {
  const end = performance.now() + warmUp;
  let last = 0;
  while (performance.now() < end) last = batch(judgement, orders, COPIES);
  return Math.max(COPIES, Math.round((BATCH_MS * 1000) / last / COPIES) * COPIES);
}

/** All variants in turn, round after round, each round beginning with another. */
function measure(contestants, orders, rounds, warmUp) {
  for (const contestant of contestants) contestant.count = prepare(contestant.judgement, orders, warmUp);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const { judgement, count, times } = contestants[(round + turn) % contestants.length];
      times.push(batch(judgement, orders, count));
    }
  }
}

const [suite, rounds, warmUp, ...names] = process.argv.slice(2);
const variants = await Promise.all(names.map((name) => load(name, kindOf(suite))));
const contestants = variants.map((variant) => ({ name: variant.name, judgement: judgeOf(suite, variant), times: [] }));
measure(contestants, inputs(suite), Number(rounds), Number(warmUp));
process.stdout.write(JSON.stringify(Object.fromEntries(contestants.map(({ name, times }) => [name, times]))));
