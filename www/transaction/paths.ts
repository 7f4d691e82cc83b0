/** Reading of data that may be anything. */

export function member(value: unknown, name: string | undefined): unknown {
  if (typeof value !== 'object' || value === null || name === undefined || !Object.hasOwn(value, name)) return undefined;
  return (value as { readonly [name: string]: unknown })[name];
}

/** Text or number as text; nothing of what else there may be. */
export const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export interface Place {
  readonly path: string;
  /** What the value stands in. */
  readonly holder: unknown;
  readonly value: unknown;
}

/** What stands at a path of names; `*` stands for each entry of a list. */
export function placesOf(value: unknown, path: string): readonly Place[] {
  return below(value, path.split('/'));
}

function below(value: unknown, [step, ...rest]: readonly string[]): readonly Place[] {
  if (step === undefined) return [];
  const names = step !== '*' ? [step] : Array.isArray(value) ? value.map((_, place) => String(place)) : [];
  return names.flatMap((name): readonly Place[] => {
    const inner = member(value, name);
    if (rest.length === 0) return [{ path: name, holder: value, value: inner }];
    return below(inner, rest).map((place) => ({ ...place, path: `${name}/${place.path}` }));
  });
}
