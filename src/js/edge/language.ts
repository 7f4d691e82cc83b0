import type { LocaleName } from '../locale.js';

/** An item of Accept-Language: a range of languages, and from 0 to 1 how welcome they are. */
const ITEM = /^[\t ]*(\*|[a-z]{1,8}(?:-[a-z\d]{1,8})*)[\t ]*(?:;[\t ]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)[\t ]*)?$/i;

interface Wish {
  readonly range: string;
  readonly quality: number;
  /** Earlier wishes come first among equals. */
  readonly place: number;
}

/** The language that Accept-Language (RFC 9110, 12.5.4) likes best; the first where it asks for none of them. */
export function negotiated(header: string | null, locales: readonly [LocaleName, ...LocaleName[]]): LocaleName {
  const wishes = header === null ? [] : header.split(',').flatMap(wishIn);
  let best: { locale: LocaleName; wish: Wish } | undefined;
  for (const locale of locales) {
    const wish = wishFor(locale.toLowerCase(), wishes);
    if (wish && wish.quality > 0 && (!best || isPreferred(wish, best.wish))) best = { locale, wish };
  }
  return best?.locale ?? locales[0];
}

function wishIn(item: string, place: number): Wish[] {
  const [, range, quality = '1'] = ITEM.exec(item) ?? [];
  return range === undefined ? [] : [{ range: range.toLowerCase(), quality: Number(quality), place }];
}

const isPreferred = (a: Wish, b: Wish) => a.quality > b.quality || (a.quality === b.quality && a.place < b.place);

/** Of the wishes that a language meets the one that names it most closely. */
function wishFor(locale: string, wishes: readonly Wish[]): Wish | undefined {
  let best: Wish | undefined;
  let closest = 0;
  for (const wish of wishes) {
    const close = closeness(locale, wish);
    if (close > closest || (close > 0 && close === closest && best && isPreferred(wish, best))) [best, closest] = [wish, close];
  }
  return best;
}

/** 4 for the language itself, 3 for a range that holds it, 2 for a sister (zh-TW for zh-CN), 1 for any, 0 for another language. */
function closeness(locale: string, { range, quality }: Wish): number {
  if (range === '*') return 1;
  if (range === locale) return 4;
  if (locale.startsWith(`${range}-`)) return 3;
  // Who does not want a language's sister says nothing against the language.
  return primary(range) === primary(locale) && quality > 0 ? 2 : 0;
}

const primary = (tag: string) => tag.split('-', 1)[0];
