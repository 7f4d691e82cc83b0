/** A mistake of the caller: an unknown name, a value out of bounds. Data never causes one. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'TRADELINT_USAGE';
}

/** Names what is unknown, and what there is. */
export function unknown(what: string, name: unknown, known: readonly string[]): UsageError {
  return new UsageError(`unknown ${what} \`${String(name)}\`: use one of ${known.join(', ')}`);
}
