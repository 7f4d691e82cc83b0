import { check, type Report, UsageError } from '../index.js';
import { piecesOf } from '../lines.js';
import type { CheckCommand } from './arguments.js';
import { BlockChecker, type BlockReport, type Task } from './blocks.js';
import { fileInput, type Input, standardInput } from './input.js';
import { Progress } from './progress.js';
import { linesText, reportText, totalsText } from './report.js';
import { add, addReport, nothing, type Summary } from './summary.js';
import { escaped, isSystemError, print } from './terminal.js';
import { checkedOnThreads } from './threads.js';

/** A checked document that is a file. */
export interface Checked {
  readonly source: string;
  readonly report: Report;
}

/** Where reports go, in one of the formats. */
interface Output {
  begin(): Promise<void>;
  file(checked: Checked): Promise<void>;
  lines(source: string, checked: AsyncIterable<Numbered>): Promise<void>;
  /** At the end, when so many sources could be read. */
  end(sources: number): Promise<void>;
}

/** Bytes of a file whose lines pay for starting threads: fewer are checked before those are ready. */
const WORTH_THREADS = 64 << 20;

/** Checks what was named, and gives the exit status. What cannot be read is said at once and does not stop the rest. */
export async function checkFiles(command: CheckCommand): Promise<number> {
  const totals = nothing();
  const output = command.format === 'text' ? asText(command, totals) : asJson(command);
  let unreadable = 0;
  // Mistakes in the options are found before anything is printed.
  check(command.record, '{}', command.options);
  await output.begin();
  for (const source of command.files) {
    try {
      await checkSource(command, source, output, totals);
    } catch (error) {
      if (error instanceof UsageError || !isSystemError(error)) throw error;
      process.stderr.write(`tradelint: cannot read ${escaped(source)}: ${escaped(error.message)}\n`);
      unreadable++;
    }
  }
  await output.end(command.files.length - unreadable);
  return unreadable > 0 ? 2 : totals.severities.error > 0 ? 1 : 0;
}

async function checkSource(command: CheckCommand, source: string, output: Output, totals: Summary): Promise<void> {
  const saidToBeLines = command.lines || /\.(ndjson|jsonl)$/.test(source);
  const input = source === '-' ? await standardInput(saidToBeLines) : await fileInput(source, saidToBeLines);
  if (input.isLines) {
    await output.lines(source, checkedLines(command, source, input, totals));
  } else {
    const report = check(command.record, await together(input.chunks()), command.options);
    addReport(totals, report);
    await output.file({ source, report });
  }
}

async function together(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** What came of lines, of which the first has that number. */
interface Numbered {
  readonly first: number;
  readonly block: BlockReport;
}

/** What comes of a source's lines, in order; counted on the way. */
async function* checkedLines(command: CheckCommand, source: string, input: Input, totals: Summary): AsyncGenerator<Numbered> {
  const progress = new Progress(escaped(source), input.size, command.progress);
  const { record, options, format, threads } = command;
  const task = { record, options, format };
  const onThreads = input.size >= WORTH_THREADS;
  const blocks = onThreads ? checkedOnThreads(threads, task, source, input.size) : checkedHere(task, input.chunks());
  let first = 1;
  try {
    for await (const block of blocks) {
      add(totals, block.summary, first);
      progress.step(block.bytes, block.lines);
      yield { first, block };
      first += block.lines;
    }
  } finally {
    progress.end();
  }
}

async function* checkedHere(task: Task, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BlockReport> {
  const checker = new BlockChecker(task);
  for await (const piece of piecesOf(chunks, checker.longest)) yield* checker.check(piece);
}

function asText({ locale }: CheckCommand, totals: Summary): Output {
  return {
    begin: async () => {},
    file: (checked) => print(reportText(checked, locale)),
    lines: async (source, checked) => {
      const summary = nothing();
      for await (const { first, block } of checked) add(summary, block.summary, first);
      await print(linesText(source, summary, locale));
    },
    end: async (sources) => (sources > 0 ? print(totalsText(totals, locale)) : undefined),
  };
}

/** One JSON document of all reports, or each as a line. */
function asJson(task: Task): Output {
  const wrapped = task.format === 'json';
  const between = wrapped ? ',' : '\n';
  let separator = '';
  const put = async (json: string) => {
    if (json === '') return;
    await print(wrapped ? separator + json : `${json}\n`);
    separator = between;
  };
  return {
    begin: async () => (wrapped ? print('{"reports":[') : undefined),
    file: ({ source, report }) => put(JSON.stringify({ source, ...report })),
    lines: async (source, checked) => {
      const { omitted } = new BlockChecker(task);
      const head = `{"source":${JSON.stringify(source)},"line":`;
      for await (const { first, block } of checked) {
        const reports = block.reports.json.split('\n');
        const json = (line: number, place: number) => `${head}${first + line},${reports[place] || omitted}`;
        await put(block.reports.lines.map(json).join(between));
      }
    },
    end: async () => (wrapped ? print(']}\n') : undefined),
  };
}
