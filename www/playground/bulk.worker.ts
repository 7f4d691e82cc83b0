/** Checks a file of any length away from the page, record by record. */

import { addLocale, check, type Report } from '../../pkg/core.js';
import { start } from '../../pkg/engine.js';
import type { Choice } from './address.js';
import { entriesOf, type Rest } from './entries.js';
import type { Form } from './form.js';
import { Kept } from './kept.js';
import { type Line, linesOf } from './lines.js';
import { add, emptySummary, type Summary } from './summary.js';

export interface Job {
  readonly engine: WebAssembly.Module;
  readonly file: Blob;
  readonly form: Form;
  readonly choice: Choice;
}

export interface Progress {
  readonly bytes: number;
  readonly records: number;
  /** Given at the end, or when the job was cancelled. */
  readonly summary?: Summary;
  /** Why it broke off, such as that the file cannot be read any more. */
  readonly failure?: string;
}

/** A record of a list or line is at most so long, a document by itself as long as memory may be. */
const [LONGEST_RECORD, LONGEST_DOCUMENT] = [4 << 20, 64 << 20];
/** Milliseconds between reports of progress; in between the worker hears whether it should stop. */
const PACE = 100;

// Words come later: the engine's own are enough here.
addLocale({ name: 'en', texts: () => ({ rules: {}, problems: {}, words: {}, codes: {}, labels: {}, members: {} }) });

const cancelled = { yet: false };
addEventListener('message', ({ data }: MessageEvent<Job | 'cancel'>) => {
  if (data === 'cancel') cancelled.yet = true;
  else run(data).catch((error: unknown) => say({ bytes: 0, records: 0, failure: String(error) }));
});

async function run({ engine, file, form, choice: { kind, ...options } }: Job): Promise<void> {
  start(engine);
  const summary = emptySummary();
  const rest: Rest = { unfinished: false, trailing: false };
  const limits = { max_bytes: form === 'whole' ? LONGEST_DOCUMENT : LONGEST_RECORD, max_findings: 1_000 };
  let [read, last] = [0, performance.now()];
  const progress = async (bytes: number) => {
    read += bytes;
    if (performance.now() - last < PACE) return;
    say({ bytes: read, records: summary.records });
    await aTurn();
    last = performance.now();
  };
  for await (const { number, offset, bytes } of recordsOf(chunksOf(file, progress), form, limits.max_bytes, rest)) {
    // What comes after the last chunk that was read may be half a record.
    if (cancelled.yet) break;
    add(summary, check(kind, bytes, { ...options, limits }) as Report, { number, offset, length: bytes.length });
  }
  if (cancelled.yet) summary.cancelled = true;
  else Object.assign(summary, rest, { shortened: read < Math.min(file.size, form === 'whole' ? LONGEST_DOCUMENT : file.size) });
  say({ bytes: read, records: summary.records, summary });
}

const say = (progress: Progress) => postMessage(progress);
/** Lets messages in: a stream that has its bytes ready would not. */
const aTurn = () => new Promise((resolve) => setTimeout(resolve));

function recordsOf(chunks: AsyncIterable<Uint8Array>, form: Form, limit: number, rest: Rest): AsyncIterable<Line> {
  if (form === 'lines') return linesOf(chunks, limit);
  return form === 'list' ? entriesOf(chunks, limit, rest) : whole(chunks, limit);
}

async function* chunksOf(file: Blob, progress: (bytes: number) => Promise<void>): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done && !cancelled.yet; next = await reader.read()) {
    yield next.value;
    await progress(next.value.length);
  }
}

/** The document as one record. */
async function* whole(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  const kept = new Kept(limit);
  for await (const chunk of chunks) {
    kept.add(chunk);
    if (kept.isTooLong) break;
  }
  yield { number: 1, offset: 0, bytes: kept.take() };
}
