/**
 * `join`: files of records, one a line, put together to transactions by what they have in common. In bounded memory: what is more than one part
 * may hold goes into files by the hash of its key, and each of those is taken up by itself. Each record is copied as it was written.
 */
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Cutter, type Piece } from '../lines/cut.js';
import { UsageError } from '../usage.js';
import type { JoinCommand } from './arguments.js';
import { KeyReader } from './keyed.js';
import { Progress } from './progress.js';
import { ScratchFile, scratchFolder } from './scratch.js';
import { escaped, isSystemError, print } from './terminal.js';

/** The members that share an order's number, in the order in which a transaction has them; files are told by these words. */
const MEMBERS = ['order', 'payments', 'shipments', 'aftersales'] as const;
type Member = (typeof MEMBERS)[number];

/** Lines of a file, from one place to another, that hold one kind of record. */
interface Section {
  readonly path: string;
  readonly member: Member;
  readonly from: number;
  to: number;
}

/** Records that must be joined with each other, and with no others. */
export interface Part {
  /** In the order of members. */
  readonly sections: readonly Section[];
  /** Bytes of memory it takes to join them. */
  readonly weight: number;
}

/** What records have in common, and those that have it. */
export interface Group {
  readonly key: string;
  records: { readonly member: Member; readonly bytes: Uint8Array }[];
  /** Of all its records, even where they are too many to be kept. */
  lines: number;
  bytes: number;
}

/** Bytes of memory for a part, and the files that a heavier one is spread over: twice spread that is enough for petabytes. */
const LIGHT = 64 << 20;
const FILES = 512;
const LEVELS = 3;
/** Bytes of memory for a record beside its own. */
const BESIDE = 256;
/** Bytes of records with one key: more are no transaction. */
const HEAVIEST = 32 << 20;
/** Bytes of a line. Longer ones are no record of this trade. */
const LONGEST = 4 << 20;
/** Bytes that are read at once, and written at once. */
const CHUNK = 1 << 18;
/** Lines left out that are named. */
const NAMED = 20;

const NEWLINE = Buffer.from('\n');

/** Joins what was named, and gives the exit status: 2 when something could not be joined. */
export async function joinFiles({ files, by, progress }: JoinCommand): Promise<number> {
  const sources = files.map((path) => ({ path, member: memberOf(path), size: sizeOf(path) }));
  const given = MEMBERS.filter((member) => sources.some((source) => source.member === member));
  const sections = given.flatMap((member) =>
    sources
      .filter((source) => source.member === member)
      .map(({ path }) => ({ path, member, from: 0, to: Number.POSITIVE_INFINITY })),
  );
  const size = sources.reduce((sum, { size }) => sum + size, 0);
  const joining = new Joining(by, progress, Number.isFinite(size) ? size : 0);
  try {
    // How many lines there are is not known yet: so little is taken as it is that even the shortest fit.
    const groups = joining.groups({ sections, weight: size * 4 });
    let pieces: Uint8Array[] = [];
    let length = 0;
    for (const group of groups) {
      for (const transaction of transactions(group, given)) {
        pieces.push(...transaction);
        length += transaction.reduce((sum, piece) => sum + piece.length, 0);
        if (length >= CHUNK) {
          await print(Buffer.concat(pieces));
          [pieces, length] = [[], 0];
        }
      }
    }
    await print(Buffer.concat(pieces));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    process.stderr.write(`tradelint: cannot join: ${escaped(error.message)}\n`);
    return 2;
  } finally {
    joining.end();
  }
  return joining.leftOut > 0 ? 2 : 0;
}

/** `orders.ndjson`, `orders-2026-03.ndjson` and the like hold orders. */
function memberOf(file: string): Member {
  const name = basename(file);
  const member = MEMBERS.find((member) => name.startsWith(member));
  if (!member) throw new UsageError(`cannot tell what ${name} holds: let its name begin with one of ${MEMBERS.join(', ')}`);
  return member;
}

