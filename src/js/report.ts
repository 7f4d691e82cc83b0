import type { Member, RecordKind, RuleId } from './generated/types.js';
import { RULESET, VERSION } from './generated/version.js';
import { type Locale, message } from './locale.js';

export type Verdict = 'conforming' | 'nonconforming' | 'undetermined';
export type Severity = 'error' | 'warning' | 'note';
export type Modality = 'shall' | 'should' | 'may';

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly modality: Modality;
  /** JSON Pointer (RFC 6901) into the document that was given. */
  readonly pointer: string;
  /** Further fields that take part. */
  readonly related: readonly string[];
  /** What the message says, as data. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  /** The clause of GB/T 37401 that the rule belongs to by topic. */
  readonly home: string;
  /** The texts that ground the rule. */
  readonly basis: readonly string[];
}

export interface Report {
  readonly ruleset: string;
  readonly version: string;
  readonly record: RecordKind;
  readonly profile: string;
  readonly verdict: Verdict;
  /** Sorted by pointer, then rule. */
  readonly findings: readonly Finding[];
  /** Rules that could not be decided: they never count as passed. */
  readonly undetermined: readonly RuleId[];
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
export interface TransactionReport extends Report {
  readonly record: 'transaction';
  readonly lacking: Lacking;
}

/** A report as the engine gives it: without words. */
export interface BareReport extends Omit<Report, 'findings' | 'suppressed'> {
  readonly findings: readonly Omit<Finding, 'message' | 'home' | 'basis'>[];
  readonly suppressed: NonNullable<Report['suppressed']>;
}

/** The report of a record about which there is nothing to say. */
export function clean(record: RecordKind, profile: string): Report {
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

/** Adds the words, and puts the members in their published order. */
export function worded(bare: BareReport, record: RecordKind, locale: Locale): Report {
  const texts = locale.texts();
  const findings = bare.findings.map(({ rule, severity, modality, pointer, related, params }) => {
    const words = texts.rules[rule];
    const basis = [...(words?.basis ?? [])];
    const text = message(texts, record, rule, params);
    return { rule, severity, modality, pointer, related, params, message: text, home: words?.home ?? '', basis };
  });
  const { profile, verdict, undetermined, lacking, suppressed, truncated } = bare;
  const lacks = lacking === undefined ? {} : { lacking };
  const accepted = suppressed.length > 0 ? { suppressed } : {};
  return {
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
}
