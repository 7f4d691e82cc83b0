import { type Checker, checkerFor } from '../checkers.js';
import { buffer, run, runLines } from '../engine.js';
import type { RecordKind } from '../generated/types.js';
import { localeNamed } from '../locale.js';
import { instant, type Options } from '../options.js';
import { clean, type Report, worded } from '../report.js';
import type { Tape } from '../tape.js';
import type { Piece } from './cut.js';

/** Lines that were checked, and those of them of which there is more to say than that they conform, in order. */
export interface Judged<Kind extends RecordKind = RecordKind> {
  readonly bytes: number;
  readonly lines: number;
  readonly said: readonly Said<Kind>[];
}

export interface Said<Kind extends RecordKind = RecordKind> {
  /** From 0. */
  readonly line: number;
  /** None of a blank line, which is no record. */
  readonly report: Report<Kind> | undefined;
}

/** A line's report. */
export interface LineReport<Kind extends RecordKind = RecordKind> {
  /** From 1; blank lines are counted, though they are no records. */
  readonly line: number;
  readonly report: Report<Kind>;
}

/** The records among lines of which the first has that number; `clean` stands for the report where there was nothing to say. */
export function records<Kind extends RecordKind>(
  { lines, said }: Judged<Kind>,
  first: number,
  clean: Report<Kind>,
): LineReport<Kind>[] {
  const all: LineReport<Kind>[] = [];
  let from = 0;
  for (const { line, report } of said) {
    for (; from < line; from++) all.push({ line: first + from, report: clean });
    if (report) all.push({ line: first + line, report });
    from = line + 1;
  }
  for (; from < lines; from++) all.push({ line: first + from, report: clean });
  return all;
}

/** At the end of a tape of lines: how many were taken, and the place of the next. */
const AT_END = 2;

/** Checks lines as records of one kind. */
export class LineJudge<Kind extends RecordKind = RecordKind> {
  private readonly options: Options;

  /** @throws {UsageError} for a mistake in `kind` or `options` */
  constructor(
    private readonly kind: Kind,
    options: Options | undefined,
  ) {
    this.options = { ...options };
    this.checker();
    localeNamed(options?.locale);
    instant(options?.now);
  }

  /** Bytes of a line; of a longer one nothing else matters. */
  get longest(): number {
    return this.checker().maxBytes;
  }

  /** The report of a line that conforms and of which there is no more to say: one for all, so none may change it. */
  clean(): Report<Kind> {
    const report = clean(this.kind, this.checker().profile);
    for (const value of Object.values(report)) Object.freeze(value);
    return Object.freeze(report);
  }

  /** Checks a piece of a stream; in several steps where there is much to say. Between them the engine may be used for something else. */
  *judge(piece: Piece): Generator<Judged<Kind>> {
    const now = instant(this.options.now);
    if (!(piece instanceof Uint8Array)) {
      const bytes = piece.tooLong;
      const tape = run(this.checker().handle, bytes, now, false);
      yield { bytes, lines: 1, said: tape ? [{ line: 0, report: this.report(tape) }] : [] };
      return;
    }
    for (let from = 0; from < piece.length; ) {
      const rest = piece.subarray(from);
      buffer(rest.length).set(rest);
      const tape = runLines(this.checker().handle, rest.length, now);
      const said: Said<Kind>[] = [];
      while (tape.left > AT_END) said.push({ line: tape.count(), report: tape.count() === 0 ? undefined : this.report(tape) });
      const [lines, bytes] = [tape.count(), tape.count()];
      from += bytes;
      yield { bytes, lines, said };
    }
  }

  private report(tape: Tape): Report<Kind> {
    return worded(tape, this.kind, this.checker().profile, localeNamed(this.options.locale));
  }

  /** Anew each time: those that were not used for long are let go. */
  private checker(): Checker {
    return checkerFor(this.kind, this.options);
  }
}
