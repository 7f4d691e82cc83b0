/** Where in a text a JSON Pointer leads. */
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A range of a text, in UTF-16 units. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Nothing stands at the pointer: the range is the opening bracket of what it should stand in. */
  readonly missing: boolean;
}

export class Places {
  private readonly root: Node | undefined;

  constructor(private readonly text: string) {
    this.root = rootOf(text);
  }

  /** The value at a pointer, with its member's name; else where it is missing. */
  at(pointer: string): Place {
    let node = this.root;
    if (node === undefined) return { from: 0, to: 0, missing: true };
    for (const step of stepsOf(pointer)) {
      const inner = child(node, step);
      if (inner === undefined) return opening(node);
      node = inner;
    }
    // Of a member its name is marked too, of a long value only where it begins.
    if (isLong(node, this.text)) return { ...(named(node) ?? opening(node)), missing: false };
    const { offset, length } = node.parent?.type === 'property' ? node.parent : node;
    return { from: offset, to: offset + length, missing: false };
  }

  /** The character at a byte of the text's UTF-8. */
  ofByte(offset: number): Place {
    const from = indexOfByte(this.text, offset);
    const to = Math.min(this.text.length, from + ((this.text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1));
    return { from, to, missing: from === to };
  }
}

/** The steps of a JSON Pointer (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Nothing of a text that is not JSON, or so deep that no tree can be made of it. */
function rootOf(text: string): Node | undefined {
  try {
    return parseTree(text, [], { allowEmptyContent: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function child(node: Node, step: string): Node | undefined {
  if (node.type === 'array') return /^\d+$/.test(step) ? findNodeAtLocation(node, [Number(step)]) : undefined;
  // Of members with one name the last is meant.
  return node.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1];
}

/** The bracket that opens a value; of a value without, all of it. */
function opening({ offset, length, type }: Node): Place {
  return { from: offset, to: offset + (type === 'object' || type === 'array' ? 1 : length), missing: true };
}

function named({ parent }: Node): Pick<Place, 'from' | 'to'> | undefined {
  const name = parent?.type === 'property' ? parent.children?.[0] : undefined;
  return name && { from: name.offset, to: name.offset + name.length };
}

const isLong = ({ type, offset, length }: Node, text: string) =>
  (type === 'object' || type === 'array') && text.slice(offset, offset + length).includes('\n');

function indexOfByte(text: string, offset: number): number {
  let index = 0;
  for (let bytes = 0; bytes < offset && index < text.length; ) {
    const point = text.codePointAt(index) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    index += point < 0x10000 ? 1 : 2;
  }
  return index;
}
