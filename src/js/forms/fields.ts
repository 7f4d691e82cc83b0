/** The fields of a form: the controls whose names are JSON Pointers, and what stands in them. */

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLOutputElement | HTMLFieldSetElement;

export interface Field {
  readonly pointer: string;
  /** Several only for radio buttons and checkboxes of one name. */
  readonly controls: readonly [Control, ...Control[]];
}

export type Value = string | boolean | readonly string[];

const NO_FIELD = /^(?:submit|button|reset|image|file)$/;

/** Those that would be submitted, in the document's order; fieldsets too, which hold no value but can show what is wrong in them. */
export function fieldsOf(form: HTMLFormElement): Field[] {
  const groups = new Map<string, [Control, ...Control[]]>();
  for (const control of form.elements as Iterable<Element> as Iterable<Control>) {
    if (!control.name?.startsWith('/') || NO_FIELD.test(control.type) || control.matches(':disabled')) continue;
    const group = groups.get(control.name);
    if (group) group.push(control);
    else groups.set(control.name, [control]);
  }
  return [...groups].map(([pointer, controls]) => ({ pointer, controls }));
}

const isChecked = (control: Control) => (control as HTMLInputElement).checked;
const textIn = (control: Control | HTMLOptionElement) => (control as HTMLInputElement).value;

/** The value of a field; nothing where it is empty. */
export function valueIn({ controls }: Field, offset: string | undefined): Value | undefined {
  const [control] = controls;
  const chosen = controls.filter(isChecked).map(textIn);
  switch (control.type) {
    case 'checkbox':
      return controls.length > 1 ? listed(chosen) : isChecked(control);
    case 'radio':
      return chosen[0] || undefined;
    case 'select-multiple':
      return listed([...(control as HTMLSelectElement).selectedOptions].map(textIn));
    case 'datetime-local':
      return asInstant(textIn(control), offset) || undefined;
    default:
      return textIn(control) || undefined;
  }
}

const listed = (values: string[]) => (values.length > 0 ? values : undefined);

/** Whether the value is no entry of the user's: an optional part of the record is not there because of it alone. */
export function isIdle({ controls: [control] }: Field, value: Value | undefined): boolean {
  return value === false || control.type === 'hidden' || control.type === 'output';
}

/** A local time as RFC 3339; by the browser's own clock unless an offset is given. */
function asInstant(local: string, offset: string | undefined): string {
  if (!local || !offset) return local && new Date(local).toISOString();
  return local + (local.length === 16 ? ':00' : '') + offset;
}
