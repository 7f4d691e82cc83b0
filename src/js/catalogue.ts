import { entries, patches } from './generated/catalogue.js';
import { en } from './generated/locale/en.js';
import { zhCN as zh } from './generated/locale/zh-CN.js';
import type { Member, RecordKind } from './generated/types.js';
import type { Locale, RuleWords } from './locale.js';
import { checkKind } from './options.js';
import { UsageError } from './usage.js';

/** One of the nine parts of the standard. */
export interface Aspect {
  readonly prefix: string;
  readonly zh: string;
  readonly en: string;
  readonly clause: string;
  /** How many requirements it has, those not built yet included. */
  readonly requirements: number;
  readonly record: string;
}

export interface Bilingual<T = string> {
  readonly zh: T;
  readonly en: T;
}

/** A rule as data. */
export interface RuleEntry {
  readonly id: string;
  readonly aspect: string;
  readonly record: string;
  readonly scope: 'record' | 'transaction';
  readonly status: 'checked' | 'evidence' | 'not-checkable' | 'planned';
  readonly modality: string;
  readonly profiles: readonly string[];
  readonly packs: readonly string[];
  /** Day from which it applies, `YYYY-MM-DD`; null when it always did. */
  readonly since: string | null;
  readonly home: string;
  readonly basis: readonly string[];
  readonly confidence: string;
  readonly title: Bilingual;
  readonly fields: readonly string[];
  /** What of a transaction the rule needs; `platform` stands for what no transaction shows. */
  readonly needs: readonly Member[];
  /** Numbers that callers can override, with their defaults. */
  readonly settings: Readonly<Record<string, number>>;
}

/** A record that passes a rule, and one that fails it at a pointer. */
export interface Examples {
  readonly pass: unknown;
  readonly fail?: { readonly input: unknown; readonly at: string };
}

/** Examples as JSON Merge Patches (RFC 7396) on the example record of their kind. */
export interface ExamplePatches {
  readonly records: Readonly<Record<RecordKind, unknown>>;
  readonly rules: Readonly<Record<string, Examples>>;
}

export interface Explanation extends Omit<RuleEntry, 'basis'>, Partial<Examples> {
  readonly message: Bilingual;
  /** Messages of the rule's further problems. */
  readonly also: Readonly<Record<string, Bilingual>>;
  readonly fix: Bilingual;
  readonly basis: Bilingual<readonly string[]>;
}

/** Every rule, sorted by aspect and number. */
export function rules(): readonly RuleEntry[] {
  return entries();
}

/**
 * What a rule asks for, why, and how records look that pass and fail it.
 * @throws {UsageError} when there is no such rule
 */
export function explain(id: string): Explanation {
  const entry = entries().find((rule) => rule.id === id);
  if (!entry) throw new UsageError(`unknown rule \`${id}\`: \`tradelint rules\` lists them`);
  const [inChinese, inEnglish] = [wordsOf(zh, id), wordsOf(en, id)];
  const both = (text: (words: RuleWords) => string) => ({ zh: text(inChinese), en: text(inEnglish) });
  const problems = Object.keys(inChinese.also ?? {});
  return {
    ...entry,
    message: both((words) => words.message),
    also: Object.fromEntries(problems.map((problem) => [problem, both((words) => words.also?.[problem] ?? '')])),
    fix: both((words) => words.fix),
    basis: { zh: inChinese.basis, en: inEnglish.basis },
    ...examplesOf(entry),
  };
}

/** A record of a kind that every rule of `gate` is content with. */
export function example(kind: RecordKind): unknown {
  checkKind(kind);
  return structuredClone(patches().records[kind]);
}

/** What the rule's examples change of their kind's example; nothing for the document's own rules. */
export function examplePatches(id: string): Examples | undefined {
  return patches().rules[id];
}

function examplesOf({ id, record }: RuleEntry): Partial<Examples> {
  const own = examplePatches(id);
  if (!own) return {};
  const patched = (patch: unknown) => merged(example(record as RecordKind), patch);
  const pass = patched(own.pass);
  return own.fail ? { pass, fail: { input: patched(own.fail.input), at: own.fail.at } } : { pass };
}

/** RFC 7396: objects merge, `null` removes, all else replaces. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const members = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, merged(members.get(name), value));
  }
  return Object.fromEntries(members);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function wordsOf(locale: Locale, id: string): RuleWords {
  const words = locale.texts().rules[id];
  if (!words) throw new Error(`no ${locale.name} words for ${id}`);
  return words;
}