/** Of what is no regular file, such as a named pipe, the size is not known. */
function sizeOf(file: string): number {
  try {
    const status = statSync(file);
    return status.isFile() ? status.size : Number.POSITIVE_INFINITY;
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

export class Joining {
  leftOut = 0;
  private folder: ReturnType<typeof scratchFolder> | undefined;
  private readonly buffer = Buffer.allocUnsafeSlow(CHUNK);
  private progress: Progress;
  private files = 0;
  private named = 0;

  /** @param size bytes of all that is to be joined; 0 when that is not known */
  constructor(
    private readonly by: string,
    private readonly asked: boolean,
    size: number,
    private readonly light = LIGHT,
  ) {
    this.progress = new Progress('reading', size, asked);
  }

  end(): void {
    if (this.leftOut > NAMED) process.stderr.write(`tradelint: ${this.leftOut} lines left out in all\n`);
    this.progress.end();
    this.folder?.remove();
  }

  /** The records of a part by their key, each group at once. What is too heavy is spread over files first, by another hash at each level. */
  *groups(part: Part, level = 0): Generator<Group> {
    if (part.weight <= this.light || level >= LEVELS) {
      yield* this.grouped(part);
      return;
    }
    const files = this.spread(part, level);
    if (level === 0)
      this.begin(
        'joining',
        files.reduce((sum, { file }) => sum + file.length, 0),
      );
    for (const { file, sections, weight } of files) {
      yield* this.groups({ sections, weight }, level + 1);
      rmSync(file.path);
    }
  }

  /** Each record into the file of its key's hash; gives the files that hold any. */
  private spread({ sections }: Part, level: number): Spread[] {
    this.folder ??= scratchFolder('tradelint-join-');
    const files = new Map<number, Spread>();
    for (const section of sections) {
      for (const { key, bytes } of this.entries(section)) {
        const place = hash(key, level) % FILES;
        const file = files.get(place) ?? new Spread(new ScratchFile(join(this.folder.path, String(this.files++))));
        files.set(place, file);
        file.add(section.member, bytes);
      }
    }
    for (const { file } of files.values()) file.close();
    return [...files.values()];
  }

  /** The records of a part by their key; too many with one key are named and left out. */
  private *grouped({ sections }: Part): Generator<Group> {
    const groups = new Map<string, Group>();
    for (const section of sections) {
      for (const { key, bytes } of this.entries(section)) {
        const group = groups.get(key) ?? { key, records: [], lines: 0, bytes: 0 };
        if (group.lines === 0) groups.set(key, group);
        group.lines++;
        group.bytes += bytes.length;
        if (group.bytes > HEAVIEST) group.records = [];
        else group.records.push({ member: section.member, bytes: Buffer.from(bytes) });
      }
    }
    for (const group of groups.values()) {
      if (group.bytes <= HEAVIEST) yield group;
      else this.leaveOut(group.lines, `${group.lines} records of one ${this.by}, ${group.key}: too many for a transaction`);
    }
  }

  /** The records of a section; what has no key is named and left out. */
  private *entries(section: Section): Generator<{ readonly key: string; readonly bytes: Uint8Array }> {
    const reader = new KeyReader(this.by);
    for (const piece of piecesOf(section, this.buffer)) {
      const before = reader.line;
      for (const { key, bytes } of reader.read(piece)) {
        if (key !== undefined) yield { key, bytes };
        else this.leaveOut(1, `${section.path}, line ${reader.line}: no record with ${this.by}`);
      }
      this.progress.step(piece instanceof Uint8Array ? piece.length : piece.tooLong, reader.line - before);
    }
  }

  private leaveOut(lines: number, why: string): void {
    this.leftOut += lines;
    if (++this.named <= NAMED) process.stderr.write(`tradelint: ${escaped(why)}, left out\n`);
  }

  private begin(what: string, size: number): void {
    this.progress.end();
    this.progress = new Progress(what, size, this.asked);
  }
}

/** A file that records are spread over: sections of one kind of record each. */
class Spread {
  readonly sections: Section[] = [];
  private lines = 0;

  constructor(readonly file: ScratchFile) {}

  get weight(): number {
    return this.file.length + this.lines * BESIDE;
  }

  add(member: Member, record: Uint8Array): void {
    const from = this.file.length;
    this.file.write(record);
    this.file.write(NEWLINE);
    this.lines++;
    const last = this.sections.at(-1);
    if (last?.member === member) last.to = this.file.length;
    else this.sections.push({ path: this.file.path, member, from, to: this.file.length });
  }
}

/** A section's lines. Each piece is good until the next is asked for. */
function* piecesOf({ path, from, to }: Section, buffer: Buffer): Generator<Piece> {
  const cutter = new Cutter(LONGEST);
  const file = openSync(path, 'r');
  try {
    for (let at = from; at < to; ) {
      // Pipes are read from where they are.
      const read = readSync(file, buffer, 0, Math.min(buffer.length, to - at), Number.isFinite(to) ? at : null);
      if (read === 0) break;
      at += read;
      yield* cutter.push(buffer.subarray(0, read));
    }
    yield* cutter.end();
  } finally {
    closeSync(file);
  }
}

/** FNV-1a, begun elsewhere at each level. */
function hash(text: string, level: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(level + 1, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const [OPEN, COMMA, CLOSE, END] = ['{', ',', ']', '}\n'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer, Buffer];
const ORDER = Buffer.from('"order":');

/** A transaction for each order of the group, one without an order where there is none; in pieces. Lists of files that were given are complete. */
function* transactions({ records }: Group, given: readonly Member[]): Generator<readonly Uint8Array[]> {
  const of = (member: Member) => records.filter((record) => record.member === member).map(({ bytes }) => bytes);
  const lists = given
    .filter((member) => member !== 'order')
    .map((member) => [Buffer.from(`"${member}":[`), ...between(of(member), COMMA), CLOSE]);
  const orders = of('order');
  for (const order of orders.length > 0 ? orders : [undefined]) {
    const members = order === undefined ? lists : [[ORDER, order], ...lists];
    yield [OPEN, ...between(members, [COMMA]).flat(), END];
  }
}

function between<T>(items: readonly T[], separator: T): T[] {
  return items.flatMap((item, place) => (place === 0 ? [item] : [separator, item]));
}
