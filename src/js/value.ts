/** Values as JSON text for the engine. What JSON cannot say becomes one control byte in the value's place. */

const NOT_A_NUMBER = '\x01';
const FUNCTION = '\x02';
const UNREADABLE = '\x03';
const CYCLIC = '\x04';

/** Characters that a JSON string must escape, and halves of surrogate pairs. */
const TO_ESCAPE = /["\\\x00-\x1f\ud800-\udfff]/;

/**
 * The JSON text of a value; undefined when it is longer than the limit. Own enumerable members with text keys count; `toJSON` is not
 * called. The text ends early where it becomes deeper than the limit: the engine then stops there too, and reports it.
 */
export function toJson(value: unknown, maxLength: number, maxDepth: number): string | undefined {
  const writer = new Writer(maxLength, maxDepth);
  try {
    writer.value(value);
  } catch (error) {
    // Longer than any string of this host can be.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return writer.text.length > maxLength ? undefined : writer.text;
}

class Writer {
  text = '';
  private readonly above: object[] = [];
  private full = false;

  constructor(
    private readonly maxLength: number,
    private readonly maxDepth: number,
  ) {}

  value(value: unknown): void {
    switch (typeof value) {
      case 'string':
        this.string(value);
        break;
      case 'number':
        this.text += Number.isFinite(value) ? value : NOT_A_NUMBER;
        break;
      case 'boolean':
      case 'bigint':
        this.text += value;
        break;
      case 'undefined':
        this.text += 'null';
        break;
      case 'object':
        if (value === null) this.text += 'null';
        else this.object(value);
        break;
      default:
        this.text += FUNCTION;
    }
    if (this.text.length > this.maxLength) this.full = true;
  }

  private string(text: string): void {
    this.text += text.length > this.maxLength ? text : quoted(text);
  }

  private object(object: object): void {
    const kind = kindOf(object);
    if (this.above.includes(object)) {
      this.text += CYCLIC;
    } else if (kind === 'unreadable') {
      this.text += UNREADABLE;
    } else if (kind === 'boxed') {
      this.value(unboxed(object));
    } else if (this.above.length >= this.maxDepth) {
      this.text += kind === 'list' ? '[' : '{';
      this.full = true;
    } else {
      this.above.push(object);
      if (kind === 'list') this.list(object as unknown[]);
      else this.members(object as Record<string, unknown>);
      this.above.pop();
    }
  }

  private list(list: readonly unknown[]): void {
    const length = read(list, 'length');
    if (typeof length !== 'number') {
      this.text += UNREADABLE;
      return;
    }
    this.text += '[';
    for (let i = 0; i < length && !this.full; i++) {
      if (i > 0) this.text += ',';
      this.value(read(list, i));
    }
    if (!this.full) this.text += ']';
  }

  private members(object: Record<string, unknown>): void {
    const keys = keysOf(object);
    if (!keys) {
      this.text += UNREADABLE;
      return;
    }
    let mark = '{';
    for (const key of keys) {
      const value = read(object, key);
      if (value === undefined) continue;
      this.text += `${mark}${quoted(key)}:`;
      mark = ',';
      this.value(value);
      if (this.full) return;
    }
    this.text += mark === '{' ? '{}' : '}';
  }
}

function quoted(text: string): string {
  return TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** Stands for a member whose getter or trap threw. */
const THREW = {};

function read(object: object, key: string | number): unknown {
  try {
    return (object as Record<string | number, unknown>)[key];
  } catch {
    return THREW;
  }
}

function keysOf(object: object): string[] | undefined {
  try {
    // Bytes are no members: to list a large buffer's would exhaust memory.
    return ArrayBuffer.isView(object) ? [] : Object.keys(object);
  } catch {
    return undefined;
  }
}

type Kind = 'list' | 'boxed' | 'plain' | 'unreadable';

function kindOf(object: object): Kind {
  try {
    if (object === THREW) return 'unreadable';
    if (Array.isArray(object)) return 'list';
    const prototype = Object.getPrototypeOf(object);
    if (prototype === Object.prototype || prototype === null) return 'plain';
    return unboxed(object) === undefined ? 'plain' : 'boxed';
  } catch {
    return 'unreadable';
  }
}

/** The built-in methods throw unless the object truly is of their kind, whatever it calls itself. */
const UNBOX: Readonly<Record<string, (this: object) => unknown>> = {
  '[object Date]': function () {
    const time = Date.prototype.getTime.call(this);
    return Number.isNaN(time) ? time : new Date(time).toISOString();
  },
  '[object Number]': Number.prototype.valueOf,
  '[object String]': String.prototype.valueOf,
  '[object Boolean]': Boolean.prototype.valueOf,
  '[object BigInt]': BigInt.prototype.valueOf,
  '[object Symbol]': Symbol.prototype.valueOf,
};

/** The primitive value in a box, a Date's text; undefined for other objects. */
function unboxed(object: object): unknown {
  const unbox = UNBOX[Object.prototype.toString.call(object)];
  try {
    return unbox?.call(object);
  } catch {
    return undefined;
  }
}
