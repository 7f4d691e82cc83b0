const NEWLINE = 10;

/** Bytes that are given to the engine at once: enough that a call costs nothing, little enough to stay in a processor's cache. */
const BLOCK = 1 << 18;

/** Whole lines, whose last may lack its end; or only the length of one that is too long to be kept. */
export type Piece = Uint8Array | { readonly tooLong: number };

/** Cuts a stream at line ends. Most lines are passed on where they lie; only what a chunk's end cut through is copied. */
export class Cutter {
  /** The beginning of a line whose end is to come. Of one that is too long, only how long it is so far. */
  private begun = new Uint8Array();
  private length = 0;

  /** @param longest bytes of a line; longer ones are not kept */
  constructor(private readonly longest: number) {}

  *push(chunk: Uint8Array): Generator<Piece> {
    let from = 0;
    if (this.length > 0) {
      const end = chunk.indexOf(NEWLINE);
      this.keep(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      yield* this.end();
      from = end + 1;
    }
    const to = chunk.lastIndexOf(NEWLINE) + 1;
    while (from < to) {
      const next = cut(chunk, from, to);
      const long = next - from - 1 > this.longest && next - from > BLOCK;
      yield long ? { tooLong: next - from - 1 } : chunk.subarray(from, next);
      from = next;
    }
    this.keep(chunk.subarray(from));
  }

  /** What came after the last line end. */
  *end(): Generator<Piece> {
    const { length } = this;
    this.length = 0;
    if (length > 0) yield length > this.longest ? { tooLong: length } : this.begun.subarray(0, length);
  }

  private keep(part: Uint8Array): void {
    const length = this.length + part.length;
    if (length <= this.longest) {
      if (length > this.begun.length) {
        const longer = new Uint8Array(Math.min(Math.max(length, 2 * this.begun.length), this.longest));
        longer.set(this.begun.subarray(0, this.length));
        this.begun = longer;
      }
      this.begun.set(part, this.length);
    }
    this.length = length;
  }
}

/** Where to end a piece: after the last line end within a block; where there is none, after the first beyond it. */
function cut(chunk: Uint8Array, from: number, to: number): number {
  if (to - from <= BLOCK) return to;
  const last = chunk.lastIndexOf(NEWLINE, from + BLOCK - 1) + 1;
  return last > from ? last : chunk.indexOf(NEWLINE, from) + 1;
}
