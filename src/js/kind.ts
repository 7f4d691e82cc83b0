/** What kind of object a value is, for its JSON text. */

export type Kind = 'list' | 'boxed' | 'plain' | 'bytes' | 'unreadable';

export function kindOf(object: object): Kind {
  try {
    if (Array.isArray(object)) return 'list';
    // Bytes are no members: to list a large buffer's would exhaust memory.
    if (ArrayBuffer.isView(object)) return 'bytes';
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
export function unboxed(object: object): unknown {
  const unbox = UNBOX[Object.prototype.toString.call(object)];
  try {
    return unbox?.call(object);
  } catch {
    return undefined;
  }
}
