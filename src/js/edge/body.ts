import type { Settings } from './options.js';
import type { Reason } from './problem.js';

/** What a request's head says of its body. */
export interface Announced {
  /** Bytes as sent; nothing where the head leaves it open. */
  readonly length: number | undefined;
  readonly gzip: boolean;
}

type Bytes = Uint8Array<ArrayBuffer>;
type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Cancelable = Pick<Reader, 'cancel'>;

/** The body as far as the limits allow, unpacked; or the reason why not. */
export function readBody(
  body: ReadableStream<Uint8Array> | null,
  { length, gzip }: Announced,
  { maxBytes, timeout }: Pick<Settings, 'maxBytes' | 'timeout'>,
): Bytes | Reason | Promise<Bytes | Reason> {
  if (body === null) return length ? 'incomplete' : NOTHING;
  const whole = gzip || !length || length > AT_ONCE ? undefined : atOnce(body, length);
  if (whole) return timeout === undefined ? whole.reading : within(timeout, whole.reading, whole.reader);
  const source: Source = { reader: body.getReader(), length, maxBytes, broken: 'incomplete' };
  const reading = gzip ? unpacked(source) : gathered(source);
  return timeout === undefined ? reading : within(timeout, reading, source.reader);
}

/** Bytes that a body may announce and have room made for before the first of them comes. */
const AT_ONCE = 65_536;

/** A reader into given buffers, with what hosts have to wait for several bytes: the standard's `min`, and workerd's older method. */
interface FillingReader extends Cancelable {
  read(view: Bytes, options: { min: number }): Promise<ReadableStreamReadResult<Bytes>>;
  readAtLeast?(min: number, view: Bytes): Promise<ReadableStreamReadResult<Bytes>>;
}

/** A body of a known length, read straight into a buffer of that length: one call, where the host gathers it. Nothing where it has no such reader. */
function atOnce(
  body: ReadableStream<Uint8Array>,
  length: number,
): { reading: Promise<Bytes | Reason>; reader: Cancelable } | undefined {
  let reader: FillingReader;
  try {
    reader = body.getReader({ mode: 'byob' }) as unknown as FillingReader;
  } catch {
    return undefined;
  }
  return { reading: filled(reader, length), reader };
}

async function filled(reader: FillingReader, length: number): Promise<Bytes | Reason> {
  let bytes: Bytes = new Uint8Array(length);
  try {
    for (let received = 0; received < length; ) {
      const [rest, min] = [bytes.subarray(received), length - received];
      const { done, value } = await (reader.readAtLeast ? reader.readAtLeast(min, rest) : reader.read(rest, { min }));
      if (done || !value) return 'incomplete';
      received += value.length;
      // The buffer moved on with what was read.
      bytes = new Uint8Array(value.buffer, 0, length);
    }
    return bytes;
  } catch {
    abandon(reader);
    return 'incomplete';
  }
}

/** A stream and what is expected of it. */
interface Source {
  readonly reader: Reader;
  readonly length: number | undefined;
  readonly maxBytes: number;
  /** What it means when the stream fails. */
  readonly broken: Reason;
}

/**
 * Takes a stream's chunks one by one, as long as they keep to the length announced and to the limit, and then what they come to. After the
 * last byte announced it does not ask for more: a message has none, and a stream that has some is not read on.
 */
async function drain<T>(
  source: Source,
  take: (chunk: Uint8Array) => unknown,
  outcome: () => T | Promise<T>,
): Promise<T | Reason> {
  const { reader, length, maxBytes, broken } = source;
  const stop = (reason: Reason) => {
    abandon(reader);
    return reason;
  };
  let received = 0;
  try {
    while (received !== length) {
      const { done, value } = await reader.read();
      if (done && length === undefined) break;
      if (done) return 'incomplete';
      if (!isBytes(value)) return stop(broken);
      received += value.length;
      if (received > (length ?? maxBytes)) return stop(length === undefined ? 'too_large' : 'framing');
      const taken = take(value);
      if (taken) await taken;
    }
    return outcome();
  } catch {
    return stop(broken);
  }
}

/** Of any realm: hosts run Workers in one of their own. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function gathered(source: Source, pieces = new Pieces()): Promise<Bytes | Reason> {
  return drain(source, pieces.add, pieces.whole);
}

const NOTHING = /* @__PURE__ */ new Uint8Array();

/** Bytes that come in pieces, in a buffer that grows as they come: in a list, small ones would take many times their size. */
class Pieces {
  length = 0;
  private buffer: Uint8Array = NOTHING;

  readonly add = (piece: Uint8Array): void => {
    const length = this.length + piece.length;
    // Most bodies come in one piece: it is taken as it is.
    if (this.length === 0) this.buffer = piece;
    else if (length > this.buffer.length) this.grow(2 * length);
    if (this.length > 0) this.buffer.set(piece, this.length);
    this.length = length;
  };

  private grow(room: number): void {
    const larger = new Uint8Array(room);
    larger.set(this.buffer);
    this.buffer = larger;
  }

  readonly whole = (): Bytes =>
    (this.buffer.length === this.length ? this.buffer : this.buffer.subarray(0, this.length)) as Bytes;
}

/** What comes out of gzip is bounded as what goes in. */
async function unpacked(source: Source): Promise<Bytes | Reason> {
  const { readable, writable } = new DecompressionStream('gzip');
  const [writer, reader] = [writable.getWriter(), readable.getReader()];
  const pieces = new Pieces();
  const out = gathered({ reader, length: undefined, maxBytes: source.maxBytes, broken: 'gzip' }, pieces);
  const into = fed(source, writer, pieces);
  const first = await Promise.race([into, out]);
  const outcome = typeof first === 'string' ? first : ((await into) ?? (await out));
  if (typeof outcome === 'string') {
    // One side failed: the other must not wait for it.
    for (const side of [source.reader, reader]) abandon(side);
    writer.abort().catch(ignore);
  }
  return outcome;
}

/** Bytes of gzip that are unpacked at a time: they stand for a little more than a thousand times as many at most. */
const PORTION = 1024;

/**
 * Feeds a stream to the unpacker, portion by portion, each when all that came of the one before was taken: some hosts unpack whatever they
 * are given and keep it, however much it is. What the unpacker does not take shows where it should come out.
 */
function fed(source: Source, writer: WritableStreamDefaultWriter<BufferSource>, pieces: Pieces): Promise<Reason | undefined> {
  let room = PORTION;
  const take = async (chunk: Uint8Array) => {
    for (let at = 0, end = 0; at < chunk.length; at = end) {
      end = Math.min(chunk.length, at + room);
      await writer.write(chunk.slice(at, end)).catch(ignore);
      room -= end - at;
      if (room > 0) continue;
      await quiet(pieces);
      room = PORTION;
    }
  };
  return drain(source, take, () => writer.close().then(ignore, ignore));
}

/** Waits until a turn of the event loop brings no further pieces. */
async function quiet(pieces: Pieces): Promise<void> {
  let before: number;
  do {
    before = pieces.length;
    await new Promise((resolve) => setTimeout(resolve));
  } while (pieces.length > before);
}

/** Gives up on work that takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>, reader: Cancelable): Promise<T | 'timeout'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'timeout');
  });
  const outcome = await Promise.race([work, late]);
  clearTimeout(timer);
  if (outcome === 'timeout') abandon(reader);
  return outcome;
}

/** Tells a stream that no more is wanted, and waits for nothing. */
function abandon(reader: Cancelable): void {
  reader.cancel().catch(ignore);
}

function ignore(): undefined {}
