import type { Control } from './fields.js';

/** What people do with a form. */
export interface Acts {
  /** Something is being typed. */
  readonly typed: () => void;
  /** A control is left, or a choice made, a while before `settled`. */
  readonly left: (control: Control) => void;
  /** It is time to look at what was left. */
  readonly settled: () => void;
  readonly submitted: (event: SubmitEvent) => void;
  readonly reset: () => void;
}

/** Controls whose value is chosen at once; others are being typed in until they are left. */
const CHOSEN = /^(?:checkbox|radio|select-)/;

/** Tells what happens to a form's controls, wherever they stand, once the page's own listeners are through with it. */
export function follow(form: HTMLFormElement, signal: AbortSignal, { typed, left, settled, submitted, reset }: Acts): void {
  /** Whether a pointer is down: a message that appeared now would move the button away from under it. */
  let isPressing = false;
  let isWaiting = false;
  const root = form.getRootNode();
  const on = (type: string, listener: (event: Event, control: Control) => void, capture = false) =>
    root.addEventListener(type, (event) => listener(event, event.target as Control), { capture, signal });
  const soon = (act: () => void) => queueMicrotask(() => signal.aborted || act());
  const later = (act: () => void) => setTimeout(() => signal.aborted || act());
  const leave = (control: Control) => {
    left(control);
    isWaiting = isPressing;
    if (!isPressing) soon(settled);
  };
  on('input', (_, control) => control.form === form && soon(typed));
  on('change', (_, control) => {
    if (control.form !== form) return;
    if (CHOSEN.test(control.type) || !control.matches(':focus')) leave(control);
    else soon(typed);
  });
  on('focusout', (event, control) => {
    const next = (event as FocusEvent).relatedTarget as Partial<Control> | null;
    // Another button of the same group, or another window, is no leaving.
    const isWithin = next?.form === form && next.name === control.name;
    if (control.form === form && !isWithin && !control.matches(':focus')) leave(control);
  });
  on('pointerdown', () => {
    isPressing = true;
  });
  for (const type of ['pointerup', 'pointercancel']) {
    on(type, () => {
      isPressing = false;
      // The click comes first.
      if (isWaiting) later(settled);
      isWaiting = false;
    });
  }
  // The fields are reset behind the event.
  on('reset', ({ target }) => target === form && later(reset));
  // Before anybody else: who takes a submitted form need not ask whether it is in order.
  on('submit', (event) => event.target === form && submitted(event as SubmitEvent), true);
}
