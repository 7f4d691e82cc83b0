/** Records of a join: what is written of each, and the key it is joined by. */
import { closeSync, openSync, readSync } from 'node:fs';
import { buffer, runKeys } from '../engine.js';
import { Cutter, type Piece } from '../lines/cut.js';

/** The members that share an order's number, in the order in which a transaction has them; files are told by these words. */
export const MEMBERS = ['order', 'payments', 'shipments', 'aftersales'] as const;
export type Member = (typeof MEMBERS)[number];

export interface Entry {
  readonly key: string;
  /** The record as it was written. */
  readonly bytes: Uint8Array;
}

/** Records of one member. */
export interface Records {
  readonly member: Member;
  /** @param lasting whether a record's bytes must be good for longer than until the next is asked for */
  entries(lasting: boolean): Iterable<Entry>;
}

/** What becomes of lines that are read. */
export interface Reading {
  /** So many bytes were read, with so many lines. */
  step(bytes: number, lines: number): void;
  /** This is no record with a key. */
  leaveOut(path: string, line: number): void;
}

/** Bytes of a line. Longer ones are no record of this trade. */
const LONGEST = 4 << 20;
/** Bytes that are read at once. */
const CHUNK = 1 << 18;

/** On a tape of keys: what a line is, and how much stands at the end. */
const [BLANK, WITH, AT_END] = [0, 2, 1];

/** Lines of a file. */
export class LineRecords implements Records {
  private line = 0;

  constructor(
    readonly path: string,
    readonly member: Member,
    private readonly by: string,
    private readonly reading: Reading,
  ) {}

  *entries(lasting: boolean): Generator<Entry> {
    this.line = 0;
    for (const piece of this.pieces()) {
      const before = this.line;
      if (piece instanceof Uint8Array) {
        for (const entry of this.keyed(piece)) yield lasting ? { ...entry, bytes: Buffer.from(entry.bytes) } : entry;
      } else {
        this.reading.leaveOut(this.path, ++this.line);
      }
      this.reading.step(piece instanceof Uint8Array ? piece.length : piece.tooLong, this.line - before);
    }
  }

  private *keyed(lines: Uint8Array): Generator<Entry> {
    for (let from = 0; from < lines.length; ) {
      const rest = lines.subarray(from);
      buffer(rest.length).set(rest);
      const tape = runKeys(this.by, rest.length);
      while (tape.left > AT_END) {
        const kind = tape.count();
        const key = kind === WITH ? tape.text() : '';
        const [begin, end] = [tape.count(), tape.count()];
        this.line++;
        if (kind === WITH) yield { key, bytes: rest.subarray(begin, end) };
        else if (kind !== BLANK) this.reading.leaveOut(this.path, this.line);
      }
      from += tape.count();
    }
  }

  /** What the file holds, from where it is: it may be a pipe. */
  private *pieces(): Generator<Piece> {
    const cutter = new Cutter(LONGEST);
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    const file = openSync(this.path, 'r');
    try {
      for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) yield* cutter.push(chunk.subarray(0, read));
      yield* cutter.end();
    } finally {
      closeSync(file);
    }
  }
}
