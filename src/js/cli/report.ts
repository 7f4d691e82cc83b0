/** Reports as text for people. */
import type { Finding, Lacking, LocaleName, Report, Severity, Verdict } from '../core.js';
import { localeNamed } from '../locale.js';
import type { Checked } from './check.js';
import type { Summary } from './summary.js';
import { bold, cyan, dim, escaped, green, padded, paddedLeft, paragraph, red, width, yellow } from './terminal.js';
import { type Words, wordsIn } from './words.js';

const VERDICTS: readonly Verdict[] = ['conforming', 'nonconforming', 'undetermined'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
const COLOUR = { error: red, warning: yellow, note: cyan };
const MARK: Readonly<Record<Verdict, string>> = { conforming: '✓', nonconforming: '✗', undetermined: '?' };
const VERDICT_COLOUR = { conforming: green, nonconforming: red, undetermined: yellow };
const STANDARD = 'GB/T 37401-2019';

/** One document's report: the verdict, each finding with its ground, what stayed undecided. */
export function reportText({ source, report }: Checked, locale: LocaleName): string {
  const words = wordsIn(locale);
  const counts = SEVERITIES.map(
    (severity) => [severity, report.findings.filter((finding) => finding.severity === severity).length] as const,
  );
  const parts = counts.filter(([, count]) => count > 0).map(([severity, count]) => words.count(severity, count));
  if (report.suppressed) parts.push(words.suppressed(report.suppressed.length));
  const head = `${verdictText(report.verdict, words)}  ${bold(escaped(source))}${parts.length > 0 ? `  ${dim(parts.join(' · '))}` : ''}\n`;
  const column = Math.max(...SEVERITIES.map((severity) => width(words.severities[severity]))) + 4;
  const findings = report.findings.map((finding) => `\n${findingText(finding, column, words)}`).join('');
  const truncated = report.truncated ? `\n${paragraph(words.truncated, 2)}` : '';
  return `${head}${findings}${truncated}${undeterminedText(report, words, locale)}\n`;
}

function verdictText(verdict: Verdict, words: Words): string {
  return VERDICT_COLOUR[verdict](`${MARK[verdict]} ${words.verdicts[verdict]}`);
}

function findingText(finding: Finding, column: number, words: Words): string {
  const severity = COLOUR[finding.severity](padded(`  ${words.severities[finding.severity]}`, column));
  const ground = `${finding.rule} · ${homeText(finding.home, words)} · ${finding.basis.join(' · ')}`;
  const pointer = `${severity}${bold(escaped(finding.pointer || words.document))}\n`;
  return pointer + paragraph(escaped(finding.message), column) + paragraph(ground, column, dim);
}

/** A clause, marked as the topic the rule belongs to: the standard's finer text is not public. */
export function homeText(clause: string, words: Words): string {
  return `${STANDARD} ${clause} (${words.topic})`;
}

function undeterminedText({ undetermined, lacking = {} }: Report, words: Words, locale: LocaleName): string {
  if (undetermined.length === 0) return '';
  const others = undetermined.filter((rule) => !(rule in lacking));
  const all = [`${words.undetermined(undetermined.length)}:`, ...others].join(' ');
  return `\n${paragraph(all, 2, dim)}${lackingText(lacking, words, locale)}`;
}

/** What of a transaction is lacking, and which rules lack it. */
function lackingText(lacking: Lacking, words: Words, locale: LocaleName): string {
  const terms = localeNamed(locale).texts().members;
  const rules = new Map<string, string[]>();
  for (const [rule, members] of Object.entries(lacking)) {
    const named = words.lacking(members.map((member) => terms[member] ?? member));
    rules.set(named, [...(rules.get(named) ?? []), rule]);
  }
  return [...rules].map(([named, ids]) => paragraph(`${named}: ${ids.join(' ')}`, 4, dim, '  ')).join('');
}

/** Counts over all records. */
export function totalsText({ records, verdicts, severities }: Summary, locale: LocaleName): string {
  const words = wordsIn(locale);
  const judged = VERDICTS.filter((verdict) => verdicts[verdict] > 0);
  const found = SEVERITIES.filter((severity) => severities[severity] > 0);
  const parts = [
    ...judged.map((verdict) => `${verdicts[verdict]} ${words.verdicts[verdict]}`),
    ...found.map((severity) => words.count(severity, severities[severity])),
  ];
  return `${bold(words.records(records))}${parts.length > 0 ? `: ${parts.join(' · ')}` : ''}\n`;
}

/** What there is to say of a file with a record a line: how often each rule failed, and where first. */
export function linesText(source: string, summary: Summary, locale: LocaleName): string {
  const words = wordsIn(locale);
  const { verdicts } = summary;
  const verdict = verdicts.nonconforming > 0 ? 'nonconforming' : verdicts.undetermined > 0 ? 'undetermined' : 'conforming';
  const sorted = [...summary.rules.values()].sort((a, b) => b.count - a.count || (a.finding.rule < b.finding.rule ? -1 : 1));
  const digits = String(sorted[0]?.count ?? 0).length;
  const rules = sorted.map(({ finding, line, count }) => {
    const lead = `  ${paddedLeft(count, digits)} × ${COLOUR[finding.severity](finding.rule)}  `;
    const first = `${words.firstAtLine(line)}, ${escaped(finding.pointer || words.document)}: ${escaped(finding.message)}`;
    return paragraph(first, digits + 5 + width(finding.rule) + 2, undefined, lead);
  });
  return `${verdictText(verdict, words)}  ${bold(escaped(source))}\n${rules.join('')}  ${totalsText(summary, locale)}\n`;
}
