/** A thread that checks its share of a file's blocks. It reads them itself: so nothing is handed over but what came of them. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { start } from '../engine.js';
import { Cutter } from '../lines/cut.js';
import { BlockChecker, type BlockReport, type Task } from './blocks.js';
// With the words of all languages.
import '../index.js';

export interface Share {
  readonly task: Task;
  readonly module: WebAssembly.Module;
  readonly path: string;
  /** Bytes of the file, and of a block. */
  readonly size: number;
  readonly block: number;
  /** Which of each so many blocks are this thread's. */
  readonly place: number;
  readonly threads: number;
  /** How many messages were taken, in memory that is shared; and how many more may be sent. */
  readonly taken: Int32Array;
  readonly ahead: number;
}

/** What came of a part of a block. */
export interface Message {
  readonly reports: readonly BlockReport[];
  /** Whether it is the block's last. */
  readonly done: boolean;
}

const NEWLINE = 10;
/** Bytes that are read at once: few enough to stay in a processor's cache. */
const CHUNK = 1 << 18;
/** A message's reports, as JSON. */
const LONG = 1 << 20;

const { task, module, path, size, block, place, threads, taken, ahead } = workerData as Share;
start(module);
const buffer = Buffer.allocUnsafeSlow(CHUNK);
let sent = 0;

const file = openSync(path, 'r');
const checker = new BlockChecker(task);
for (let from = place * block; from < size; from += threads * block) {
  let reports: BlockReport[] = [];
  let length = 0;
  for (const report of checked(from, Math.min(from + block, size))) {
    reports.push(report);
    length += report.reports.json.length;
    if (length > LONG) {
      send({ reports, done: false });
      [reports, length] = [[], 0];
    }
  }
  send({ reports, done: true });
}
closeSync(file);

/** Sends when enough of what was sent before has been taken. */
function send(message: Message): void {
  for (let count = Atomics.load(taken, 0); sent - count >= ahead; count = Atomics.load(taken, 0)) Atomics.wait(taken, 0, count);
  parentPort?.postMessage(message);
  sent++;
}

/** What comes of the lines that begin in a part of the file. */
function* checked(from: number, to: number): Generator<BlockReport> {
  const cutter = new Cutter(checker.longest);
  // The byte before it tells whether a line begins at the very start.
  let at = from === 0 ? 0 : afterLineEnd(from - 1, to);
  const end = at < to ? afterLineEnd(to - 1, Number.POSITIVE_INFINITY) : at;
  while (at < end) {
    const read = readSync(file, buffer, 0, Math.min(CHUNK, end - at), at);
    if (read === 0) break;
    at += read;
    for (const piece of cutter.push(buffer.subarray(0, read))) yield* checker.check(piece);
  }
  for (const piece of cutter.end()) yield* checker.check(piece);
}

/** The place after the first line end from a place on; beyond `limit` it is of no interest. */
function afterLineEnd(from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const read = readSync(file, buffer, 0, CHUNK >> 4, at);
    const end = buffer.subarray(0, read).indexOf(NEWLINE);
    if (end >= 0) return at + end + 1;
    if (read === 0) break;
    at += read;
  }
  return at;
}
