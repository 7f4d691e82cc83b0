/** Values as JSON text for the engine. What JSON cannot say becomes one control byte in the value's place. */
import { type Key, keyAfter, START } from './keys.js';
import { kindOf, unboxed } from './kind.js';

const NOT_A_NUMBER = 1;
const FUNCTION = 2;
const UNREADABLE = 3;
const CYCLIC = 4;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const LIST = { open: 0x5b, close: 0x5d };
const OBJECT = { open: 0x7b, close: 0x7d };

/** Characters that a JSON string must escape, and halves of surrogate pairs. */
const TO_ESCAPE = /["\\\x00-\x1f\ud800-\udfff]/;

/** Strings of more UTF-16 units are encoded by the host: a call of it costs as much as so many letters. */
const SHORT = 128;

const LEAST_ROOM = 16_384;
/** Room that is kept from one value to the next at most. */
const KEPT_ROOM = 1 << 20;

/** Stands for a member whose getter or trap threw. */
const THREW = {};

const encoder = new TextEncoder();
const hasOwn = Object.prototype.hasOwnProperty;

/**
 * The JSON text of a value in UTF-8, good until the next call; undefined when it is longer than the limit. Own enumerable members with text
 * keys count; `toJSON` is not called. The text ends early where it becomes deeper than the limit: the engine then stops there too, and
 * reports it.
 */
export function toJson(value: unknown, maxBytes: number, maxDepth: number): Uint8Array | undefined {
  // A getter of the value may come here again: it finds none, and makes another.
  const writer = spare ?? new Writer();
  spare = undefined;
  try {
    return writer.write(value, maxBytes, maxDepth);
  } catch (error) {
    // No more memory.
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    if (writer.room <= KEPT_ROOM) spare = writer;
  }
}

let spare: Writer | undefined;

class Writer {
  private bytes = new Uint8Array(LEAST_ROOM);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private above: object[] = [];
  /** Nothing more is to be written. */
  private full = false;
  private maxBytes = 0;
  private maxDepth = 0;

  get room(): number {
    return this.bytes.length;
  }

  write(value: unknown, maxBytes: number, maxDepth: number): Uint8Array | undefined {
    this.at = 0;
    this.above = [];
    this.full = false;
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
    this.value(value);
    return this.at > maxBytes ? undefined : this.bytes.subarray(0, this.at);
  }

  private value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.string(value);
        break;
      case 'number':
        if (Number.isFinite(value)) this.ascii(`${value}`);
        else this.byte(NOT_A_NUMBER);
        break;
      case 'boolean':
      case 'bigint':
        this.ascii(`${value}`);
        break;
      case 'undefined':
        this.ascii('null');
        break;
      case 'object':
        if (value === null) this.ascii('null');
        else this.object(value);
        break;
      default:
        this.byte(FUNCTION);
    }
    if (this.at > this.maxBytes) this.full = true;
  }

  private object(object: object): void {
    const kind = object === THREW ? 'unreadable' : kindOf(object);
    if (this.above.includes(object)) {
      this.byte(CYCLIC);
    } else if (kind === 'unreadable') {
      this.byte(UNREADABLE);
    } else if (kind === 'boxed') {
      this.value(unboxed(object));
    } else if (this.above.length >= this.maxDepth) {
      this.byte(kind === 'list' ? LIST.open : OBJECT.open);
      this.full = true;
    } else {
      this.above.push(object);
      if (kind === 'list') this.list(object as unknown[]);
      else if (kind === 'bytes') this.ascii('{}');
      else this.members(object as Record<string, unknown>);
      this.above.pop();
    }
  }

  private list(list: readonly unknown[]): void {
    const length = read(list, 'length');
    if (typeof length !== 'number') {
      this.byte(UNREADABLE);
      return;
    }
    this.byte(LIST.open);
    for (let i = 0; i < length && !this.full; i++) {
      if (i > 0) this.byte(COMMA);
      this.value(read(list, i));
    }
    if (!this.full) this.byte(LIST.close);
  }

  /** In one loop and by `for in`, since hosts then neither list the keys nor look the members up. */
  private members(object: Record<string, unknown>): void {
    const start = this.at;
    let before = START;
    let inside = false;
    try {
      for (const name in object) {
        if (!hasOwn.call(object, name)) continue;
        let value: unknown;
        try {
          value = object[name];
        } catch {
          value = THREW;
        }
        if (value === undefined) continue;
        inside = true;
        before = this.key(before, name);
        this.value(value);
        if (this.full) {
          this.bytes[start] = OBJECT.open;
          return;
        }
        inside = false;
      }
    } catch (error) {
      if (inside) throw error;
      // A trap threw, so there is no telling what members it has.
      this.at = start;
      this.byte(UNREADABLE);
      return;
    }
    if (this.at === start) this.byte(OBJECT.open);
    else this.bytes[start] = OBJECT.open;
    this.byte(OBJECT.close);
  }

  /** A member's key after a comma. Gives the key that the next one comes after. */
  private key(before: Key, name: string): Key {
    const key = keyAfter(before, name);
    if (key === undefined) {
      this.byte(COMMA);
      this.string(name);
      this.byte(COLON);
      return before;
    }
    const { words, length } = key;
    this.reserve(8 * words.length);
    let at = this.at;
    for (let i = 0; i < words.length; i++) {
      this.view.setFloat64(at, words[i] as number, true);
      at += 8;
    }
    this.at += length;
    return key;
  }

  private string(text: string): void {
    const length = text.length;
    if (length > SHORT) {
      this.encoded(text);
      return;
    }
    this.reserve(3 * SHORT + 2);
    const bytes = this.bytes;
    let at = this.at;
    bytes[at++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH) {
          this.encoded(text);
          return;
        }
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        if ((unit & 0xf800) === 0xd800) {
          this.encoded(text);
          return;
        }
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
    bytes[at++] = QUOTE;
    this.at = at;
  }

  /** A string that is long or has something to escape. */
  private encoded(text: string): void {
    if (text.length > this.maxBytes) this.at = this.maxBytes + 1;
    else if (TO_ESCAPE.test(text)) this.encode(JSON.stringify(text));
    else {
      this.byte(QUOTE);
      this.encode(text);
      this.byte(QUOTE);
    }
  }

  private ascii(text: string): void {
    if (text.length > SHORT) {
      this.encode(text);
      return;
    }
    this.reserve(SHORT);
    for (let i = 0; i < text.length; i++) this.bytes[this.at++] = text.charCodeAt(i);
  }

  private encode(text: string): void {
    for (let from = 0; from < text.length; ) {
      // Three bytes for each unit would be far too many for most texts.
      this.reserve(text.length - from + 3 * SHORT);
      const { read, written } = encoder.encodeInto(text.slice(from), this.bytes.subarray(this.at));
      this.at += written;
      from += read;
    }
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.at++] = byte;
  }

  private reserve(room: number): void {
    if (this.at + room > this.bytes.length) this.grow(this.at + room);
  }

  private grow(room: number): void {
    const bytes = new Uint8Array(Math.max(room, 2 * this.bytes.length));
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}

function read(object: object, key: string | number): unknown {
  try {
    return (object as Record<string | number, unknown>)[key];
  } catch {
    return THREW;
  }
}
