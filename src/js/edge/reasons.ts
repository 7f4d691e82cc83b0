import type { RuleId } from '../generated/types.js';
import type { Report } from '../report.js';
import type { Reason } from './problem.js';

/** Rules of the document by which it is no JSON text, or not one text only, or was not read to its end. */
const NO_TEXT: readonly RuleId[] = ['DOC-001', 'DOC-002', 'DOC-004', 'DOC-005'];

/** Rules of the document by which some of it was not read, or can be read in two ways. */
export const UNREAD: readonly RuleId[] = [...NO_TEXT, 'DOC-006', 'DOC-007', 'DOC-010'];

/** Why a report turns a request away; nothing when it does not. */
export function reasonIn({ verdict, findings }: Report, refuseUndetermined: boolean): Reason | undefined {
  if (verdict === 'nonconforming') return findings.some(({ rule }) => NO_TEXT.includes(rule)) ? 'malformed' : 'nonconforming';
  return refuseUndetermined && verdict === 'undetermined' ? 'undetermined' : undefined;
}
