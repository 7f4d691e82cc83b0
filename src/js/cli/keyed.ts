import { buffer, runKeys } from '../engine.js';
import type { Piece } from '../lines/cut.js';

/** A line that is not blank. */
export interface Keyed {
  /** What it is joined by; none where it has no such member, is too long or no record at all. */
  readonly key: string | undefined;
  /** The record as it was written. Good until the next is asked for. */
  readonly bytes: Uint8Array;
}

const [BLANK, WITH] = [0, 2];
/** At the end of a tape of keys: the place of the next line. */
const AT_END = 1;

/** Lines by a member of their records. */
export class KeyReader {
  /** How many lines were read. */
  line = 0;

  constructor(private readonly by: string) {}

  *read(piece: Piece): Generator<Keyed> {
    if (!(piece instanceof Uint8Array)) {
      this.line++;
      yield { key: undefined, bytes: new Uint8Array() };
      return;
    }
    for (let from = 0; from < piece.length; ) {
      const rest = piece.subarray(from);
      buffer(rest.length).set(rest);
      const tape = runKeys(this.by, rest.length);
      while (tape.left > AT_END) {
        const kind = tape.count();
        const key = kind === WITH ? tape.text() : undefined;
        const bytes = rest.subarray(tape.count(), tape.count());
        this.line++;
        if (kind !== BLANK) yield { key, bytes };
      }
      from += tape.count();
    }
  }
}
