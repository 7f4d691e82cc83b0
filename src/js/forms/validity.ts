/** What controls are told to be wrong with them, beside what the browser and the page itself have against them. */
import type { Control } from './fields.js';

const told = new WeakMap<Control, string>();

/** Takes back what was told; what the page told the control stays. */
export function withdraw(control: Control): void {
  // Some browsers shorten what they are told.
  if (told.get(control)?.startsWith(control.validationMessage)) control.setCustomValidity('');
  told.delete(control);
}

export function tell(control: Control, text: string): void {
  if (text === '' || control.validity.customError) return;
  control.setCustomValidity(text);
  told.set(control, text);
}

/** What the browser or the page has against one of the controls, once what was told is withdrawn. */
export function objectionTo(controls: readonly Control[]): string {
  return controls.find(({ willValidate, validity }) => willValidate && !validity.valid)?.validationMessage ?? '';
}
