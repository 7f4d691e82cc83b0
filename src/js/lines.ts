/** Streams of records, one a line (NDJSON, JSON Lines). */
import type { RecordKind } from './generated/types.js';
import { asBytes } from './input.js';
import { Cutter, type Piece } from './lines/cut.js';
import { LineJudge, type LineReport, records } from './lines/judge.js';
import type { Options } from './options.js';
import { UsageError } from './usage.js';

export type { LineReport } from './lines/judge.js';

type Bytes = ArrayBuffer | ArrayBufferView;

/** UTF-8 bytes: all at once, or in chunks cut anywhere, such as a file's stream, a request's body or standard input. */
export type LinesInput = Bytes | Iterable<Bytes> | AsyncIterable<Bytes> | ReadableStream<Bytes>;

/**
 * Checks a stream of records, one a line: a report for each line that is not blank, in order, in memory that does not grow with the stream.
 * A line that is no record, too long or no JSON costs nothing but itself.
 * @throws {UsageError} for a mistake in `kind`, `input` or `options`; never because of what the lines hold
 */
export function checkLines<Kind extends RecordKind>(
  kind: Kind,
  input: LinesInput,
  options?: Options,
): AsyncIterableIterator<LineReport<Kind>> {
  return new LineReports(batches(new LineJudge(kind, options), chunksOf(input)));
}

async function* batches<Kind extends RecordKind>(
  judge: LineJudge<Kind>,
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<LineReport<Kind>[]> {
  const clean = judge.clean();
  let first = 1;
  for await (const piece of piecesOf(chunks, judge.longest)) {
    for (const judged of judge.judge(piece)) {
      yield records(judged, first, clean);
      first += judged.lines;
    }
  }
}

/** Batches one by one. An async generator of reports would do, but takes twice as long to hand over each. */
class LineReports<Kind extends RecordKind> implements AsyncIterableIterator<LineReport<Kind>> {
  private ready: LineReport<Kind>[] = [];
  private at = 0;
  /** Calls that wait for the next batch, one after the other. */
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly batches: AsyncGenerator<LineReport<Kind>[]>) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<LineReport<Kind>>> {
    if (this.waiting === 0 && this.at < this.ready.length) return Promise.resolve(this.take());
    this.waiting++;
    const next = this.last.then(() => this.fetched()).finally(() => this.waiting--);
    this.last = next.catch(() => {});
    return next;
  }

  async return(): Promise<IteratorResult<LineReport<Kind>>> {
    this.ready = [];
    await this.batches.return([]);
    return { done: true, value: undefined };
  }

  private async fetched(): Promise<IteratorResult<LineReport<Kind>>> {
    while (this.at >= this.ready.length) {
      const { done, value } = await this.batches.next();
      if (done) return { done, value: undefined };
      [this.ready, this.at] = [value, 0];
    }
    return this.take();
  }

  private take(): IteratorResult<LineReport<Kind>> {
    return { done: false, value: this.ready[this.at++] as LineReport<Kind> };
  }
}

/** A stream's lines, piece by piece. A piece is good until the next is asked for. */
export async function* piecesOf(chunks: AsyncIterable<Bytes> | Iterable<Bytes>, longest: number): AsyncGenerator<Piece> {
  const cutter = new Cutter(longest);
  for await (const chunk of chunks) {
    const bytes = asBytes(chunk);
    if (!bytes) throw new UsageError('chunks of lines must be bytes: Uint8Array, ArrayBuffer');
    yield* cutter.push(bytes);
  }
  yield* cutter.end();
}

function chunksOf(input: LinesInput): AsyncIterable<Bytes> | Iterable<Bytes> {
  const bytes = asBytes(input);
  if (bytes) return [bytes];
  if (typeof input === 'object' && input !== null) {
    if (isIterable(input)) return input;
    // Not everywhere are streams iterable.
    if (isStream(input)) return chunksRead(input.getReader());
  }
  throw new UsageError('input must be bytes, or a stream or iterable of chunks of bytes');
}

const isStream = (input: object): input is ReadableStream<Bytes> => 'getReader' in input;

function isIterable(input: object): input is AsyncIterable<Bytes> | Iterable<Bytes> {
  const { [Symbol.asyncIterator]: inTime, [Symbol.iterator]: atOnce } = input as Partial<AsyncIterable<Bytes> & Iterable<Bytes>>;
  return typeof inTime === 'function' || typeof atOnce === 'function';
}

async function* chunksRead(reader: ReadableStreamDefaultReader<Bytes>): AsyncGenerator<Bytes> {
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
