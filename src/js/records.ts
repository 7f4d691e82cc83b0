import { checkerFor } from './checkers.js';
import { records as recordsIn } from './engine.js';
import type { RecordKind } from './generated/types.js';
import { writeInput } from './input.js';
import type { Options } from './options.js';

/**
 * The records that a document of a source format holds, in the record format; none where it cannot be read or holds none. Values that are
 * missing or malformed are left out: what is wrong with them, `check` tells.
 */
export function recordsOf(kind: RecordKind, input: unknown, options: Options): readonly unknown[] {
  const checker = checkerFor(kind, options);
  const { length, beyondJson } = writeInput(input, checker.maxBytes, checker.maxDepth);
  return beyondJson ? [] : recordsIn(checker.handle, length);
}
