import type { RecordKind } from '../generated/types.js';
import type { Options } from '../options.js';
import { UsageError } from '../usage.js';
import { follow } from './events.js';
import { type Control, type Field, fieldsOf } from './fields.js';
import { type Check, entriesOf, judged, type Types } from './judge.js';
import { marksOn } from './marks.js';
import { type Answer, arranged, fromAnswer, isError, subjectOf, type Visited } from './messages.js';
import type { FormBinding, FormOptions, FormState } from './state.js';
import { withdraw } from './validity.js';

/** An engine's side: `check`, and `checkField` for whether there is such a field. */
export interface Engine {
  readonly check: Check;
  readonly checkField: (kind: RecordKind, input: unknown, pointer: string, options?: Options) => unknown;
}

/** Binds a form: see `bindForm`. */
export function bind<Kind extends RecordKind>(
  { check, checkField }: Engine,
  form: HTMLFormElement,
  kind: Kind,
  given: FormOptions<Kind> | (() => FormOptions<Kind>),
): FormBinding<Kind> {
  const options = typeof given === 'function' ? given : () => given;
  if (!form?.elements) throw new UsageError('form must be a form element');
  const marks = marksOn(form);
  const listening = new AbortController();
  const hadNoValidate = form.noValidate;
  const types: Types = new Map();
  const known = new Set<string>();
  let visited: Visited = new WeakSet();
  let answers: readonly Answer[] = [];
  let state: FormState<Kind>;

  /** Refuses a name that leads nowhere: nobody would ever hear of what is typed there. */
  function know({ pointer }: Field, asked: Options): void {
    if (!known.has(pointer)) checkField(kind, {}, pointer, asked);
    known.add(pointer);
  }

  /** Reads, checks and shows. While somebody types, what is shown may change or go, and nothing comes up elsewhere. */
  function refresh(isTyping = false): FormState<Kind> {
    const { base, offset, onCheck, onRefused: _, ...others } = options();
    if (offset && !/^[+-]\d\d:\d\d$/.test(offset)) throw new UsageError('option `offset` must be such as +08:00');
    const asked = { ...others, locale: others.locale ?? languageOf(form) };
    const fields = fieldsOf(form);
    for (const field of fields) know(field, asked);
    const whole = typeof base === 'function' ? base() : base;
    const { record, report } = judged(check, kind, whole, entriesOf(fields, offset), types, asked);
    answers = answers.filter(({ message, subject }) => subject === subjectOf(message, record));
    const only = isTyping ? new Set(state.shown.map(({ pointer }) => pointer)) : undefined;
    const said = { form, fields, record, report, answers, visited, only, native: !hadNoValidate };
    state = { record, report, ...arranged(said) };
    marks.show(state.shown);
    onCheck?.(state);
    return state;
  }

  const controls = () => fieldsOf(form).flatMap((field) => field.controls);

  function visitAll(): void {
    for (const element of [form, ...controls()]) visited.add(element);
  }

  function startOver(): void {
    visited = new WeakSet();
    answers = [];
    refresh();
  }

  function focus(): void {
    const wrong = state.shown.filter(({ messages }) => messages.some(isError));
    if (!wrong.some(({ controls }) => controls.some(takesFocus))) marks.focus();
  }

  function submitted(event: SubmitEvent): void {
    if ((event.submitter as Partial<HTMLButtonElement> | null)?.formNoValidate) return;
    answers = [];
    visitAll();
    if (!refresh().blocked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (options().onRefused?.(state) !== false) focus();
  }

  function dispose(): void {
    listening.abort();
    marks.clear();
    controls().forEach(withdraw);
    form.noValidate = hadNoValidate;
  }

  try {
    state = refresh();
  } catch (error) {
    dispose();
    throw error;
  }
  // The browser would keep the form from being submitted before anybody is asked.
  form.noValidate = true;
  follow(form, listening.signal, {
    typed: () => refresh(true),
    left: (control) => visited.add(control),
    settled: refresh,
    submitted,
    reset: startOver,
  });
  return {
    get state() {
      return state;
    },
    check: () => refresh(),
    merge(answer) {
      const messages = fromAnswer(answer);
      answers = messages.map((message) => ({ message, subject: subjectOf(message, state.record) }));
      visitAll();
      refresh();
      return messages.length;
    },
    focus,
    dispose,
  };
}

function takesFocus(control: Control): boolean {
  const target =
    control.type === 'fieldset' ? control.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') : control;
  target?.focus();
  return target?.matches(':focus') ?? false;
}

/** The language that the form, or its page, is in; the rules' own where none is said. */
function languageOf(form: HTMLFormElement): Options['locale'] {
  const { lang } = form.closest<HTMLElement>('[lang]') ?? form.ownerDocument.documentElement;
  return lang ? (/^zh\b/i.test(lang) ? 'zh-CN' : 'en') : undefined;
}
