import { Progress } from './progress.js';
import type { Member, Reading, Records } from './records.js';
import { type ScratchFile, ScratchFolder } from './scratch.js';
import { escaped } from './terminal.js';

/** Records with one key. */
export interface Group {
  readonly key: string;
  records: Record<Member, Uint8Array[]>;
  /** Of all of them, even where they are too many to be kept. */
  lines: number;
  bytes: number;
}

/** Records that must be joined with each other, and with no others. */
interface Part {
  /** In the order of members. */
  readonly records: readonly Records[];
  /** Bytes of memory it takes to join them. */
  readonly weight: number;
}

/** Bytes of memory for a part. A heavier one is spread over files, at most so many, so often that even petabytes would become light. */
const LIGHT = 64 << 20;
const FILES = 512;
const LEVELS = 3;
/** Bytes of memory for a record beside its own; and of a part whose lines were not counted, how many times its own bytes that may come to. */
const BESIDE = 256;
const UNCOUNTED = 4;
/** Bytes of records with one key: more are no transaction. */
const HEAVIEST = 32 << 20;
/** What was left out is named so often. */
const NAMED = 20;

/** Brings together what has a key in common. */
export class Joining implements Reading {
  /** Lines that could not be joined. */
  leftOut = 0;
  private named = 0;
  private scratch: ScratchFolder | undefined;
  private progress: Progress;

  /** @param size bytes of all there is; infinite when it is not known */
  constructor(
    private readonly by: string,
    private readonly size: number,
    private readonly tells: boolean,
    private readonly light = LIGHT,
  ) {
    this.progress = new Progress('reading', Number.isFinite(size) ? size : 0, tells);
  }

  /** Records by their key, each group at once. */
  joined(records: readonly Records[]): Generator<Group> {
    return this.groups({ records, weight: this.size * UNCOUNTED }, 0);
  }

  end(): void {
    this.progress.end();
    if (this.leftOut > NAMED) process.stderr.write(`tradelint: ${this.leftOut} lines left out in all\n`);
    this.scratch?.end();
  }

  step(bytes: number, lines: number): void {
    this.progress.step(bytes, lines);
  }

  leaveOut(path: string, line: number): void {
    this.leave(1, `${path}, line ${line}: no record with ${this.by}`);
  }

  private leave(lines: number, why: string): void {
    this.leftOut += lines;
    if (++this.named <= NAMED) process.stderr.write(`tradelint: ${escaped(why)}, left out\n`);
  }

  private *groups(part: Part, level: number): Generator<Group> {
    if (part.weight <= this.light || level === LEVELS) {
      yield* this.grouped(part);
      return;
    }
    const files = this.spread(part, level);
    if (level === 0) this.progress = this.second(files);
    for (const file of files) {
      yield* this.groups({ records: file.sections, weight: file.length + file.records * BESIDE }, level + 1);
      if (level === 0) this.progress.step(file.length, file.records);
      file.remove();
    }
  }

  /** Each record into a file by the hash of its key, another hash at each level. */
  private spread({ records, weight }: Part, level: number): ScratchFile[] {
    this.scratch ??= new ScratchFolder();
    // Half as heavy as they may be, since they are not all alike.
    const count = Math.min(FILES, Math.ceil((2 * weight) / this.light));
    const files: (ScratchFile | undefined)[] = Array.from({ length: count });
    for (const section of records) {
      for (const entry of section.entries(false)) {
        const place = hash(entry.key, level) % count;
        let file = files[place];
        if (file === undefined) {
          file = this.scratch.file();
          files[place] = file;
        }
        file.add(section.member, entry);
      }
    }
    const used = files.filter((file) => file !== undefined);
    for (const file of used) file.close();
    return used;
  }

  /** The records of a part by their key; too many with one key are named and left out. */
  private *grouped({ records }: Part): Generator<Group> {
    const groups = new Map<string, Group>();
    for (const section of records) {
      for (const { key, bytes } of section.entries(true)) {
        let group = groups.get(key);
        if (group === undefined) {
          group = { key, records: none(), lines: 0, bytes: 0 };
          groups.set(key, group);
        }
        group.lines++;
        group.bytes += bytes.length;
        if (group.bytes > HEAVIEST) group.records = none();
        else group.records[section.member].push(bytes);
      }
    }
    for (const group of groups.values()) {
      if (group.bytes <= HEAVIEST) yield group;
      else this.leave(group.lines, `${group.lines} records of one ${this.by}, ${group.key}: too many for a transaction`);
    }
  }

  private second(files: readonly ScratchFile[]): Progress {
    this.progress.end();
    const size = files.reduce((sum, { length }) => sum + length, 0);
    return new Progress('joining', size, this.tells);
  }
}

const none = (): Group['records'] => ({ order: [], payments: [], shipments: [], aftersales: [] });

/** FNV-1a, begun elsewhere at each level. */
function hash(text: string, level: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(level + 1, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
