// What joining and checking transactions in bulk takes: `node tests/bench/join.mjs [LINES…]` (10,000, 1 million and 10 million unless said; all input
// lines count). Each size is joined alone, then joined and checked in a pipe. The exponent says how time grows: 1 is as the lines do.
//
//   --folder PATH   where files go (the system's place for temporary ones unless said); they are deleted afterwards
//   --pipes         inputs come through named pipes as they are made, not from files: for disks that cannot hold them twice

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from '../../pkg-config/project.mjs';
import { transaction } from '../transactions/make.mjs';
import { table } from './tables.mjs';

const MEMBERS = { order: 'orders', payments: 'payments', shipments: 'shipments', aftersales: 'aftersales' };
/** Tells on descriptor 3, at a process's end, what it took. */
const TELL = `import { isMainThread } from 'node:worker_threads'; import { writeSync } from 'node:fs';
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const hook = `--import=data:text/javascript,${encodeURIComponent(TELL)}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: tmpdir() }, pipes: { type: 'boolean', default: false } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 1_000_000, 10_000_000];

/** Lines and bytes of a transaction, on average. */
function average() {
  const bundles = Array.from({ length: 500 }, (_, seed) => transaction(seed).bundle);
  const records = bundles.flatMap((bundle) => Object.keys(MEMBERS).flatMap((member) => bundle[member] ?? []));
  const bytes = records.reduce((sum, record) => sum + Buffer.byteLength(JSON.stringify(record)) + 1, 0);
  return { lines: records.length / bundles.length, bytes: bytes / bundles.length };
}

/** The command line as a process; what it took comes with its end. */
function tradelint(args, stdio, scratch) {
  const child = spawn(process.execPath, [hook, at('pkg/cli.js'), ...args], {
    stdio: [...stdio, 'inherit', 'pipe'],
    env: { ...process.env, TMPDIR: scratch },
  });
  const told = [];
  child.stdio[3].on('data', (chunk) => told.push(chunk));
  const took = once(child, 'close').then(([status]) => {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(Buffer.concat(told));
    return { status, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
  });
  return { child, took };
}

/** Makes the inputs, as files or as pipes with their writers. */
function inputs(folder, transactions, pipes) {
  const writers = [];
  const paths = Object.entries(MEMBERS).map(([member, name]) => {
    const path = join(folder, `${name}.ndjson`);
    const args = [at('tests/transactions/bulk.mjs'), member, String(transactions)];
    if (pipes) {
      rmSync(path, { force: true });
      spawnSync('mkfifo', [path]);
      writers.push(
        spawn('/bin/sh', ['-c', 'exec "$0" "$@" >"$OUTPUT"', process.execPath, ...args], {
          env: { ...process.env, OUTPUT: path },
        }),
      );
    } else if (!existsSync(path)) {
      spawnSync(process.execPath, args, { stdio: ['ignore', openSync(path, 'w'), 'inherit'] });
    }
    return path;
  });
  return paths;
}

/** Joins, alone or into the check. */
async function run(folder, { transactions, pipes, checked }) {
  const files = inputs(folder, transactions, pipes);
  const from = performance.now();
  const joining = tradelint(['join', ...files], ['ignore', checked ? 'pipe' : 'ignore'], folder);
  let checking;
  if (checked) {
    const args = ['check', '--record', 'transaction', '--now', 'unknown', '--locale', 'en', '-'];
    checking = tradelint(args, [joining.child.stdout, 'pipe'], folder);
    joining.child.stdout.destroy();
    const summary = [];
    checking.child.stdout.on('data', (chunk) => summary.push(chunk));
    const { status } = await checking.took;
    const text = Buffer.concat(summary).toString();
    if (status !== 0 || !text.includes(`${transactions} records: ${transactions} undetermined\n`))
      throw new Error(`not all transactions are as they were made:\n${text}`);
  }
  const took = { join: await joining.took, check: await checking?.took, seconds: 0 };
  took.seconds = (performance.now() - from) / 1_000;
  if (took.join.status !== 0) throw new Error('the join failed');
  return took;
}

const per = average();
const measured = [];
for (const lines of sizes) {
  const transactions = Math.round(lines / per.lines);
  const bytes = transactions * per.bytes;
  const folder = mkdtempSync(join(values.folder, 'tradelint-bench-'));
  const { bavail, bsize } = statfsSync(folder);
  const pipes = values.pipes || bavail * bsize < 2.2 * bytes;
  try {
    for (const checked of [false, true]) {
      const { join, check, seconds } = await run(folder, { transactions, pipes, checked });
      measured.push({ lines, checked, pipes, bytes, seconds, join, check });
      console.error(JSON.stringify(measured.at(-1)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By which power of the lines the time grew since the size before. */
function exponent({ lines, checked, seconds }) {
  const before = measured.findLast((other) => other.checked === checked && other.lines < lines);
  return before ? (Math.log(seconds / before.seconds) / Math.log(lines / before.lines)).toFixed(2) : '';
}

const row = (one) => [
  `${one.lines.toLocaleString('en')} lines, ${(one.bytes / 1e6).toFixed(0)} MB${one.pipes ? ' through pipes' : ''}: ${one.checked ? 'join | check' : 'join'}`,
  one.seconds.toFixed(1),
  Math.round(one.lines / one.seconds).toLocaleString('en'),
  (one.bytes / 1e6 / one.seconds).toFixed(0),
  exponent(one),
  [one.join, one.check]
    .map((took) => took?.cpu.toFixed(1) ?? '')
    .join(' + ')
    .replace(/ \+ $/, ''),
  [one.join, one.check]
    .map((took) => took?.peak.toFixed(0) ?? '')
    .join(' + ')
    .replace(/ \+ $/, ''),
];
console.log(table('transactions in bulk', [['', 's', 'lines/s', 'MB/s', 'exponent', 'CPU s', 'peak MB'], ...measured.map(row)]));
