/** A report as a page shows it: by aspect of the standard, the document's own rules first. */
import type { Finding, LocaleName, Report } from '../../pkg/core.js';
import { aspects } from '../../pkg/generated/aspects.js';

export interface Aspect {
  readonly prefix: string;
  readonly name: string;
  readonly clause: string;
}

/** A finding with its place in the report: by that it is referred to. */
export interface Numbered {
  readonly number: number;
  readonly finding: Finding;
}

export interface Group {
  readonly aspect: Aspect;
  readonly findings: readonly Numbered[];
}

const DOCUMENT = { prefix: 'DOC', zh: '文档', en: 'document', clause: '4' };

export const aspectsIn = (locale: LocaleName): readonly Aspect[] =>
  [DOCUMENT, ...aspects()].map(({ prefix, zh, en, clause }) => ({ prefix, clause, name: locale === 'en' ? en : zh }));

export const prefixOf = (rule: string): string => rule.slice(0, rule.indexOf('-'));

export function groupsOf({ findings }: Pick<Report, 'findings'>, locale: LocaleName): readonly Group[] {
  const numbered = findings.map((finding, number) => ({ finding, number }) as Numbered);
  return aspectsIn(locale)
    .map((aspect) => ({ aspect, findings: numbered.filter(({ finding }) => prefixOf(finding.rule) === aspect.prefix) }))
    .filter(({ findings }) => findings.length > 0);
}
