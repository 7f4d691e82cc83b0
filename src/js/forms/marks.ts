import type { Control } from './fields.js';
import { type FormMessage, isError } from './messages.js';

/** What stands beside a field, or at the form's head where there is no field. */
export interface Shown {
  /** The field's; empty for the form itself. */
  readonly pointer: string;
  readonly controls: readonly Control[];
  readonly messages: readonly FormMessage[];
}

/** Roles that have no `aria-invalid`: a group of radio buttons may. */
const NEVER_INVALID = /^(?:fieldset|output|radio)$/;

const DESCRIBED_BY = 'aria-describedby';

let ids = 0;

/** The marks that a binding leaves on a form: messages, what refers to them, what is wrong. */
export interface Marks {
  readonly show: (shown: readonly Shown[]) => void;
  /** Puts the focus on the form's own message. */
  readonly focus: () => void;
  /** Takes every mark away. */
  readonly clear: () => void;
}

export function marksOn(form: HTMLFormElement): Marks {
  const created = new Set<Element>();
  /** Message elements with what is written there. */
  let written = new Map<HTMLElement, string>();
  /** What describes a control. */
  let described = new Map<Element, string>();
  let invalid = new Set<Element>();

  const find = (pointer: string) => form.querySelector<HTMLElement>(`[data-message="${CSS.escape(pointer)}"]`);

  function create(pointer: string, controls: readonly Control[]): HTMLElement {
    const element = form.ownerDocument.createElement(pointer === '' ? 'div' : 'span');
    element.dataset.message = pointer;
    created.add(element);
    if (pointer === '') form.prepend(element);
    else place(element, controls);
    return element;
  }

  function elementFor(pointer: string, controls: readonly Control[]): HTMLElement {
    const element = find(pointer) ?? create(pointer, controls);
    element.id ||= `tradelint-${++ids}`;
    return element;
  }

  function show(shown: readonly Shown[]): void {
    const [oldWritten, oldDescribed, oldInvalid] = [written, described, invalid];
    [written, described, invalid] = [new Map(), new Map(), new Set()];
    for (const { pointer, controls, messages } of shown) {
      const element = elementFor(pointer, controls);
      const text = JSON.stringify(messages);
      if (oldWritten.get(element) !== text) fill(element, messages);
      written.set(element, text);
      for (const control of controls) {
        describe(control, element.id, true);
        described.set(control, element.id);
        const marked = NEVER_INVALID.test(control.type) ? control.closest('[role=radiogroup]') : control;
        if (marked && messages.some(isError)) invalid.add(marked);
      }
    }
    for (const element of oldWritten.keys()) if (!written.has(element)) fill(element, []);
    for (const [control, id] of oldDescribed) if (described.get(control) !== id) describe(control, id, false);
    for (const control of oldInvalid) if (!invalid.has(control)) control.removeAttribute('aria-invalid');
    for (const control of invalid) control.setAttribute('aria-invalid', 'true');
  }

  // A live region has to be there before something is said in it.
  if (!find('')) create('', []).role = 'alert';
  return {
    show,
    focus() {
      const element = elementFor('', []);
      element.tabIndex = -1;
      element.focus();
    },
    clear() {
      show([]);
      for (const element of created) element.remove();
    },
  };
}

/** Behind the control and not in its label, whose text names it; at the end of a group. */
function place(element: HTMLElement, controls: readonly Control[]): void {
  const control = controls.at(-1);
  const group = controls.length > 1 || control?.type === 'fieldset' ? control?.closest('fieldset, [role=radiogroup]') : null;
  if (group) group.append(element);
  else (control?.closest('label') ?? control)?.after(element);
}

function fill(element: HTMLElement, messages: readonly FormMessage[]): void {
  const document = element.ownerDocument;
  const lines = messages.map(({ severity, rule, message }) => {
    const line = document.createElement('span');
    Object.assign(line.dataset, { severity, rule });
    // A space, for those who hear several.
    line.textContent = `${message} `;
    return line;
  });
  element.replaceChildren(...lines);
}

/** Refers to a message, or no longer; what else describes the control stays. */
function describe(control: Element, id: string, isSaid: boolean): void {
  const others = (control.getAttribute(DESCRIBED_BY) ?? '').split(/\s+/).filter((other) => other && other !== id);
  const ids = isSaid ? [...others, id] : others;
  if (ids.length > 0) control.setAttribute(DESCRIBED_BY, ids.join(' '));
  else control.removeAttribute(DESCRIBED_BY);
}
