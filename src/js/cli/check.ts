import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { check, type Report, UsageError } from '../index.js';
import type { CheckCommand } from './arguments.js';
import { linesOf } from './lines.js';
import { LineSummary, reportText, Totals } from './report.js';
import { escaped, print } from './terminal.js';

/** A checked document: a file, or a line of one. */
export interface Checked {
  readonly source: string;
  readonly line?: number;
  readonly report: Report;
}

/** Where reports go, in one of the formats. */
interface Output {
  begin(): Promise<void>;
  file(checked: Checked): Promise<void>;
  lines(source: string, checked: AsyncIterable<Checked>): Promise<void>;
  end(): Promise<void>;
}

/** Checks what was named, and gives the exit status. What cannot be read is said at once and does not stop the rest. */
export async function checkFiles(command: CheckCommand): Promise<number> {
  const totals = new Totals();
  const output = command.format === 'text' ? asText(command, totals) : asJson(command.format === 'json');
  let unreadable = false;
  // Mistakes in the options are found before anything is printed.
  check(command.record, '{}', command.options);
  await output.begin();
  for (const source of command.files) {
    try {
      if (command.lines || source.endsWith('.ndjson')) {
        await output.lines(source, checkedLines(command, source, totals));
      } else {
        const bytes = source === '-' ? await standardInput() : await readFile(source);
        const checked = { source, report: check(command.record, bytes, command.options) };
        totals.add(checked.report);
        await output.file(checked);
      }
    } catch (error) {
      if (error instanceof UsageError || !isSystemError(error)) throw error;
      process.stderr.write(`tradelint: cannot read ${escaped(source)}: ${escaped(error.message)}\n`);
      unreadable = true;
    }
  }
  await output.end();
  return unreadable ? 2 : totals.severities.error > 0 ? 1 : 0;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* checkedLines(command: CheckCommand, source: string, totals: Totals): AsyncGenerator<Checked> {
  const progress = new Progress();
  const limit = command.options.limits?.max_bytes ?? 4 << 20;
  try {
    const chunks = source === '-' ? process.stdin : createReadStream(source, { highWaterMark: 1 << 18 });
    for await (const { number, bytes } of linesOf(chunks, limit)) {
      const report = check(command.record, bytes, command.options);
      totals.add(report);
      progress.step();
      yield { source, line: number, report };
    }
  } finally {
    progress.clear();
  }
}

/** A count on standard error, for people who wait. */
class Progress {
  private count = 0;

  step(): void {
    this.count++;
    if (process.stderr.isTTY && this.count % 5_000 === 0) process.stderr.write(`\r${this.count.toLocaleString('en')}`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

function asText({ locale }: CheckCommand, totals: Totals): Output {
  return {
    begin: async () => {},
    file: (checked) => print(reportText(checked, locale)),
    lines: async (source, all) => {
      const summary = new LineSummary(source);
      for await (const checked of all) summary.add(checked);
      await print(summary.text(locale));
    },
    end: () => print(totals.text(locale)),
  };
}

/** One JSON document of all reports, or each as a line. */
function asJson(wrapped: boolean): Output {
  let separator = '';
  const put = async ({ source, line, report }: Checked) => {
    const json = JSON.stringify({ source, ...(line === undefined ? {} : { line }), ...report });
    await print(wrapped ? separator + json : `${json}\n`);
    separator = ',';
  };
  return {
    begin: async () => (wrapped ? print('{"reports":[') : undefined),
    file: put,
    lines: async (_, all) => {
      for await (const checked of all) await put(checked);
    },
    end: async () => (wrapped ? print(']}\n') : undefined),
  };
}
