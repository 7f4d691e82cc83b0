/** What the build counts for the pages. */
export interface Facts {
  /** Published test vectors. */
  readonly vectors: number;
  /** In how many of them a rule is expected to find something, by its id. */
  readonly vectorsOf: Readonly<Record<string, number>>;
}
export const facts: () => Facts;
