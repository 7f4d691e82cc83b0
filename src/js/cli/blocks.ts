import type { Report } from '../core.js';
import type { Piece } from '../lines/cut.js';
import { type Judged, LineJudge, type LineReport, records } from '../lines/judge.js';
import type { CheckCommand } from './arguments.js';
import { addClean, addReport, nothing, type Summary } from './summary.js';

/** What lines are checked for. Plain data: threads are given it. */
export type Task = Pick<CheckCommand, 'record' | 'options' | 'format'>;

/** What came of some lines that follow one another; they are numbered from 0. Plain data: threads give it. */
export interface BlockReport {
  readonly bytes: number;
  readonly lines: number;
  readonly summary: Summary;
  readonly reports: Reports;
}

/** The reports of records, where the format wants all of them. */
export interface Reports {
  /** The line of each record. */
  readonly lines: readonly number[];
  /** As many lines: each report as JSON without its first brace; nothing where a record conforms and there is no more to say. */
  readonly json: string;
}

const NONE: Reports = { lines: [], json: '' };

/** Checks lines, and writes their reports as the format wants them. */
export class BlockChecker {
  private readonly judge: LineJudge;
  private readonly clean: Report;

  constructor(private readonly task: Task) {
    this.judge = new LineJudge(task.record, task.options);
    this.clean = this.judge.clean();
  }

  /** Bytes of a line; of a longer one nothing else matters. */
  get longest(): number {
    return this.judge.longest;
  }

  /** What stands for a report that is left out. */
  get omitted(): string {
    return membersOf(this.clean);
  }

  /** Checks lines; in several steps where there is much to say. */
  *check(piece: Piece): Generator<BlockReport> {
    for (const judged of this.judge.judge(piece)) {
      const { bytes, lines } = judged;
      yield { bytes, lines, summary: summed(judged), reports: this.task.format === 'text' ? NONE : this.reports(judged) };
    }
  }

  private reports(judged: Judged): Reports {
    const all = records(judged, 0, this.clean);
    const json = ({ report }: LineReport) => (report === this.clean ? '' : membersOf(report));
    return { lines: all.map(({ line }) => line), json: all.map(json).join('\n') };
  }
}

function summed({ lines, said }: Judged): Summary {
  const summary = nothing();
  addClean(summary, lines - said.length);
  for (const { line, report } of said) if (report) addReport(summary, report, line);
  return summary;
}

/** An object's members as JSON, with the brace that closes them. */
const membersOf = (report: Report) => JSON.stringify(report).slice(1);
