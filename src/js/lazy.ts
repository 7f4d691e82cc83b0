/** A table that is JSON text until it is first wanted: programs that never ask for it never read it. */
export function lazy<T>(json: string): () => T {
  let table: T | undefined;
  return () => {
    table ??= JSON.parse(json) as T;
    return table;
  };
}
