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

/** One language of messages. */
export interface Locale {
  readonly name: LocaleName;
  readonly rules: Readonly<Record<string, RuleWords>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
  /** By record kind, then by path of field names. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
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
export function message(locale: Locale, record: string, rule: string, params: Params): string {
  const words = locale.rules[rule];
  const problem = String(params.problem ?? '');
  const template =
    problem === '' ? (words?.message ?? '') : (own(words?.also, problem) ?? own(locale.problems, problem) ?? problem);
  return template.replace(/\{([^}]*)\}/g, (_, name: string) =>
    name === 'label' ? label(locale, record, params.field) : value(locale, own(params, name)),
  );
}

function label(locale: Locale, record: string, field: string | number | undefined): string {
  if (field === undefined) return locale.words.document ?? '';
  return own(own(locale.labels, record), String(field)) ?? String(field);
}

function value(locale: Locale, param: string | number | undefined): string {
  if (param === undefined) return '';
  return own(locale.words, String(param)) ?? String(param);
}

/** Tables are plain objects: what they inherit is no entry. */
function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
