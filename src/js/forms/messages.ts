import type { Finding, Report, Severity } from '../report.js';
import type { Control, Field } from './fields.js';
import type { Shown } from './marks.js';
import { around, valueAt } from './record.js';
import { objectionTo, tell, withdraw } from './validity.js';

/** One thing to say about a field; of a finding all that it says. */
export interface FormMessage {
  readonly pointer: string;
  readonly severity: Severity;
  readonly message: string;
  /** Empty where no rule says it. */
  readonly rule: string;
  /** Who says it: the rules, the server, or the browser (an attribute such as `pattern`, or the page's own word). */
  readonly source: 'rules' | 'server' | 'browser';
  /** Further fields that take part. */
  readonly related: readonly string[];
}

const fromReport = ({ findings }: Report): FormMessage[] =>
  (findings as readonly Finding[]).map((finding) => ({ ...finding, source: 'rules' }));

/**
 * What a server answered: problem details (RFC 9457) with `errors`, as `tradelint/edge` gives them, a report, or a list of either's entries.
 * Whatever else it says is passed over.
 */
export function fromAnswer(answer: unknown): FormMessage[] {
  const { errors, findings, detail, title } = asObject(answer);
  const whole = [{ detail: detail ?? title }];
  const entries = [answer, errors, findings, whole].find((list) => Array.isArray(list) && list.length > 0) as readonly unknown[];
  return entries.flatMap((entry) => {
    const { pointer, severity, message, detail, rule, related } = asObject(entry);
    const text = message ?? detail;
    if (typeof text !== 'string' || text === '') return [];
    return {
      pointer: String(pointer ?? ''),
      severity: severity === 'warning' || severity === 'note' ? severity : 'error',
      message: text,
      rule: String(rule ?? ''),
      source: 'server',
      related: [related ?? []].flat().map(String),
    };
  });
}

const asObject = (value: unknown): Record<string, unknown> => Object(value);

/** What the server said, and what it said it about, as text: once that is another, the server has not seen it. */
export interface Answer {
  readonly message: FormMessage;
  readonly subject: string;
}

export const subjectOf = ({ pointer, related }: FormMessage, record: unknown): string =>
  JSON.stringify([pointer, ...related].map((about) => valueAt(record, about)));

const isWithin = (pointer: string, outer: string) => pointer === outer || pointer.startsWith(`${outer}/`);

/** A control that people see: of hidden ones is told at the form. */
const isSeen = ({ controls }: Field) => controls.some(({ type }) => type !== 'hidden');

/** The field that shows what is said about a pointer: its own, the first within, the nearest around; none for the form itself. */
function ownerOf(pointer: string, fields: readonly Field[]): Field | undefined {
  const seen = fields.filter(isSeen);
  const own = (at: string): Field | undefined => seen.find((field) => field.pointer === at);
  const nearest = (at: string): Field | undefined => (at ? (own(at) ?? nearest(around(at))) : undefined);
  return pointer ? (own(pointer) ?? seen.find((field) => isWithin(field.pointer, pointer)) ?? nearest(pointer)) : undefined;
}

/** Controls that were left once; the form itself when it was to be submitted. */
export type Visited = WeakSet<Control | HTMLFormElement>;

/** All there is to say about a form. */
export interface Said {
  readonly form: HTMLFormElement;
  readonly fields: readonly Field[];
  readonly record: unknown;
  readonly report: Report;
  readonly answers: readonly Answer[];
  readonly visited: Visited;
  /** Where alone something is shown; everywhere when not given. */
  readonly only: ReadonlySet<string> | undefined;
  /** Whether the browser is asked. */
  readonly native: boolean;
}

/**
 * Says which messages stand where by now, and tells each control what is wrong with it, shown or not, as the browser does with its own
 * constraints.
 */
export function arranged(said: Said): { readonly shown: readonly Shown[]; readonly blocked: boolean } {
  const { fields, report, answers, only, native } = said;
  const found = fromReport(report);
  const answered = answers
    .map(({ message }) => message)
    .filter(({ rule, pointer }) => !found.some((known) => known.rule === rule && known.pointer === pointer));
  const places = new Map<Field | undefined, FormMessage[]>([undefined, ...fields].map((place) => [place, []]));
  for (const message of [...found, ...answered]) places.get(ownerOf(message.pointer, fields))?.push(message);
  let blocked = found.some(isError);
  const shown: Shown[] = [];
  for (const [field, messages] of places) {
    const { pointer = '', controls = [] } = field ?? {};
    for (const control of controls) withdraw(control);
    const own = field && native ? withBrowser(field, messages) : messages;
    blocked ||= own.some(({ source }) => source === 'browser');
    const text = own.filter((message) => isError(message) && message.source !== 'browser').map(({ message }) => message);
    for (const control of controls) tell(control, text.join(' '));
    const due = own.filter((message) => message.severity !== 'note' && isDue(message, field, said));
    if (due.length > 0 && (!only || only.has(pointer))) shown.push({ pointer, controls, messages: due.sort(errorsFirst) });
  }
  return { shown, blocked };
}

export const isError = ({ severity }: FormMessage) => severity === 'error';
const errorsFirst = (a: FormMessage, b: FormMessage) => Number(isError(b)) - Number(isError(a));

/** The rules know better what is wrong, except with what the browser does not even let them see. */
function withBrowser({ pointer, controls }: Field, messages: readonly FormMessage[]): readonly FormMessage[] {
  const message = objectionTo(controls);
  if (message === '') return messages;
  const native: FormMessage = { pointer, severity: 'error', message, rule: '', source: 'browser', related: [] };
  const isHiddenFromRules = controls.some(({ validity }) => validity.badInput);
  return isHiddenFromRules || !messages.some(isError) ? [...messages.filter((other) => !isError(other)), native] : messages;
}

/**
 * Whether it is time to say it: its field was left, or another field that takes part was and there is a value to hold against it. Nobody
 * is told about fields that they have not come to yet.
 */
function isDue({ pointer, related }: FormMessage, owner: Field | undefined, said: Said): boolean {
  const { form, fields, visited, record } = said;
  const wasLeft = ({ controls }: Field) => controls.some((control) => visited.has(control));
  if (owner ? wasLeft(owner) : visited.has(form)) return true;
  if (valueAt(record, pointer) === undefined) return false;
  return fields.some(
    (field) => related.some((about) => isWithin(field.pointer, about) || isWithin(about, field.pointer)) && wasLeft(field),
  );
}
