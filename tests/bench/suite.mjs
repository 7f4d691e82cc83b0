// Measures one suite in a process of its own, so that no suite shapes another's machine code:
// node --expose-gc suite.mjs SUITE ROUNDS VARIANT…
// Prints `{variant: [microseconds an order, one a round]}`.

import { bytesOf, faultyOrder, validOrder } from './orders.mjs';
import { SPELLINGS } from './spellings.mjs';
import { load } from './variants.mjs';

const COPIES = 32;
const WARM_UP_MS = 400;
const BATCH_MS = 1;

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** As many equal inputs as there are copies, so that nothing is remembered of one. */
function inputs(suite) {
  const [form, , what] = suite.split('/');
  const order = what === '8-faults' ? faultyOrder() : validOrder();
  const spell = SPELLINGS[what] ?? bytesOf;
  return Array.from({ length: COPIES }, () => (form === 'bytes' ? spell(order) : parse(bytesOf(order))));
}

let sink = 0;

/** Judges so many orders and reads every issue's message; returns microseconds an order. */
function batch(judge, orders, count) {
  const start = performance.now();
  for (let at = 0; at < count; at++) {
    const issues = judge(orders[at % COPIES]);
    for (let issue = 0; issue < issues.length; issue++) sink += issues[issue].message.length;
  }
  return ((performance.now() - start) * 1000) / count;
}

/** Warms up and finds how many orders fill a batch. */
function prepare(judge, orders) {
  const end = performance.now() + WARM_UP_MS;
  let last = 0;
  while (performance.now() < end) last = batch(judge, orders, COPIES);
  return Math.max(COPIES, Math.round((BATCH_MS * 1000) / last / COPIES) * COPIES);
}

/** All variants in turn, round after round, each round beginning with another. */
function measure(contestants, orders, rounds) {
  for (const contestant of contestants) contestant.count = prepare(contestant.judge, orders);
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    for (let turn = 0; turn < contestants.length; turn++) {
      const { judge, count, times } = contestants[(round + turn) % contestants.length];
      times.push(batch(judge, orders, count));
    }
  }
}

const [suite, rounds, ...names] = process.argv.slice(2);
const variants = await Promise.all(names.map(load));
const contestants = variants.map(({ name, validate, fromBytes }) => ({ name, judge: suite.startsWith('bytes/') ? fromBytes : validate, times: [] }));
measure(contestants, inputs(suite), Number(rounds));
if (!Number.isFinite(sink)) throw new Error('an issue has no message');
process.stdout.write(JSON.stringify(Object.fromEntries(contestants.map(({ name, times }) => [name, times]))));
