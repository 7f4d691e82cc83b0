import { buffer } from './engine.js';
import { toJson } from './value.js';

/** What lies in the engine's buffer; above the size limit it was not written, only measured. */
interface Written {
  readonly length: number;
  /** Whether control bytes stand for values that JSON cannot say. */
  readonly beyondJson: boolean;
}

/** Text of at most so many UTF-16 units gets room for the worst case instead of being measured first. */
const SHORT = 65_536;
const encoder = new TextEncoder();

export function writeInput(input: unknown, maxBytes: number, maxDepth: number): Written {
  if (typeof input === 'string') return { length: writeText(input, maxBytes), beyondJson: false };
  const bytes = asBytes(input);
  if (bytes) return { length: writeBytes(bytes, maxBytes), beyondJson: false };
  const json = toJson(input, maxBytes, maxDepth);
  return { length: json === undefined ? maxBytes + 1 : writeBytes(json, maxBytes), beyondJson: true };
}

/** The bytes of a view or buffer; one that was taken away has none. */
export function asBytes(input: unknown): Uint8Array | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  if (ArrayBuffer.isView(input)) {
    if (Object.getPrototypeOf(input) === Uint8Array.prototype) return input as Uint8Array;
    return input.byteLength === 0 ? new Uint8Array() : new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  const length = isPlain(input) ? undefined : byteLengthOf(input);
  if (length === undefined) return undefined;
  // One that was handed to another thread has no bytes left, and no view can be made of it.
  return length === 0 ? new Uint8Array() : new Uint8Array(input as ArrayBuffer);
}

/** Whether it has no prototype, or one that has none, as objects of any realm do. */
function isPlain(input: object): boolean {
  try {
    const prototype = Object.getPrototypeOf(input);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  } catch {
    // A Proxy is no buffer either.
    return true;
  }
}

const buffers = [ArrayBuffer, globalThis.SharedArrayBuffer].filter((kind) => kind !== undefined);
const lengths = buffers.map((kind) => Object.getOwnPropertyDescriptor(kind.prototype, 'byteLength')?.get);

/** The length of a buffer of any realm; undefined for whatever else, Proxies and impostors included. */
function byteLengthOf(input: object): number | undefined {
  for (const length of lengths) {
    try {
      return length?.call(input);
    } catch {
      // Not of this kind.
    }
  }
  return undefined;
}

function writeBytes(bytes: Uint8Array, maxBytes: number): number {
  // Also leaves out bytes that were taken away, which `set` would not take.
  if (bytes.length > 0 && bytes.length <= maxBytes) buffer(bytes.length).set(bytes);
  return bytes.length;
}

/** Gives the length in bytes; what is longer than the limit is only measured. */
export function writeText(text: string, maxBytes: number): number {
  const room = text.length <= SHORT ? text.length * 3 : utf8Length(text);
  if (room > maxBytes && utf8Length(text) > maxBytes) return utf8Length(text);
  const target = buffer(room);
  return isWellFormed(text) ? encoder.encodeInto(text, target).written : encodeLoneSurrogates(text, target);
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const pair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    if (pair) i++;
    length += unit < 0x800 ? 1 : 2;
  }
  return length;
}

/** A lone surrogate becomes three bytes that are no UTF-8, for the engine to report: TextEncoder would hide it. */
function encodeLoneSurrogates(text: string, target: Uint8Array): number {
  let at = 0;
  for (const part of text.split(/(\p{Surrogate})/u)) {
    if (/^\p{Surrogate}$/u.test(part)) {
      const unit = part.charCodeAt(0);
      target.set([0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)], at);
      at += 3;
    } else {
      at += encoder.encodeInto(part, target.subarray(at)).written;
    }
  }
  return at;
}
