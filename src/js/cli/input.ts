import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

const NEWLINE = 10;

/** Bytes that are read at once. */
const CHUNK = 1 << 18;

export interface Input {
  chunks(): AsyncIterable<Uint8Array>;
  /** Bytes there are; 0 when that is not known. */
  readonly size: number;
  /** Whether each line is a record. */
  readonly isLines: boolean;
}

/** A file; what is no regular one has no size. */
export async function fileInput(path: string, isLines: boolean): Promise<Input> {
  const status = await stat(path);
  return { chunks: () => createReadStream(path, { highWaterMark: CHUNK }), size: status.isFile() ? status.size : 0, isLines };
}

/** Standard input. Unless it is said to hold lines, it does when its first line is JSON by itself and something follows. */
export async function standardInput(saidToBeLines: boolean): Promise<Input> {
  const stdin: AsyncIterator<Buffer> = process.stdin[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let isLines: boolean | undefined = saidToBeLines || undefined;
  for (let ended = false; isLines === undefined; ) {
    const { done, value } = await stdin.next();
    if (done) isLines = false;
    else seen.push(value);
    ended ||= value?.includes(NEWLINE) === true;
    // Only once there is a line end: a document of one long line is not to be put together again with each chunk.
    if (ended) isLines ??= linesBegin(Buffer.concat(seen));
  }
  async function* chunks() {
    yield* seen;
    for (let next = await stdin.next(); !next.done; next = await stdin.next()) yield next.value;
  }
  return { chunks, size: 0, isLines };
}

/** Whether lines begin so; undefined where more must be seen. */
function linesBegin(bytes: Buffer): boolean | undefined {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) return undefined;
  try {
    JSON.parse(bytes.toString('utf8', 0, end));
  } catch {
    return false;
  }
  return bytes.toString('utf8', end).trim() === '' ? undefined : true;
}
