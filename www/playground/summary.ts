/** What there is to say of many records, in memory that does not grow with their number. */
import type { Finding, Report, RuleId, Severity, Verdict } from '../../pkg/core.js';

/** A finding in one of many records. Its words come later, in the reader's language. */
export interface Found {
  readonly number: number;
  /** Where the record stands in its file, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly pointer: string;
  readonly params: Finding['params'];
}

export interface RuleSummary {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Findings, and the records that have any. */
  findings: number;
  records: number;
  readonly first: Found[];
}

export interface Summary {
  records: number;
  readonly verdicts: Record<Verdict, number>;
  readonly severities: Record<Severity, number>;
  readonly rules: RuleSummary[];
  /** Rules that could not be decided, with the number of records in which. */
  readonly undetermined: Record<string, number>;
  /** Records with more findings than are counted. */
  truncated: number;
  /** The list ended before its bracket; something came after it. */
  unfinished: boolean;
  trailing: boolean;
  /** The file gave fewer bytes than it had when it was opened. */
  shortened: boolean;
  cancelled: boolean;
}

/** Findings that are kept of a rule, to lead into the file. */
const KEPT = 5;

export function emptySummary(): Summary {
  return {
    records: 0,
    verdicts: { conforming: 0, nonconforming: 0, undetermined: 0 },
    severities: { error: 0, warning: 0, note: 0 },
    rules: [],
    undetermined: {},
    truncated: 0,
    unfinished: false,
    trailing: false,
    shortened: false,
    cancelled: false,
  };
}

/** Adds the report of a record that stands at those bytes of the file. */
export function add(summary: Summary, report: Report, place: Pick<Found, 'number' | 'offset' | 'length'>): void {
  summary.records++;
  summary.verdicts[report.verdict]++;
  if (report.truncated) summary.truncated++;
  const counted = new Set<RuleSummary>();
  for (const { rule, severity, pointer, params } of report.findings) {
    summary.severities[severity]++;
    const known = ruleOf(summary, rule, severity);
    known.findings++;
    if (!counted.has(known)) known.records++;
    counted.add(known);
    if (known.first.length < KEPT) known.first.push({ ...place, pointer, params });
  }
  for (const rule of report.undetermined) summary.undetermined[rule] = (summary.undetermined[rule] ?? 0) + 1;
}

function ruleOf(summary: Summary, rule: RuleId, severity: Severity): RuleSummary {
  let known = summary.rules.find((one) => one.rule === rule);
  if (!known) {
    known = { rule, severity, findings: 0, records: 0, first: [] };
    summary.rules.push(known);
  }
  return known;
}
