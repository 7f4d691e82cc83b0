// What the command line takes over a large file of orders, one a line: `node tests/bench/lines.mjs [GIGABYTES…]` (0.5 and 5 unless said). One thread
// and one for each processor take turns. The file is deleted afterwards.
//
//   --folder PATH   where the file goes (the system's place for temporary ones unless said)
//   --rounds N      how often each is measured (3 unless said)

import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf, faultyOrder, NOW, validOrder } from './orders.mjs';
import { tradelint } from './process.mjs';
import { median } from './statistics.mjs';
import { table } from './tables.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: tmpdir() }, rounds: { type: 'string', default: '3' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [0.5, 5];
const threads = [1, availableParallelism()];

/** Orders with a faulty one now and then, and a line that is no JSON. */
const ORDERS = 1_000;
const CHUNK = Buffer.concat(
  Array.from({ length: ORDERS }, (_, place) => {
    const line = place === 500 ? Buffer.from('{"order_id":') : bytesOf(place === 0 ? faultyOrder() : validOrder());
    return Buffer.concat([line, Buffer.from('\n')]);
  }),
);

function write(path, gigabytes) {
  const file = openSync(path, 'w');
  const chunks = Math.ceil((gigabytes * 1e9) / CHUNK.length);
  for (let chunk = 0; chunk < chunks; chunk++) writeSync(file, CHUNK);
  return { lines: chunks * ORDERS, bytes: chunks * CHUNK.length };
}

/** Checks the file once; the counts it prints must be those that were written. */
async function check(path, lines, count) {
  const from = performance.now();
  const args = ['check', '--threads', String(count), '--now', NOW, '--locale', 'en', path];
  const { child, took } = tradelint(args, ['ignore', 'pipe']);
  const printed = [];
  child.stdout.on('data', (chunk) => printed.push(chunk));
  const usage = await took;
  const text = Buffer.concat(printed).toString();
  const faulty = (2 * lines) / ORDERS;
  if (!text.includes(`${lines} records: ${lines - faulty} conforming · ${faulty} nonconforming`)) throw new Error(text);
  return { ...usage, seconds: (performance.now() - from) / 1_000 };
}

const rows = [];
for (const gigabytes of sizes) {
  const folder = mkdtempSync(join(values.folder, 'tradelint-bench-'));
  try {
    const path = join(folder, 'orders.ndjson');
    const { lines, bytes } = write(path, gigabytes);
    const rounds = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const taken = [];
      for (const count of threads) taken.push(await check(path, lines, count));
      console.error(JSON.stringify({ lines, bytes, taken }));
      rounds.push(taken);
    }
    for (const [place, count] of threads.entries()) {
      const of = (member) => median(rounds.map((taken) => taken[place][member]));
      rows.push([
        `${(bytes / 1e9).toFixed(1)} GB, ${lines.toLocaleString('en')} lines, ${count === 1 ? '1 thread' : `${count} threads`}`,
        of('seconds').toFixed(1),
        Math.round(lines / of('seconds')).toLocaleString('en'),
        (bytes / 1e9 / of('seconds')).toFixed(2),
        `${median(rounds.map((taken) => taken[0].seconds / taken[place].seconds)).toFixed(2)} ×`,
        of('cpu').toFixed(1),
        of('peak').toFixed(0),
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
console.log(table('orders from a file', [['', 's', 'lines/s', 'GB/s', 'to 1 thread', 'CPU s', 'peak MB'], ...rows]));
