import type { Finding, Report, Severity, Verdict } from '../core.js';

/** Counts over records. Plain data: parts of a file may have been counted by other threads. */
export interface Summary {
  records: number;
  readonly verdicts: Record<Verdict, number>;
  readonly severities: Record<Severity, number>;
  readonly rules: Map<string, RuleCount>;
}

/** How often a rule failed, and where first. */
export interface RuleCount {
  readonly finding: Finding;
  readonly line: number;
  count: number;
}

export function nothing(): Summary {
  return {
    records: 0,
    verdicts: { conforming: 0, nonconforming: 0, undetermined: 0 },
    severities: { error: 0, warning: 0, note: 0 },
    rules: new Map(),
  };
}

/** Counts records that conform and of which there is no more to say. */
export function addClean(summary: Summary, count: number): void {
  summary.records += count;
  summary.verdicts.conforming += count;
}

export function addReport(summary: Summary, { verdict, findings }: Report, line = 0): void {
  summary.records++;
  summary.verdicts[verdict]++;
  for (const finding of findings) {
    summary.severities[finding.severity]++;
    addRule(summary, { finding, line, count: 1 });
  }
}

/** Adds what was counted of later lines, of which the first has that number. */
export function add(summary: Summary, later: Summary, first = 0): void {
  summary.records += later.records;
  for (const verdict of keys(later.verdicts)) summary.verdicts[verdict] += later.verdicts[verdict];
  for (const severity of keys(later.severities)) summary.severities[severity] += later.severities[severity];
  for (const rule of later.rules.values()) addRule(summary, { ...rule, line: first + rule.line });
}

const keys = <Key extends string>(counts: Record<Key, number>) => Object.keys(counts) as Key[];

function addRule({ rules }: Summary, rule: RuleCount): void {
  const known = rules.get(rule.finding.rule);
  if (known) known.count += rule.count;
  else rules.set(rule.finding.rule, rule);
}
