import type { CommonParams, RecordKind, RuleId, RuleParams, RulePrefixes } from './generated/types.js';

/**
 * The params of one message: those that stand in it, and what is wrong where that is not the rule's own problem. Further ones may be
 * there, which the message does not show. Amounts and times are text; counts and places are numbers.
 */
export type Said<Name extends string, Problem extends string | undefined = undefined> = {
  readonly [N in Name]: string | number;
} & (Problem extends string ? { readonly problem: Problem } : { readonly problem?: undefined }) & {
    /** The path of the field, list places left out. */
    readonly field?: string;
    readonly [name: string]: string | number | undefined;
  };

/** What a finding of the rule says, told apart by `problem`. */
export type ParamsOf<Rule extends RuleId> = RuleParams[Rule] | CommonParams;

/** The rules that may find something in a record of the kind. */
export type RuleOf<Kind extends RecordKind> = Extract<RuleId, `${'DOC' | RulePrefixes[Kind]}-${string}`>;
