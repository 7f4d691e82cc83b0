/** What the build counts for the pages. */
export interface Facts {
  /** Published test vectors. */
  readonly vectors: number;
  /** In how many of them a rule finds something, by its id. */
  readonly vectorsOf: Readonly<Record<string, number>>;
  /** A deal of the transaction page in which a rule finds something, by the rule's id. */
  readonly dealOf: Readonly<Record<string, string>>;
}
export const facts: () => Facts;
