/** What the page shows, as the part of its address that never leaves the browser. */
import {
  PACKS,
  type Pack,
  PROFILES,
  type Profile,
  RECORD_KINDS,
  type RecordKind,
  SOURCES,
  type SourceFormat,
} from '../../pkg/generated/types.js';

export interface Choice {
  readonly kind: RecordKind;
  readonly from: SourceFormat | undefined;
  readonly profile: Profile;
  readonly packs: readonly Pack[];
}

export interface Address extends Choice {
  /** A sample by its id; or a text, packed. */
  readonly sample?: string | undefined;
  readonly text?: string | undefined;
}

/** Packed text that is longer than this is not put into an address: chat programs and mail cut them. */
const LONGEST_PACKED = 8_000;
/** What a few packed bytes may unpack to. */
const LONGEST_UNPACKED = 1 << 20;

/** Words of an address that are not known are passed over: it may come from another version. */
export function fromHash(hash: string): Partial<Address> {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const known = <T extends string>(words: readonly T[], word: string | null) => words.find((one) => one === word);
  const kind = known(RECORD_KINDS, given.get('kind'));
  const found = {
    kind,
    from: kind && known(SOURCES[kind], given.get('from')),
    profile: known(PROFILES, given.get('profile')),
    packs: given
      .get('packs')
      ?.split(',')
      .filter((word): word is Pack => known(PACKS, word) !== undefined),
    sample: given.get('sample') ?? undefined,
    text: given.get('text') ?? undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<Address>;
}

export function toHash({ kind, from, profile, packs, sample, text }: Address): string {
  const said = new URLSearchParams({ kind });
  if (from) said.set('from', from);
  if (profile !== 'gate') said.set('profile', profile);
  if (packs.length > 0) said.set('packs', packs.join(','));
  if (text !== undefined) said.set('text', text);
  else if (sample) said.set('sample', sample);
  return `#${said.toString().replaceAll('%2C', ',')}`;
}

/** A text as letters that an address can hold; nothing when there are too many. */
export async function packed(text: string): Promise<string | undefined> {
  if (text.length > LONGEST_UNPACKED) return undefined;
  const bytes = await through(new Blob([text]).stream(), new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  if (bytes.length > (LONGEST_PACKED * 3) / 4) return undefined;
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The text again; nothing when it is not one that was packed, or one that unpacks to more than it should. */
export async function unpacked(text: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const whole = await through(new Blob([bytes]).stream(), new DecompressionStream('deflate-raw'), LONGEST_UNPACKED);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole);
  } catch {
    return undefined;
  }
}

async function through(source: ReadableStream<Uint8Array>, change: GenericTransformStream, limit: number): Promise<Uint8Array> {
  const reader = (source.pipeThrough(change) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > limit) throw new RangeError('unpacks to more than it should');
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
