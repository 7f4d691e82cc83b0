import { UsageError, unknown } from './usage.js';

export type LocaleName = 'zh-CN' | 'en';

/** A rule's words in one language. */
export interface RuleWords {
  readonly title: string;
  readonly message: string;
  /** Messages of the rule's further problems. */
  readonly also?: Readonly<Record<string, string>>;
  readonly fix: string;
  readonly home: string;
  readonly basis: readonly string[];
}

/** What stands in messages. */
export interface Texts {
  readonly rules: Readonly<Record<string, RuleWords>>;
  readonly problems: Readonly<Record<string, string>>;
  /** Fixed words that params hold. */
  readonly words: Readonly<Record<string, string>>;
  /** Terms of code lists, by record kind. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By record kind, then by path of field names; where the path itself does not serve. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One language of messages. */
export interface Locale {
  readonly name: LocaleName;
  /** Its texts, read at the first call. */
  readonly texts: () => Texts;
}

const DEFAULT = 'zh-CN';
const loaded = new Map<string, Locale>();

/** Makes a language available to `check`. */
export function addLocale(locale: Locale): void {
  loaded.set(locale.name, locale);
}

/** The language asked for; without a wish Chinese, or the first that was added. */
export function localeNamed(name: string | undefined): Locale {
  const locale = loaded.get(name ?? DEFAULT) ?? (name === undefined ? loaded.values().next().value : undefined);
  if (locale) return locale;
  if (loaded.size === 0) throw new UsageError('no locale is loaded: import one from tradelint/locale/ and call addLocale');
  throw unknown('locale', name, [...loaded.keys()]);
}

type Params = Readonly<Record<string, string | number>>;

/** The message of a finding. */
export function message(texts: Texts, record: string, rule: string, params: Params): string {
  const words = texts.rules[rule];
  const problem = String(params.problem ?? '');
  const template =
    problem === '' ? (words?.message ?? '') : (own(words?.also, problem) ?? own(texts.problems, problem) ?? problem);
  const parts = parted(template);
  let text = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    if (i % 2 === 0) text += part;
    else text += part === 'label' ? label(texts, record, params.field) : value(texts, record, own(params, part));
  }
  return text;
}

/** Templates that were used, each as text, name, text, name, …, text. */
const templates = new Map<string, readonly string[]>();

function parted(template: string): readonly string[] {
  let parts = templates.get(template);
  if (!parts) {
    parts = template.split(/\{([^}]*)\}/);
    templates.set(template, parts);
  }
  return parts;
}

function label(texts: Texts, record: string, field: string | number | undefined): string {
  if (field === undefined) return texts.words.document ?? '';
  return own(own(texts.labels, record), String(field)) ?? String(field).replace(/[/_]/g, ' ');
}

function value(texts: Texts, record: string, param: string | number | undefined): string {
  if (param === undefined) return '';
  return own(texts.words, String(param)) ?? own(own(texts.codes, record), String(param)) ?? String(param);
}

/** Tables are plain objects: what they inherit is no entry. */
function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
