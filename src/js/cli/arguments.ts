import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { LocaleName, Options, RecordKind } from '../core.js';
import type { IdentifierName } from '../generated/identifiers.js';
import { PACKS, type Pack, type Profile, RECORD_KINDS, SOURCE_FORMATS, type SourceFormat } from '../generated/types.js';
import { UsageError, unknown } from '../usage.js';
import { paragraph } from './terminal.js';

export type Format = 'text' | 'json' | 'ndjson';

export interface CheckCommand {
  readonly name: 'check';
  readonly record: RecordKind;
  readonly files: readonly string[];
  readonly format: Format;
  readonly locale: LocaleName;
  readonly options: Options;
  /** Whether each line is a record of its own. */
  readonly lines: boolean;
  /** Threads that lines may be checked on. */
  readonly threads: number;
  readonly progress: boolean;
}

/** Files of records to be put together to transactions. */
export interface JoinCommand {
  readonly name: 'join';
  readonly files: readonly string[];
  readonly by: string;
  readonly progress: boolean;
}

/** Without an identifier's name: list them. */
export interface IdCommand {
  readonly name: 'id';
  readonly identifier?: IdentifierName;
  readonly text: string;
  readonly format: Format;
  readonly locale: LocaleName;
}

export type Command =
  | CheckCommand
  | { readonly name: 'rules' | 'matrix'; readonly format: Format; readonly locale: LocaleName }
  | { readonly name: 'explain'; readonly id: string; readonly format: Format; readonly locale: LocaleName }
  | IdCommand
  | JoinCommand
  | { readonly name: 'help' | 'version' };

const list = (words: readonly string[]) => paragraph(words.join(', '), 27).trimEnd();

export const help = () => `tradelint checks trade records against GB/T 37401-2019.

  tradelint check [options] FILE… | -    check files, or standard input; of .ndjson files each line
  tradelint join [--by order_id] FILE…   files of records, one a line, named orders…, payments…, shipments…, aftersales…: as
                                         transactions, one a line
  tradelint rules                        list the rules
  tradelint explain ID | KIND            what a rule asks for, why, and examples; or an example record of a kind
  tradelint matrix                       the standard's nine aspects and what is checked of each
  tradelint id [NAME TEXT]               check an identifier, such as uscc 91110000600037341L; without a name, list them

Options of check
  --record KIND            kind of record (default: order), one of
${list(RECORD_KINDS)}
  --from FORMAT            source format, where the record is not in tradelint's own, one of
${list(SOURCE_FORMATS)}
  --profile gate|audit     gate: what the record alone decides (default); audit: everything
  --pack PACK              rules of one kind of trade beside those the record switches on; may be repeated, one of
${list(PACKS)}
  --now TIME               the present, RFC 3339 with offset, or "unknown" (default: the clock)
  --config FILE            JSON with overrides, suppress, limits
  --lines                  each line is a record, as in files named .ndjson or .jsonl; told of standard input by itself
  --threads NUMBER         threads for lines, once they are many (default: one for each processor)

Option of check and join
  --progress               how far it is, on standard error; at a terminal always

Options of every command
  --format text|json|ndjson   (ndjson: check only)
  --locale zh-CN|en           (default: from LANG)
  --help, --version

Exit status: 0 no error found, 1 findings of severity error or no such identifier, 2 could not check.
`;

const OPTIONS = {
  record: { type: 'string' },
  from: { type: 'string' },
  profile: { type: 'string' },
  pack: { type: 'string', multiple: true },
  now: { type: 'string' },
  config: { type: 'string' },
  lines: { type: 'boolean' },
  threads: { type: 'string' },
  by: { type: 'string' },
  progress: { type: 'boolean' },
  format: { type: 'string' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

const OF_CHECK = ['record', 'from', 'profile', 'pack', 'now', 'config', 'lines', 'threads'] as const;
const COMMANDS = ['check', 'join', 'rules', 'explain', 'matrix', 'id'];

type Values = ReturnType<typeof parsed>['values'];

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split('. To specify')[0] ?? message);
  }
}

