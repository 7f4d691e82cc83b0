import { IDENTIFIERS, type IdentifierName, type IdentifierPart, PARTS, TITLES } from './generated/identifiers.js';
import { writeText } from './input.js';
import { identify } from './tradelint_bg.js';
import { UsageError, unknown } from './usage.js';

/** What is known of a text as an identifier. */
export interface IdentifierAnswer {
  readonly valid: boolean;
  /** Whether a check character or a closed list vouches for it; without that a valid text only has the right form. */
  readonly certain: boolean;
  /** The part that is wrong. */
  readonly part?: IdentifierPart;
  /** The check character that would be right, where that can be told. */
  readonly expected?: string;
}

/** An identifier that `checkIdentifier` knows. */
export interface IdentifierEntry {
  readonly name: IdentifierName;
  readonly title: { readonly zh: string; readonly en: string };
}

/** No identifier is longer. */
const LONGEST = 4_096;

/**
 * Whether a text is an identifier: `uscc`, `gtin`, `resident_id`, …
 * @throws {UsageError} when there is no identifier of that name, or `text` is no text
 */
export function checkIdentifier(name: IdentifierName, text: string): IdentifierAnswer {
  const number = IDENTIFIERS.indexOf(name);
  if (number < 0) throw unknown('identifier', name, IDENTIFIERS);
  if (typeof text !== 'string') throw new UsageError('an identifier is checked as text');
  if (text.length > LONGEST) return { valid: false, certain: true, part: 'length' };
  const answer = identify(number, writeText(text, LONGEST * 3));
  const [low, expected] = [answer & 0xff, answer >>> 8];
  const part = PARTS[low - 2];
  if (part === undefined) return { valid: true, certain: low === 1 };
  return { valid: false, certain: true, part, ...(expected ? { expected: String.fromCodePoint(expected) } : {}) };
}

/** Every identifier there is. */
export function identifiers(): readonly IdentifierEntry[] {
  return IDENTIFIERS.map((name) => ({ name, title: TITLES[name] }));
}
