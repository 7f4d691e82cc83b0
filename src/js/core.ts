/** Checks without words of any language loaded: add those you need with `addLocale`. */
import { type Checker, checkerFor, judge } from './checkers.js';
import type { RecordKind, Transaction } from './generated/types.js';
import { localeNamed } from './locale.js';
import { instant, type Options } from './options.js';
import { clean, type Report, type TransactionReport, worded } from './report.js';
import { UsageError } from './usage.js';

export type * from './generated/types.js';
export { addLocale, type Locale, type LocaleName } from './locale.js';
export type { Limits, Options, Override, Suppression, WordChanges } from './options.js';
export type { ParamsOf, RuleOf, Said } from './params.js';
export type { Finding, Lacking, Modality, Report, Severity, TransactionReport, Verdict } from './report.js';
export { UsageError } from './usage.js';

/**
 * Checks a record: a value, JSON text, or UTF-8 bytes of JSON (Uint8Array, ArrayBuffer).
 * @throws {UsageError} for a mistake in `kind` or `options`; never because of `input`
 */
export function check<Kind extends RecordKind>(kind: Kind, input: unknown, options?: Options): Report<Kind> {
  return checkWith(checkerFor(kind, options), kind, input, options);
}

/**
 * Checks one field of a record and every relation it takes part in.
 * @param pointer JSON Pointer of the field
 * @throws {UsageError} for a mistake in `kind`, `pointer` or `options`; never because of `input`
 */
export function checkField<Kind extends RecordKind>(
  kind: Kind,
  input: unknown,
  pointer: string,
  options?: Options,
): Report<Kind> {
  if (typeof pointer !== 'string') throw new UsageError('pointer must be a JSON Pointer, such as /payable_amount');
  return checkWith(checkerFor(kind, options, pointer), kind, input, options);
}

/**
 * Checks the records of one order against each other, and each by itself. A member that is left out is not known: what needs it is
 * undetermined, and `lacking` says so. A list that is given is complete: `[]` says that there are none.
 * @param bundle a value, JSON text, or UTF-8 bytes of JSON
 * @throws {UsageError} for a mistake in `options`; never because of `bundle`
 */
export function checkTransaction(
  bundle: Transaction | string | ArrayBuffer | ArrayBufferView,
  options?: Options,
): TransactionReport {
  return check('transaction', bundle, options) as TransactionReport;
}

function checkWith<Kind extends RecordKind>(
  checker: Checker,
  kind: Kind,
  input: unknown,
  options: Options | undefined,
): Report<Kind> {
  const locale = localeNamed(options?.locale);
  const tape = judge(checker, input, instant(options?.now));
  return tape === undefined ? clean(kind, checker.profile) : worded(tape, kind, checker.profile, locale);
}
