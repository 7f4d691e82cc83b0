/** Reads a report as the engine writes it: machine words and one text. The order is that of `src/wasm/tape.rs`. */

const [WHOLE, NUMBER, TEXT] = [0, 1, 2];

/** Words of so many bytes, of which there is hardly any, are read each time. */
const LONG = 64;
/** The engine's own words that were read once, by address and length. */
const known = new Map<number, string>();
const decoder = new TextDecoder();

export class Tape {
  private readonly words: Uint32Array;
  private readonly texts: string;
  private at = 0;
  private read = 0;

  /** @param head address in `memory` of the tape's own address and length, and its text's */
  constructor(
    private readonly memory: ArrayBuffer,
    head: number,
  ) {
    const [words = 0, count = 0, texts = 0, length = 0] = new Uint32Array(memory, head, 4);
    this.words = new Uint32Array(memory, words, count);
    this.texts = decoder.decode(new Uint8Array(memory, texts, length));
  }

  /** Numbers that were not read yet. */
  get left(): number {
    return this.words.length - this.at;
  }

  count(): number {
    return this.words[this.at++] as number;
  }

  /** The next piece of the text. */
  text(): string {
    const from = this.read;
    this.read += this.count();
    return this.texts.slice(from, this.read);
  }

  /** A word of the engine's own. */
  word(): string {
    const address = this.count();
    const length = this.count();
    const key = address * LONG + length;
    const word = length < LONG ? known.get(key) : undefined;
    if (word !== undefined) return word;
    const read = decoder.decode(new Uint8Array(this.memory, address, length));
    if (length < LONG) known.set(key, read);
    return read;
  }

  list<T>(next: () => T): T[] {
    const list = [];
    for (let count = this.count(); count > 0; count--) list.push(next());
    return list;
  }

  params(): Record<string, string | number> {
    const params: Record<string, string | number> = {};
    for (let count = this.count(); count > 0; count--) params[this.word()] = this.param();
    return params;
  }

  private param(): string | number {
    switch (this.count()) {
      case WHOLE:
        return this.count() | 0;
      case NUMBER:
        return Number(this.text());
      case TEXT:
        return this.text();
      default:
        return this.word();
    }
  }
}
