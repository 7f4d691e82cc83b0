import type { RecordKind, Records } from '../generated/types.js';
import type { Options } from '../options.js';
import type { Report } from '../report.js';
import type { Shown } from './marks.js';

/** The options of `check`, and how a form is bound. */
export interface FormOptions<Kind extends RecordKind = RecordKind> extends Options {
  /** What the record has beside what stands in the form. A function is asked at each check. */
  readonly base?: Records[Kind] | (() => Records[Kind]) | undefined;
  /** The offset from UTC of `datetime-local` fields, such as `+08:00`: the browser's own unless set. */
  readonly offset?: string | undefined;
  /** Called after each check. */
  readonly onCheck?: ((state: FormState<Kind>) => void) | undefined;
  /** Called when errors kept the form from being submitted. The first wrong field has the focus afterwards, unless it returns false. */
  readonly onRefused?: ((state: FormState<Kind>) => unknown) | undefined;
}

/** A form's record, what is wrong with it, and what of that is shown. */
export interface FormState<Kind extends RecordKind = RecordKind> {
  readonly record: Records[Kind];
  readonly report: Report<Kind>;
  /** In the order of the document, the form's own messages first. */
  readonly shown: readonly Shown[];
  /** Whether an error keeps the form from being submitted, shown already or not. */
  readonly blocked: boolean;
}

export interface FormBinding<Kind extends RecordKind = RecordKind> {
  /** As of the last check. */
  readonly state: FormState<Kind>;
  /** Checks anew, after a script changed the form. */
  check(): FormState<Kind>;
  /**
   * Shows what the server found until the field changes or the form is submitted anew: problem details with `errors`, a report, or a list.
   * Gives how many messages it held.
   */
  merge(answer: unknown): number;
  /** Moves the focus to the first field that is shown wrong. */
  focus(): void;
  /** Lets the form go, as it was found. */
  dispose(): void;
}
