import type { RecordKind, SourceFormat } from '../../pkg/generated/types.js';

/** What the build counts for the pages. */
export interface Facts {
  /** Published test vectors. */
  readonly vectors: number;
  /** In how many of them a rule finds something, by its id. */
  readonly vectorsOf: Readonly<Record<string, number>>;
  /** The shortest vector in which a rule alone finds something, whatever the options, by the rule's id. */
  readonly shortestOf: Readonly<Record<string, ShortVector>>;
  /** A deal of the transaction page in which a rule finds something, by the rule's id. */
  readonly dealOf: Readonly<Record<string, string>>;
}
export interface ShortVector {
  readonly record: RecordKind;
  readonly from?: SourceFormat;
  readonly text: string;
}
export const facts: () => Facts;
