import type { Member, RecordKind, RuleId } from './generated/types.js';
import { RULESET, VERSION } from './generated/version.js';
import { type Locale, message, type Texts } from './locale.js';
import type { ParamsOf, RuleOf } from './params.js';
import type { Tape } from './tape.js';

export type Verdict = 'conforming' | 'nonconforming' | 'undetermined';
export type Severity = 'error' | 'warning' | 'note';
export type Modality = 'shall' | 'should' | 'may';

interface FindingOf<Rule extends RuleId> {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly modality: Modality;
  /** JSON Pointer (RFC 6901) into the document that was given. */
  readonly pointer: string;
  /** Further fields that take part. */
  readonly related: readonly string[];
  /** What the message says, as data. */
  readonly params: ParamsOf<Rule>;
  readonly message: string;
  /** The clause of GB/T 37401 that the rule belongs to by topic. */
  readonly home: string;
  /** The texts that ground the rule. */
  readonly basis: readonly string[];
}

/** A finding of one of these rules, told apart by `rule`; its params by `problem`. */
export type Finding<Rule extends RuleId = RuleId> = Rule extends RuleId ? FindingOf<Rule> : never;

export interface Report<Kind extends RecordKind = RecordKind> {
  readonly ruleset: string;
  readonly version: string;
  readonly record: Kind;
  readonly profile: string;
  readonly verdict: Verdict;
  /** Sorted by pointer, then rule. */
  readonly findings: readonly Finding<RuleOf<Kind>>[];
  /** Rules that could not be decided: they never count as passed. */
  readonly undetermined: readonly RuleOf<Kind>[];
  /** Of a transaction: which of these lack what. */
  readonly lacking?: Lacking;
  /** Findings that the caller's suppressions took out. */
  readonly suppressed?: readonly { readonly rule: RuleId; readonly pointer: string }[];
  /** Whether there were more findings than `limits.max_findings`. */
  readonly truncated: boolean;
}

/** Members of the transaction that a rule lacks; `platform` stands for what no transaction shows. */
export type Lacking = Readonly<Partial<Record<RuleId, readonly Member[]>>>;

/** The report of a transaction. */
export interface TransactionReport extends Report<'transaction'> {
  readonly lacking: Lacking;
}

/** The report of a record about which there is nothing to say. */
export function clean<Kind extends RecordKind>(record: Kind, profile: string): Report<Kind> {
  return {
    ruleset: RULESET,
    version: VERSION,
    record,
    profile,
    verdict: 'conforming',
    findings: [],
    undetermined: [],
    ...(record === 'transaction' ? { lacking: {} } : {}),
    truncated: false,
  };
}

const VERDICTS: readonly Verdict[] = ['conforming', 'nonconforming', 'undetermined'];
const MODALITIES: readonly Modality[] = ['shall', 'should', 'may'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Reads the engine's report and adds the words. */
export function worded<Kind extends RecordKind>(tape: Tape, record: Kind, profile: string, locale: Locale): Report<Kind> {
  const texts = locale.texts();
  const verdict = VERDICTS[tape.count()] as Verdict;
  const truncated = tape.count() !== 0;
  const findings = tape.list(() => finding(tape, record, texts));
  const undetermined = tape.list(() => tape.word() as RuleId);
  const lacks = record === 'transaction' ? { lacking: lacking(tape) } : {};
  const suppressed = tape.list(() => ({ rule: tape.word() as RuleId, pointer: tape.text() }));
  const accepted = suppressed.length > 0 ? { suppressed } : {};
  const report = {
    ruleset: RULESET,
    version: VERSION,
    record,
    profile,
    verdict,
    findings,
    undetermined,
    ...lacks,
    ...accepted,
    truncated,
  };
  // Which rules there are of a kind, and what they say, the engine knows.
  return report as unknown as Report<Kind>;
}

function lacking(tape: Tape): Lacking {
  return Object.fromEntries(tape.list(() => [tape.word(), tape.list(() => tape.word() as Member)]));
}

function finding(tape: Tape, record: RecordKind, texts: Texts): FindingOf<RuleId> {
  const rule = tape.word() as RuleId;
  const weight = tape.count();
  const pointer = tape.text();
  const related = tape.list(() => tape.text());
  const params = tape.params();
  const words = texts.rules[rule];
  return {
    rule,
    severity: SEVERITIES[weight] as Severity,
    modality: MODALITIES[weight] as Modality,
    pointer,
    related,
    params: params as ParamsOf<RuleId>,
    message: message(texts, record, rule, params),
    home: words?.home ?? '',
    basis: [...(words?.basis ?? [])],
  };
}
