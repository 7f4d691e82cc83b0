/** The entries of a JSON list that comes as a stream, one by one: so that a list of any length fits into little memory. */
import { Kept } from './kept.js';
import type { Line } from './lines.js';

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What was not as in a list: it ended too early, or something came after it. */
export interface Rest {
  unfinished: boolean;
  trailing: boolean;
}

/**
 * The entries of a list, with their numbers from 1. They are only told apart, not read: what is wrong within one is for its check to find.
 * Of an entry above the limit one byte more than that is kept: enough to see that it is too long.
 * @param rest learns what was left at the end
 */
export async function* entriesOf(chunks: AsyncIterable<Uint8Array>, limit: number, rest: Rest): AsyncGenerator<Line> {
  let [depth, inText, escaped, number, read, offset] = [0, false, false, 1, 0, 0];
  const kept = new Kept(limit);
  Object.assign(rest, { unfinished: true, trailing: false });
  const taken = (): Line => ({ number: number++, offset, bytes: kept.take() });
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (!rest.unfinished) {
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) rest.trailing = true;
      } else if (byte === QUOTE) {
        inText = true;
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        if (depth++ === 0) [from, offset] = [at + 1, read + at + 1];
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST || (byte === COMMA && depth === 1)) {
        const ends = byte !== COMMA && --depth === 0;
        if (byte !== COMMA && !ends) continue;
        kept.add(chunk.subarray(from, at));
        // An empty list has no entry; a comma has one before it, be it empty.
        if (!ends || number > 1 || !kept.isBlank) yield taken();
        [from, offset] = [at + 1, read + at + 1];
        rest.unfinished = !ends;
      }
    }
    if (rest.unfinished) kept.add(chunk.subarray(from));
    read += chunk.length;
  }
  if (rest.unfinished && !kept.isBlank) yield taken();
}