export function parse(argv: string[]): Command {
  const { values, positionals } = parsed(argv);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [name, ...rest] = positionals;
  if (name === undefined) throw new UsageError(`a command is missing: use one of ${COMMANDS.join(', ')}`);
  const [format, locale] = [formatOf(values, name), localeOf(values)];
  const progress = values.progress ?? false;
  if (progress && name !== 'check' && name !== 'join')
    throw new UsageError(`--progress is an option of check and join, not of ${name}`);
  if (values.by !== undefined && name !== 'join') throw new UsageError(`--by is an option of join, not of ${name}`);
  if (name === 'check') return checkCommand(values, rest, format, locale);
  const foreign = OF_CHECK.find((option) => values[option] !== undefined);
  if (foreign) throw new UsageError(`--${foreign} is an option of check, not of ${name}`);
  if (name === 'join') {
    if (rest.length === 0) throw new UsageError('no file to join: name files such as orders.ndjson payments.ndjson');
    return { name, files: rest, by: values.by ?? 'order_id', progress };
  }
  if (name === 'explain') {
    const [id, ...more] = rest;
    if (id === undefined || more.length > 0) throw new UsageError('explain takes one rule, such as ORD-007');
    return { name, id, format, locale };
  }
  if (name === 'id') return idCommand(rest, format, locale);
  if (name !== 'rules' && name !== 'matrix') throw unknown('command', name, COMMANDS);
  if (rest.length > 0) throw new UsageError(`${name} takes no arguments`);
  return { name, format, locale };
}

function idCommand(given: string[], format: Format, locale: LocaleName): IdCommand {
  const [identifier, text, ...more] = given;
  if (identifier === undefined) return { name: 'id', text: '', format, locale };
  if (text === undefined || more.length > 0) throw new UsageError('id takes a name and a text, such as uscc 91110000600037341L');
  return { name: 'id', identifier: identifier as IdentifierName, text, format, locale };
}

function formatOf({ format = 'text' }: Values, command: string): Format {
  const known = command === 'check' ? ['text', 'json', 'ndjson'] : ['text', 'json'];
  if (!known.includes(format)) throw unknown('format', format, known);
  return format as Format;
}

function localeOf({ locale }: Values): LocaleName {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  if (locale === undefined) return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh-CN' : 'en';
  if (locale !== 'zh-CN' && locale !== 'en') throw unknown('locale', locale, ['zh-CN', 'en']);
  return locale;
}

function checkCommand(values: Values, files: string[], format: Format, locale: LocaleName): CheckCommand {
  if (files.length === 0) throw new UsageError('no file to check: name files, or - for standard input');
  const options: Options = {
    profile: values.profile as Profile | undefined,
    packs: values.pack as Pack[] | undefined,
    from: values.from as SourceFormat | undefined,
    now: values.now === 'unknown' ? null : values.now,
    locale,
    ...configured(values.config),
  };
  const record = (values.record ?? 'order') as RecordKind;
  const { lines = false, progress = false } = values;
  return { name: 'check', record, files, format, locale, options, lines, threads: threadsOf(values), progress };
}

function threadsOf({ threads }: Values): number {
  if (threads === undefined) return availableParallelism();
  if (!/^[1-9]\d?$/.test(threads)) throw new UsageError('--threads must be a number from 1 to 99');
  return Number(threads);
}

const CONFIGURABLE = ['overrides', 'suppress', 'limits'];

function configured(file: string | undefined): Options {
  if (file === undefined) return {};
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${file} must hold a JSON object`);
  const foreign = Object.keys(config).find((name) => !CONFIGURABLE.includes(name));
  if (foreign !== undefined) throw unknown(`setting in ${file}`, foreign, CONFIGURABLE);
  return config;
}
