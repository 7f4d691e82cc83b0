/** Forms bound to a kind of record: plain HTML, no framework, in the page's language. */
import { check, checkField } from './core.js';
import { bind } from './forms/bind.js';
import type { FormBinding, FormOptions } from './forms/state.js';
import { en } from './generated/locale/en.js';
import { zhCN as zh } from './generated/locale/zh-CN.js';
import type { RecordKind } from './generated/types.js';
import { addLocale } from './locale.js';

addLocale(zh);
addLocale(en);

/**
 * Binds a form to a kind of record. Controls whose names are JSON Pointers, such as `/consignee/phone` or `/lines/0/quantity`, are its fields:
 * what is wrong with one stands beside it once it was left, and goes as soon as it is put right. The form is submitted without errors only.
 * Options that are a function are asked for at each check.
 * @throws {UsageError} for a mistake in `kind` or `options`, and for a name that is a pointer to no field of the kind
 */
export function bindForm<Kind extends RecordKind>(
  form: HTMLFormElement,
  kind: Kind,
  options: FormOptions<Kind> | (() => FormOptions<Kind>) = {},
): FormBinding<Kind> {
  return bind({ check, checkField }, form, kind, options);
}

export type { Shown } from './forms/marks.js';
export type { FormMessage } from './forms/messages.js';
export type { Pointer } from './forms/pointer.js';
export type { FormBinding, FormOptions, FormState } from './forms/state.js';
export type { RecordKind, Records } from './generated/types.js';
export type { LocaleName } from './locale.js';
export { UsageError } from './usage.js';
