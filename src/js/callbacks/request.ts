/** What came in over HTTP: headers in any case and from any server, the body as the bytes that were received. */
import { asBytes } from '../input.js';
import { UsageError } from '../usage.js';
import { type Bytes, textOf, utf8 } from './bytes.js';
import { Refused } from './problems.js';

/** Headers as a `Headers` object, as pairs, or as an object by name, such as Node's `request.headers`. */
export type HeadersLike =
  | Iterable<readonly [string, string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | undefined;

export interface RequestParts {
  /** Channels that sign in the body need none. */
  readonly headers?: HeadersLike;
  /** The bytes as received; text stands for its UTF-8. */
  readonly body: Uint8Array | ArrayBuffer | string;
}

export class Incoming {
  /** By name in lower case; every value that came under it. */
  private readonly headers = new Map<string, unknown>();

  private constructor(
    headers: HeadersLike,
    readonly body: Bytes,
  ) {
    for (const [name, value] of pairsOf(headers)) {
      if (typeof name !== 'string') continue;
      const key = name.toLowerCase();
      const known = this.headers.get(key);
      this.headers.set(key, known === undefined ? value : [known, value].flat());
    }
  }

  /**
   * @throws {UsageError} when the body is no bytes, but what some framework made of them
   * @throws {Refused} when it is empty or too large
   */
  static from(parts: RequestParts, maxBytes: number): Incoming {
    if (typeof parts !== 'object' || parts === null)
      throw new UsageError('the request must be an object with `headers` and `body`');
    const bytes = typeof parts.body === 'string' ? shortEnough(parts.body, maxBytes) : asBytes(parts.body);
    if (!bytes) throw new UsageError('`body` must be the bytes or text as received, not what a framework made of them');
    if (bytes.length === 0) throw new Refused('body_empty');
    if (bytes.length > maxBytes) throw new Refused('body_too_large');
    // A copy: what is read later must be what was verified, whatever becomes of the caller's buffer.
    return new Incoming(parts.headers, new Uint8Array(bytes));
  }

  /** The body as text. */
  text(): string {
    const text = textOf(this.body);
    if (text === undefined) throw new Refused('body_malformed');
    return text;
  }

  /** The header's value, or nothing; refused where it is there twice with different values. */
  header(name: string): string | undefined {
    const value = this.headers.get(name.toLowerCase());
    if (value === undefined || typeof value === 'string') return value;
    const [first, ...others] = Array.isArray(value) ? value : [value];
    if (typeof first !== 'string') throw new Refused('header_malformed', name);
    if (others.some((other) => other !== first)) throw new Refused('header_repeated', name);
    return first;
  }

  /** The same, refused where it is missing or empty. */
  required(name: string): string {
    const value = this.header(name);
    if (value === undefined || value === '') throw new Refused('header_missing', name);
    return value;
  }
}

function shortEnough(text: string, maxBytes: number): Uint8Array {
  if (text.length > maxBytes) throw new Refused('body_too_large');
  return utf8(text);
}

function pairsOf(headers: HeadersLike): Iterable<readonly [string, unknown]> {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== 'object')
    throw new UsageError('`headers` must be a Headers object, a list of pairs, or an object by name');
  return Symbol.iterator in headers ? (headers as Iterable<readonly [string, string]>) : Object.entries(headers);
}
