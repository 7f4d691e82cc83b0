/** Terms of the catalogue in both languages. */
import { termsIn } from '../../pkg/terms.js';
import type { Both } from '../frame/both.js';
import { playgroundWords } from '../playground/words.js';

const of = (zh: string | undefined, en: string | undefined): Both => ({ zh: zh ?? '', en: en ?? '' });
const [zh, en] = [playgroundWords('zh-CN'), playgroundWords('en')];
const [termsZh, termsEn] = [termsIn('zh-CN'), termsIn('en')];

/** The severity that follows from a modality. */
export const SEVERITIES: Readonly<Record<string, 'error' | 'warning' | 'note'>> = {
  shall: 'error',
  should: 'warning',
  may: 'note',
};

export const severityWords = (severity: 'error' | 'warning' | 'note') =>
  of(termsZh.severities[severity], termsEn.severities[severity]);
export const modalityWords = (modality: string) => of(termsZh.modalities[modality], termsEn.modalities[modality]);
/** With the severity that follows from it: `shall → error`. */
export function severityOf(modality: string): Both {
  const [word, severity] = [modalityWords(modality), severityWords(SEVERITIES[modality] ?? 'error')];
  return of(`${word.zh} → ${severity.zh}`, `${word.en} → ${severity.en}`);
}
export const packWords = (pack: string) => of(own(zh.packs, pack), own(en.packs, pack));
export const kindWords = (kind: string) => own(KINDS, kind) ?? of(own(zh.kinds, kind), own(en.kinds, kind));

const KINDS: Readonly<Record<string, Both>> = { document: of('文档', 'document'), platform: of('平台', 'platform') };

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export const PROFILES: Readonly<Record<string, Both>> = {
  gate: of('入口 gate', 'gate'),
  audit: of('审计 audit', 'audit'),
};

/** How a source stands behind a rule: the letter that ends its citation. */
export const MARKS: Readonly<Record<string, { readonly word: Both; readonly told: Both }>> = {
  S: { word: of('已读', 'read'), told: of('读过原文', 'the text was read') },
  K: { word: of('已知', 'known'), told: of('已知，未重读', 'known, not read again') },
  I: { word: of('推断', 'inferred'), told: of('由此推断', 'inferred') },
};

export const CONFIDENCE: Readonly<Record<string, Both>> = {
  H: of('高', 'high'),
  M: of('中', 'medium'),
  L: of('低', 'low'),
};
