/** Streams of bytes as lines. */
import { Kept } from './kept.js';

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
  const kept = new Kept(limit);
  let number = 1;
  let [offset, read] = [0, 0];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      kept.add(chunk.subarray(from, end));
      const isBlank = kept.isBlank;
      const bytes = kept.take();
      if (!isBlank) yield { number, offset, bytes };
      [from, number] = [end + 1, number + 1];
      offset = read + from;
    }
    kept.add(chunk.subarray(from));
    read += chunk.length;
  }
  if (!kept.isBlank) yield { number, offset, bytes: kept.take() };
}
