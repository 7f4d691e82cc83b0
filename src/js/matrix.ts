/** How the standard's requirements are checked, aspect by aspect. */
import { type Aspect, type RuleEntry, rules } from './catalogue.js';
import { aspects } from './generated/aspects.js';

/** How a requirement is checked, in the order of the matrix's columns. */
export const MANNERS = ['checked', 'evidence', 'transaction', 'not-checkable', 'not-yet-built'] as const;
export type Manner = (typeof MANNERS)[number];

export interface AspectRules {
  readonly aspect: Aspect;
  readonly rules: readonly RuleEntry[];
  readonly ids: Readonly<Record<Manner, readonly string[]>>;
  readonly counts: Readonly<Record<Manner, number>>;
}

export function mannerOf({ status, scope }: Pick<RuleEntry, 'status' | 'scope'>): Manner {
  if (status === 'checked') return scope === 'transaction' ? 'transaction' : 'checked';
  return status === 'planned' ? 'not-yet-built' : status;
}

/** Per aspect: which requirements are checked in which manner, and how many; not yet built are those that have no rule, too. */
export function matrix(): readonly AspectRules[] {
  return aspects().map((aspect) => {
    const own = rules().filter((rule) => rule.aspect === aspect.prefix);
    const byManner = <T>(of: (manner: Manner) => T) =>
      Object.fromEntries(MANNERS.map((manner) => [manner, of(manner)])) as Record<Manner, T>;
    const ids = byManner((manner) => own.filter((rule) => mannerOf(rule) === manner).map((rule) => rule.id));
    const missing = aspect.requirements - own.length;
    const counts = byManner((manner) => ids[manner].length + (manner === 'not-yet-built' ? missing : 0));
    return { aspect, rules: own, ids, counts };
  });
}
