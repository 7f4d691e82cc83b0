/** Keys as they stand in JSON, kept since records share them. */

/** Keys that are kept at most, and of at most so many characters: what else a document brings is written letter by letter. */
const KEPT = 1024;
const LONGEST = 64;

/** Letters that neither UTF-8 nor JSON spells otherwise. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A comma, the key in quotes, a colon. */
export class Key {
  readonly length: number;
  /** The text eight bytes at a time, with zeros after it. No ASCII text is a NaN, whose bits might change on the way. */
  readonly words: Float64Array;
  /** What came after it last time. */
  next: Key | undefined;

  constructor(readonly name: string) {
    const text = `,"${name}":`;
    const bytes = new Uint8Array((text.length + 7) & ~7);
    new TextEncoder().encodeInto(text, bytes);
    this.length = text.length;
    this.words = new Float64Array(bytes.buffer);
  }
}

const keys = new Map<string, Key>();

/** Stands before an object's first key. */
export const START = new Key('');

/** The key of that name; undefined when it is not kept. Mostly the one that came after the same key last time. */
export function keyAfter(before: Key, name: string): Key | undefined {
  const next = before.next;
  return next !== undefined && next.name === name ? next : keyElsewhere(before, name);
}

function keyElsewhere(before: Key, name: string): Key | undefined {
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size >= KEPT || name.length > LONGEST || !PLAIN.test(name)) return undefined;
    key = new Key(name);
    keys.set(name, key);
  }
  before.next = key;
  return key;
}
