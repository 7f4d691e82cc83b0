/** Records of a join that do not fit in memory, in files of their own. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, Member, Records } from './records.js';

/** A folder that is gone when the program ends, however it ends. TMPDIR says where. */
export class ScratchFolder {
  private readonly path = mkdtempSync(join(tmpdir(), 'tradelint-join-'));
  private files = 0;

  constructor() {
    process.on('exit', this.remove).on('SIGINT', interrupted).on('SIGTERM', interrupted);
  }

  file(): ScratchFile {
    return new ScratchFile(join(this.path, String(this.files++)));
  }

  end(): void {
    process.off('exit', this.remove).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    this.remove();
  }

  private readonly remove = () => rmSync(this.path, { recursive: true, force: true });
}

const interrupted = () => process.exit(130);

/** Bytes that are written at once, and read at once. */
const [WRITTEN, READ] = [1 << 16, 1 << 18];
/** Bytes of a section that are read in one piece where its records are to last. */
const ONE_PIECE = 64 << 20;
/** Bytes before each record: its length and that of its key, which comes first. */
const HEAD = 8;

/** A file of records, each after its key. */
export class ScratchFile {
  /** Records of one member stand together. */
  readonly sections: ScratchRecords[] = [];
  records = 0;
  length = 0;
  private readonly file: number;
  private buffer = Buffer.allocUnsafeSlow(WRITTEN);
  private used = 0;

  constructor(private readonly path: string) {
    this.file = openSync(path, 'wx');
  }

  add(member: Member, { key, bytes }: Entry): void {
    const from = this.length;
    this.put(key, bytes);
    this.records++;
    const last = this.sections.at(-1);
    if (last?.member === member) last.to = this.length;
    else this.sections.push(new ScratchRecords(this.path, member, from, this.length));
  }

  /** Ends the writing. */
  close(): void {
    this.flush();
    closeSync(this.file);
    this.buffer = Buffer.alloc(0);
  }

  remove(): void {
    rmSync(this.path);
  }

  private put(key: string, bytes: Uint8Array): void {
    const room = HEAD + 3 * key.length + bytes.length;
    if (this.used + room > this.buffer.length) {
      this.flush();
      if (room > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(room);
    }
    const keyLength = this.buffer.write(key, this.used + HEAD);
    this.buffer.writeUInt32LE(keyLength, this.used);
    this.buffer.writeUInt32LE(bytes.length, this.used + 4);
    this.buffer.set(bytes, this.used + HEAD + keyLength);
    this.used += HEAD + keyLength + bytes.length;
    this.length += HEAD + keyLength + bytes.length;
  }

  private flush(): void {
    writeFileSync(this.file, this.buffer.subarray(0, this.used));
    this.used = 0;
  }
}

/** Where the entry at a place ends; nowhere where not even its lengths are there. */
function entryEnd(buffer: Buffer, place: number, end: number): number {
  if (place + HEAD > end) return Number.POSITIVE_INFINITY;
  return place + HEAD + buffer.readUInt32LE(place) + buffer.readUInt32LE(place + 4);
}

function entryAt(buffer: Buffer, place: number, end: number): Entry {
  const key = place + HEAD;
  const record = key + buffer.readUInt32LE(place);
  return { key: buffer.toString('utf8', key, record), bytes: buffer.subarray(record, end) };
}

/** Records of a file from one place to another. */
class ScratchRecords implements Records {
  constructor(
    private readonly path: string,
    readonly member: Member,
    private readonly from: number,
    public to: number,
  ) {}

  *entries(lasting: boolean): Generator<Entry> {
    const length = this.to - this.from;
    const inOnePiece = lasting && length <= ONE_PIECE;
    const file = openSync(this.path, 'r');
    let buffer = Buffer.allocUnsafeSlow(inOnePiece ? length : READ);
    let held = 0;
    try {
      for (let at = this.from; at < this.to; ) {
        if (held === buffer.length) buffer = Buffer.concat([buffer], 2 * held);
        const read = readSync(file, buffer, held, Math.min(buffer.length - held, this.to - at), at);
        if (read === 0) return;
        at += read;
        held += read;
        let next = 0;
        for (let end = entryEnd(buffer, 0, held); end <= held; end = entryEnd(buffer, next, held)) {
          const entry = entryAt(buffer, next, end);
          yield lasting && !inOnePiece ? { ...entry, bytes: Buffer.from(entry.bytes) } : entry;
          next = end;
        }
        buffer.copyWithin(0, next, held);
        held -= next;
      }
    } finally {
      closeSync(file);
    }
  }
}
