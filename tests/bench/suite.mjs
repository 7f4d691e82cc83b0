// Measures one suite in a process of its own, so that no suite shapes another's machine code: node suite.mjs SUITE ROUNDS WARM_UP_MS VARIANT…
// Prints `{variant: [microseconds an order, one a round]}`.

import { kindOf, load } from './variants.mjs';
import { inputs, judgeOf, stepOf } from './workload.mjs';

const BATCH_MS = 1;

/** Judges so many orders; returns microseconds an order. */
async function batch(judge, orders, count) {
  const start = performance.now();
  const streamed = judge(orders, count);
  if (streamed) await streamed;
  return ((performance.now() - start) * 1000) / count;
}

/** Warms up and finds how many orders fill a batch. */
async function prepare(judge, orders, step, warmUp) {
  const end = performance.now() + warmUp;
  let last = 0;
  while (performance.now() < end) last = await batch(judge, orders, step);
  return Math.max(step, Math.round((BATCH_MS * 1000) / last / step) * step);
}

/** All variants in turn, round after round, each round beginning with another. */
async function measure(contestants, orders, step, rounds, warmUp) {
  for (const contestant of contestants) contestant.count = await prepare(contestant.judge, orders, step, warmUp);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const { judge, count, times } = contestants[(round + turn) % contestants.length];
      times.push(await batch(judge, orders, count));
    }
  }
}

const [suite, rounds, warmUp, ...names] = process.argv.slice(2);
const variants = await Promise.all(names.map((name) => load(name, kindOf(suite))));
const contestants = variants.map((variant) => ({ name: variant.name, judge: judgeOf(suite, variant), times: [] }));
await measure(contestants, inputs(suite), stepOf(suite), Number(rounds), Number(warmUp));
process.stdout.write(JSON.stringify(Object.fromEntries(contestants.map(({ name, times }) => [name, times]))));
