/** For checkouts: orders, payments and payment notices alone, in a module of less than half the size and with an engine of its own. */
import { check as checkAny, checkField as checkAnyField } from './core.js';
import { type Guard, guard as guardAny } from './edge/guard.js';
import type { GuardOptions } from './edge/options.js';
import { bind } from './forms/bind.js';
import type { FormBinding, FormOptions } from './forms/state.js';
import { en } from './generated/locale/checkout/en.js';
import { zhCN as zh } from './generated/locale/checkout/zh-CN.js';
import { addLocale } from './locale.js';
import type { Options } from './options.js';
import type { Report } from './report.js';

addLocale(zh);
addLocale(en);

/** The kinds of record that it checks. */
export type CheckoutKind = 'order' | 'payment';

/** As `check` of `tradelint`. */
export const check: <Kind extends CheckoutKind>(kind: Kind, input: unknown, options?: Options) => Report<Kind> = checkAny;

/** As `checkField` of `tradelint`. */
export const checkField: <Kind extends CheckoutKind>(
  kind: Kind,
  input: unknown,
  pointer: string,
  options?: Options,
) => Report<Kind> = checkAnyField;

/** As `bindForm` of `tradelint/forms`. */
export function bindForm<Kind extends CheckoutKind>(
  form: HTMLFormElement,
  kind: Kind,
  options: FormOptions<Kind> | (() => FormOptions<Kind>) = {},
): FormBinding<Kind> {
  return bind({ check: checkAny, checkField: checkAnyField }, form, kind, options);
}

/** As `guard` of `tradelint/edge`. */
export const guard: (kind: CheckoutKind, options?: GuardOptions) => Guard = guardAny;

export type { Expectation, Expected } from './callbacks/match.js';
export { type Claim, durableSeen, kvSeen, memorySeen, SeenObject, type SeenStore } from './callbacks/seen.js';
export { type Notice, type VerifyOptions, verify } from './callbacks/verify.js';
export type { Accepted, Guard, Refused } from './edge/guard.js';
export type { GuardOptions } from './edge/options.js';
export type { FormBinding, FormOptions, FormState } from './forms/state.js';
export type { Order, Payment } from './generated/types.js';
export type { Options } from './options.js';
export type { Finding, Report, Verdict } from './report.js';
export { UsageError } from './usage.js';
