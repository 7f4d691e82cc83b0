#!/usr/bin/env node
/** The command line. Exit status: 0 no error found, 1 findings of severity error or no such identifier, 2 could not check. */
import { type Command, help, parse } from './cli/arguments.js';
import { explanationText, matrixJson, matrixText, rulesJson, rulesText } from './cli/catalogue.js';
import { checkFiles } from './cli/check.js';
import { startEngine } from './cli/engine.js';
import { checkId } from './cli/identifiers.js';
import { joinFiles } from './cli/join.js';
import { escaped, print } from './cli/terminal.js';
import { RECORD_KINDS } from './generated/types.js';
import { VERSION } from './generated/version.js';
import { example, explain, UsageError } from './index.js';

async function run(command: Command): Promise<number> {
  switch (command.name) {
    case 'help':
      await print(help());
      return 0;
    case 'version':
      await print(`${VERSION}\n`);
      return 0;
    case 'rules':
      await print(command.format === 'json' ? rulesJson() : rulesText(command.locale));
      return 0;
    case 'explain':
      await print(explained(command));
      return 0;
    case 'matrix':
      await print(command.format === 'json' ? matrixJson() : matrixText(command.locale));
      return 0;
    case 'id':
      startEngine();
      return checkId(command);
    case 'join':
      startEngine();
      return joinFiles(command);
    case 'check':
      startEngine();
      return checkFiles(command);
  }
}

/** A rule, or a kind of record by its example. */
function explained({ id, format, locale }: Extract<Command, { name: 'explain' }>): string {
  const kind = RECORD_KINDS.find((kind) => kind === id.toLowerCase());
  if (kind) return `${JSON.stringify(example(kind), null, 2)}\n`;
  const rule = id.toUpperCase();
  return format === 'json' ? `${JSON.stringify(explain(rule), null, 2)}\n` : explanationText(rule, locale);
}

/** A reader that has seen enough closes the pipe. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await run(parse(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`tradelint: ${escaped(error.message)}\nSee tradelint --help.\n`);
  process.exitCode = 2;
}
