// Measures one suite in workerd, the runtime of Cloudflare Workers. Its clock does not advance while code runs, so the time is taken outside,
// for two different counts of orders: their difference leaves out the request itself.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Miniflare } from 'miniflare';
import { buildWorker } from './build.mjs';
import { COPIES } from './workload.mjs';

const BATCH_MS = 12;
const FEW = COPIES;
const COMPATIBILITY_DATE = '2026-01-01';

async function host(suite) {
  const { program, modules } = await buildWorker();
  const miniflare = new Miniflare({
    compatibilityDate: COMPATIBILITY_DATE,
    modules: [
      { type: 'ESModule', path: 'worker.mjs', contents: readFileSync(program, 'utf8') },
      ...modules.map((path) => ({ type: 'CompiledWasm', path: basename(path), contents: readFileSync(path) })),
    ],
  });
  const origin = await miniflare.ready;
  const request = async (variant, count) => {
    const address = new URL(suite, origin);
    address.search = new URLSearchParams({ variant, count });
    const start = performance.now();
    const response = await fetch(address);
    const text = await response.text();
    if (!response.ok) throw new Error(`${variant} failed in workerd: ${text}`);
    return performance.now() - start;
  };
  return { request, close: () => miniflare.dispose() };
}

/** Milliseconds for so many orders. */
async function elapsed(request, { name, count }) {
  const few = await request(name, FEW);
  return (await request(name, FEW + count)) - few;
}

/** Warms up and finds how many orders fill a batch: twice as many as long as they do not. */
async function prepare(request, contestant, warmUp) {
  const end = performance.now() + warmUp;
  contestant.count = COPIES;
  while (performance.now() < end) {
    if ((await elapsed(request, contestant)) < BATCH_MS) contestant.count *= 2;
  }
}

/** `{variant: [microseconds an order, one a round]}`, all variants in turn, each round beginning with another. */
export async function measureInWorkerd(suite, rounds, warmUp, names) {
  const { request, close } = await host(suite);
  try {
    const contestants = names.map((name) => ({ name, times: [] }));
    for (const contestant of contestants) await prepare(request, contestant, warmUp);
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < contestants.length; turn++) {
        const contestant = contestants[(round + turn) % contestants.length];
        contestant.times.push(((await elapsed(request, contestant)) * 1000) / contestant.count);
      }
    }
    return Object.fromEntries(contestants.map(({ name, times }) => [name, times]));
  } finally {
    await close();
  }
}
