import {
  PACKS,
  type Pack,
  PROFILES,
  type Profile,
  RECORD_KINDS,
  type RecordKind,
  type RuleId,
  type SourceFormat,
} from './generated/types.js';
import type { LocaleName } from './locale.js';
import type { Severity } from './report.js';
import { UsageError, unknown } from './usage.js';

/** As many findings as a report can have. */
export const MOST_FINDINGS = 10_000;

export interface Override {
  /** `off` leaves the rule unevaluated, so it is named as undetermined. */
  readonly severity?: Severity | 'off';
  /** Values for the rule's settings, by name. */
  readonly settings?: Readonly<Record<string, number>>;
  /** Changes to the rule's word list. */
  readonly words?: WordChanges;
}

/** Changes to a word list, each at most 1000 words of 1 to 64 characters. */
export interface WordChanges {
  /** Words to find beside those of the list. A finding says where one stands, never which. */
  readonly add?: readonly string[];
  /** Words of the list not to find. */
  readonly remove?: readonly string[];
  /** Longer terms within which a word is no finding. */
  readonly allow?: readonly string[];
}

export interface Suppression {
  readonly rule: RuleId;
  /** Everywhere when not given. */
  readonly pointer?: string;
  readonly reason: string;
  /** RFC 3339 with offset; for ever when not given. */
  readonly until?: string;
}

export interface Limits {
  /** 4 MiB unless set. */
  readonly max_bytes?: number;
  /** Levels of nesting; 64 unless set. */
  readonly max_depth?: number;
  /** Entries of a list; 10,000 unless set. */
  readonly max_items?: number;
  /** 100 unless set. */
  readonly max_findings?: number;
}

/** What the engine is configured with. */
export interface EngineOptions {
  readonly profile?: Profile | undefined;
  /** Packs to run beside those that the record switches on itself. */
  readonly packs?: readonly Pack[] | undefined;
  /** The source format; tradelint's own when not given. */
  readonly from?: SourceFormat | undefined;
  readonly overrides?: Readonly<Partial<Record<RuleId, Override>>> | undefined;
  /** Findings that are known and accepted. */
  readonly suppress?: readonly Suppression[] | undefined;
  readonly limits?: Limits | undefined;
}

export interface Options extends EngineOptions {
  /** `zh-CN` unless set. */
  readonly locale?: LocaleName | undefined;
  /** The present, as a Date, RFC 3339 text or milliseconds since 1970: the clock's unless set. `null` when it is not known. */
  readonly now?: Date | string | number | null | undefined;
}

const NAMES = ['profile', 'packs', 'locale', 'now', 'from', 'overrides', 'suppress', 'limits'];

/** Throws unless it is an object with known names. Values are left to the engine. */
export function checkNames(options: object, names: readonly string[] = NAMES): void {
  if (typeof options !== 'object' || options === null) throw new UsageError('options must be an object');
  for (const name in options) {
    if (!names.includes(name)) throw unknown('option', name, names);
  }
}

export function checkKind(kind: string): void {
  if (!RECORD_KINDS.includes(kind as RecordKind)) throw unknown('record kind', kind, RECORD_KINDS);
}

/** The names among the engine's options; all else the engine checks. */
export function checkWords({ profile = 'gate', packs = [] }: EngineOptions): void {
  if (!PROFILES.includes(profile)) throw unknown('profile', profile, PROFILES);
  if (!Array.isArray(packs)) throw new UsageError('option `packs` must be a list');
  for (const pack of packs) {
    if (!PACKS.includes(pack)) throw unknown('pack', pack, PACKS);
  }
}

/** The last text read as a present: many calls share one. */
let lastText = '';
let lastInstant = Number.NaN;

/** Milliseconds since 1970; NaN when not known. */
export function instant(now: Options['now']): number {
  if (now === undefined) return Date.now();
  if (now === null) return Number.NaN;
  if (now === lastText) return lastInstant;
  const time = typeof now === 'string' ? fromRfc3339(now) : Number(now);
  if (Number.isFinite(time)) {
    const millis = Math.trunc(time);
    if (typeof now === 'string') [lastText, lastInstant] = [now, millis];
    return millis;
  }
  throw new UsageError(
    'option `now` must be a Date, milliseconds, or an RFC 3339 time with offset, such as 2026-03-01T12:00:00+08:00',
  );
}

const RFC3339 = /^(\d{4}-\d\d-(\d\d)T(?:[01]\d|2[0-3]):\d\d:\d\d)(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** NaN for what is no such time. Date.parse alone would take 30 February for 2 March. */
function fromRfc3339(text: string): number {
  const [, local, day, fraction = '', offset] = RFC3339.exec(text) ?? [];
  if (local === undefined || offset === undefined) return Number.NaN;
  const utc = Date.parse(`${local.toUpperCase()}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(utc) || new Date(utc).getUTCDate() !== Number(day)) return Number.NaN;
  const [hours, minutes] = offset.slice(1).split(':').map(Number);
  const minutesEast = ((hours ?? 0) * 60 + (minutes ?? 0)) * (offset.startsWith('-') ? -1 : 1);
  return utc - minutesEast * 60_000;
}
