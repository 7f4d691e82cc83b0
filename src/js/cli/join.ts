/**
 * `join`: files of records, one a line, put together to transactions by what they have in common. In bounded memory: what is more than one part
 * may hold goes into files by the hash of its key, and each of those is taken up by itself.
 */
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { UsageError } from '../usage.js';
import type { JoinCommand } from './arguments.js';
import { linesOf } from './lines.js';
import { escaped, print } from './terminal.js';

/** The members that share an order's number, in the order in which a transaction has them; files are told by these words. */
const MEMBERS = ['order', 'payments', 'shipments', 'aftersales'] as const;
type Member = (typeof MEMBERS)[number];

/** A record as it was written, and what it is joined by. */
interface Entry {
  readonly member: Member;
  readonly key: string;
  readonly text: string;
}

interface Source {
  readonly file: string;
  readonly member: Member;
}

/** Bytes that are put together in memory at once, and files that more is spread over. */
const PART = 32 << 20;
const FILES = 64;
/** Bytes of a line. Longer ones are no record of this trade. */
const LONGEST = 4 << 20;

/** Joins what was named, and gives the exit status: 2 when a line could not be joined. */
export async function joinFiles({ files, by }: JoinCommand): Promise<number> {
  const sources = files.map((file) => ({ file, member: memberOf(file) }));
  const given = MEMBERS.filter((member) => sources.some((source) => source.member === member));
  const sizes = await Promise.all(files.map(sizeOf));
  const folder = mkdtempSync(join(tmpdir(), 'tradelint-join-'));
  const skipped = { count: 0 };
  try {
    const entries = entriesOf(sources, by, skipped);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    for await (const group of groups(entries, bytes, folder)) {
      for (const line of transactions(group, given)) await print(`${line}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return skipped.count > 0 ? 2 : 0;
}

/** `orders.ndjson`, `orders-2026-03.ndjson` and the like hold orders. */
function memberOf(file: string): Member {
  const name = basename(file);
  const member = MEMBERS.find((member) => name.startsWith(member));
  if (!member) throw new UsageError(`cannot tell what ${name} holds: let its name begin with one of ${MEMBERS.join(', ')}`);
  return member;
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

async function* entriesOf(sources: readonly Source[], by: string, skipped: { count: number }): AsyncGenerator<Entry> {
  for (const { file, member } of sources) {
    for await (const { number, bytes } of linesOf(createReadStream(file, { highWaterMark: 1 << 18 }), LONGEST)) {
      const text = textOf(bytes);
      const key = keyOf(text, by);
      if (key === undefined) {
        skipped.count++;
        process.stderr.write(`tradelint: ${escaped(file)}, line ${number}: no record with ${escaped(by)}, left out\n`);
      } else {
        yield { member, key, text: text.trim() };
      }
    }
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Nothing where the bytes are no text: a record must not change on its way. */
function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return '';
  }
}

/** The member that records are joined by, as text; numbers are ids too. */
function keyOf(text: string, by: string): string | undefined {
  try {
    const record: unknown = JSON.parse(text);
    const key =
      typeof record === 'object' && record !== null && Object.hasOwn(record, by)
        ? (record as Record<string, unknown>)[by]
        : undefined;
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
  } catch {
    return undefined;
  }
}

/** Entries by their key, each group at once. More than fits is spread over files first, by another hash at each level. */
export async function* groups(entries: AsyncIterable<Entry>, bytes: number, folder: string, level = 0): AsyncGenerator<Entry[]> {
  if (bytes <= PART || level > 4) {
    yield* (await grouped(entries)).values();
    return;
  }
  for (const file of await spread(entries, folder, level)) {
    const { size } = await stat(file);
    yield* groups(read(file), size, folder, level + 1);
    rmSync(file);
  }
}

async function grouped(entries: AsyncIterable<Entry>): Promise<Map<string, Entry[]>> {
  const groups = new Map<string, Entry[]>();
  for await (const entry of entries) {
    const group = groups.get(entry.key);
    if (group) group.push(entry);
    else groups.set(entry.key, [entry]);
  }
  return groups;
}

/** Each entry into the file of its hash, as three columns; gives the files that hold any. */
async function spread(entries: AsyncIterable<Entry>, folder: string, level: number): Promise<string[]> {
  const part = mkdtempSync(join(folder, `${level}-`));
  const files = new Map<number, Sink>();
  for await (const { member, key, text } of entries) {
    const place = hash(key, level) % FILES;
    const file = files.get(place) ?? new Sink(join(part, String(place)));
    files.set(place, file);
    // In JSON, tabs and returns stand between values only: inside text they are escaped.
    file.write(`${member}\t${JSON.stringify(key)}\t${text.replace(/[\t\r]/g, ' ')}\n`);
  }
  const all = [...files].sort(([a], [b]) => a - b).map(([, file]) => file);
  for (const file of all) file.close();
  return all.map(({ path }) => path);
}

/** A file that is written in large pieces. */
class Sink {
  private pieces: string[] = [];
  private length = 0;
  private readonly file: number;

  constructor(readonly path: string) {
    this.file = openSync(path, 'w');
  }

  write(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    if (this.length > 1 << 16) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeFileSync(this.file, this.pieces.join(''));
    [this.pieces, this.length] = [[], 0];
  }
}

async function* read(file: string): AsyncGenerator<Entry> {
  for await (const { bytes } of linesOf(createReadStream(file, { highWaterMark: 1 << 18 }), 2 * LONGEST)) {
    const line = textOf(bytes);
    const [first, second] = [line.indexOf('\t'), line.indexOf('\t', line.indexOf('\t') + 1)];
    yield {
      member: line.slice(0, first) as Member,
      key: JSON.parse(line.slice(first + 1, second)) as string,
      text: line.slice(second + 1),
    };
  }
}

/** FNV-1a, begun elsewhere at each level. */
function hash(text: string, level: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(level + 1, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A transaction for each order of the group; one without an order where there is none. Lists of files that were given are complete. */
function transactions(group: readonly Entry[], given: readonly Member[]): string[] {
  const texts = (member: Member) => group.filter((entry) => entry.member === member).map(({ text }) => text);
  const lists = given.filter((member) => member !== 'order').map((member) => `"${member}":[${texts(member).join(',')}]`);
  const orders = texts('order');
  return (orders.length > 0 ? orders : [undefined]).map((order) => {
    return `{${[...(order === undefined ? [] : [`"order":${order}`]), ...lists].join(',')}}`;
  });
}
