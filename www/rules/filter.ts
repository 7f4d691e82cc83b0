/** Which rules are wanted, and which of them fit. */

export const FACETS = ['aspect', 'kind', 'modality', 'manner', 'profile', 'pack'] as const;
export type Facet = (typeof FACETS)[number];

export interface Wish {
  readonly words: string;
  readonly facets: Readonly<Partial<Record<Facet, string>>>;
}

export interface Entry {
  readonly id: string;
  /** Lower case. */
  readonly text: string;
  /** Values by facet, several with spaces between. */
  readonly facets: Readonly<Record<Facet, string>>;
}

/** Every word has to be there, whatever its case; `ord7` and `ord-7` stand for `ORD-007`. */
export function fits({ words, facets }: Wish): (entry: Entry) => boolean {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^([a-z]{3})-?(\d{1,3})$/, (_, prefix, number) => `${prefix}-${number.padStart(3, '0')}`));
  const chosen = FACETS.flatMap((facet) => (facets[facet] ? [[facet, facets[facet]] as const] : []));
  return (entry) =>
    chosen.every(([facet, value]) => entry.facets[facet].split(' ').includes(value)) &&
    wanted.every((word) => entry.text.includes(word));
}

/** The wish as the part of the address behind `#`, and back; what is not known there is passed over. */
export function toHash({ words, facets }: Wish): string {
  const said = new URLSearchParams();
  if (words.trim() !== '') said.set('words', words.trim());
  for (const facet of FACETS) if (facets[facet]) said.set(facet, facets[facet]);
  return said.size === 0 ? '' : `#${said}`;
}

export function fromHash(hash: string): Wish {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const facets = FACETS.flatMap((facet) => (given.get(facet) ? [[facet, given.get(facet) as string]] : []));
  return { words: given.get('words') ?? '', facets: Object.fromEntries(facets) };
}
