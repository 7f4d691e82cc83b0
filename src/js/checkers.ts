import { configure, prepare as prepareChecks, release, run } from './engine.js';
import { PROFILES, type Profile, RECORD_KINDS, type RecordKind } from './generated/types.js';
import { writeInput } from './input.js';
import { checkKind, checkNames, checkWords, type EngineOptions, type Options } from './options.js';
import type { Tape } from './tape.js';
import { UsageError } from './usage.js';

/** What the engine prepared for one kind of record under one set of options. */
export interface Checker {
  readonly handle: number;
  readonly profile: string;
  readonly maxBytes: number;
  readonly maxDepth: number;
}

/** Prepared checks that are kept; the one used longest ago goes first. */
const KEPT = 64;
const kept = new Map<string, Checker>();

interface Last {
  readonly kind: string;
  readonly field: string | undefined;
  readonly profile: string | undefined;
  readonly from: string | undefined;
  readonly checker: Checker;
}
let last: Last | undefined;

/** The checker for these options. The usual call, the same few words as the call before, only compares them. */
export function checkerFor(kind: string, options: Options | undefined, field?: string): Checker {
  if (options !== undefined) checkNames(options);
  const profile = options?.profile;
  const from = options?.from;
  const plain = !options || !(options.packs || options.overrides || options.suppress || options.limits);
  if (plain && last && last.kind === kind && last.field === field && last.profile === profile && last.from === from)
    return last.checker;
  const checker = prepared(kind, options ?? {}, field);
  if (plain) last = { kind, field, profile, from, checker };
  return checker;
}

/** A checker that is never let go: for what lives as long as the program. */
export function lastingChecker(kind: string, options: EngineOptions): Checker {
  checkKind(kind);
  return prepare(kind, JSON.parse(asData(options)), undefined);
}

/** The engine's report of an input; nothing when it conforms and there is nothing else to say. `now` is NaN when not known. */
export function judge(checker: Checker, input: unknown, now: number): Tape | undefined {
  const { length, beyondJson } = writeInput(input, checker.maxBytes, checker.maxDepth);
  return run(checker.handle, length, now, beyondJson);
}

function prepared(kind: string, options: Options, field: string | undefined): Checker {
  checkKind(kind);
  const data = asData(options);
  const key = JSON.stringify([kind, data, field]);
  const checker = kept.get(key) ?? prepare(kind, JSON.parse(data), field);
  kept.delete(key);
  kept.set(key, checker);
  if (kept.size > KEPT) forgetOldest();
  return checker;
}

/** A copy as text: options that a caller changes later make another key. */
function asData({ profile, packs, from, overrides, suppress, limits }: Options): string {
  try {
    return JSON.stringify({ profile, packs, from, overrides, suppress, limits });
  } catch {
    throw new UsageError('options must be plain data');
  }
}

function prepare(kind: string, options: EngineOptions, field: string | undefined): Checker {
  checkWords(options);
  const { max_bytes = 4 << 20, max_depth = 64 } = options.limits ?? {};
  const handle = handleFor(kind, options, field);
  return { handle, profile: options.profile ?? 'gate', maxBytes: max_bytes, maxDepth: max_depth };
}

/** Without further options, and for no empty pointer, which names all of a record, numbers say it all: that takes a fresh process far less time. */
function handleFor(kind: string, options: EngineOptions, field: string | undefined): number {
  const { packs, from, overrides, suppress, limits, profile = 'gate' } = options;
  if (!(packs || from || overrides || suppress || limits) && field !== '') {
    const handle = prepareChecks(RECORD_KINDS.indexOf(kind as RecordKind), PROFILES.indexOf(profile as Profile), field);
    if (handle >= 0) return handle;
  }
  return configure(kind, options, field);
}

function forgetOldest(): void {
  for (const [key, checker] of kept) {
    if (last?.checker === checker) last = undefined;
    release(checker.handle);
    kept.delete(key);
    return;
  }
}
