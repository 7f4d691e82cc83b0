/** Streams of bytes as lines. */
const NEWLINE = 10;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** The byte of the stream at which it begins. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The lines of a stream that are not blank. Of a line above the limit one byte more than that is kept: enough to see it is too long. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let kept = 0;
  let number = 1;
  let [offset, read] = [0, 0];
  const keep = (bytes: Uint8Array) => {
    const part = bytes.subarray(0, limit + 1 - kept);
    if (part.length > 0) parts.push(part);
    kept += part.length;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      if (!isBlank(parts)) yield { number, offset, bytes: joined(parts) };
      [parts, kept, from, number] = [[], 0, end + 1, number + 1];
      offset = read + from;
    }
    keep(chunk.subarray(from));
    read += chunk.length;
  }
  if (!isBlank(parts)) yield { number, offset, bytes: joined(parts) };
}

/** The parts as one; a single part is not copied. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const isBlank = (parts: readonly Uint8Array[]) =>
  parts.every((part) => part.every((byte) => byte === 32 || byte === 13 || byte === 10 || byte === 9));
