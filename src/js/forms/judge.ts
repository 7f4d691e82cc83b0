import type { RecordKind, Records } from '../generated/types.js';
import { MOST_FINDINGS, type Options } from '../options.js';
import type { Finding, Report } from '../report.js';
import { type Field, isIdle, valueIn } from './fields.js';
import { assembled, type Entry, valueAt } from './record.js';

/** `check` of one of the package's engines. */
export type Check = <Kind extends RecordKind>(kind: Kind, input: unknown, options?: Options) => Report<Kind>;

export interface Judged<Kind extends RecordKind> {
  readonly record: Records[Kind];
  readonly report: Report<Kind>;
}

/** What the fields say. */
export function entriesOf(fields: readonly Field[], offset: string | undefined): Entry[] {
  return fields
    .filter(({ controls: [control] }) => control.type !== 'fieldset')
    .map((field) => {
      const value = valueIn(field, offset);
      return { pointer: field.pointer, value, idle: isIdle(field, value) };
    });
}

/** The fields, list places left out, that the engine wants as something else than text. */
export type Types = Map<string, 'integer' | 'boolean'>;

/**
 * Checks what a form says. Forms say text; which fields are integers, or true or false, the engine says, and they are read again. A part
 * that must be there is opened, so that what it lacks is told at its fields.
 */
export function judged<Kind extends RecordKind>(
  check: Check,
  kind: Kind,
  base: unknown,
  entries: readonly Entry[],
  types: Types,
  options: Options,
): Judged<Kind> {
  const opened = new Set<string>();
  // All of them, so that one field's do not crowd out another's.
  const asked = { ...options, limits: { max_findings: MOST_FINDINGS, ...options.limits } };
  for (;;) {
    const read = entries.map((entry) => ({ ...entry, value: typed(entry, types) }));
    const record = assembled(base, read, opened);
    const report = check(kind, record, asked);
    const known = types.size + opened.size;
    for (const finding of report.findings as readonly Finding[]) learn(finding, record, entries, types, opened);
    if (types.size + opened.size === known) return { record: record as Records[Kind], report };
  }
}

function learn(
  { rule, pointer, params }: Finding,
  record: unknown,
  entries: readonly Entry[],
  types: Types,
  opened: Set<string>,
) {
  const { expected } = params as { readonly expected?: unknown };
  const isEntry = entries.some((entry) => entry.pointer === pointer);
  if (rule === 'DOC-003' && isEntry && (expected === 'integer' || expected === 'boolean'))
    types.set(withoutPlaces(pointer), expected);
  const hasParts = entries.some((entry) => entry.pointer.startsWith(`${pointer}/`));
  if (pointer !== '' && hasParts && valueAt(record, pointer) === undefined) opened.add(pointer);
}

const withoutPlaces = (pointer: string) => pointer.replace(/\/\d+(?=\/|$)/g, '');

function typed({ pointer, value }: Entry, types: Types): unknown {
  const type = types.get(withoutPlaces(pointer));
  const text = String(value);
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  return type === 'boolean' && /^(?:true|false)$/.test(text) ? text === 'true' : value;
}
