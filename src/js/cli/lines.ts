const NEWLINE = 10;

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The lines of a stream that are not blank. Of a line above the limit one byte more than that is kept: enough to see it is too long. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let kept = 0;
  let number = 1;
  const keep = (bytes: Uint8Array) => {
    const part = bytes.subarray(0, limit + 1 - kept);
    if (part.length > 0) parts.push(part);
    kept += part.length;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, end));
      if (!isBlank(parts)) yield { number, bytes: joined(parts) };
      [parts, kept, from, number] = [[], 0, end + 1, number + 1];
    }
    keep(chunk.subarray(from));
  }
  if (!isBlank(parts)) yield { number, bytes: joined(parts) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

const isBlank = (parts: readonly Uint8Array[]) =>
  parts.every((part) => part.every((byte) => byte === 32 || byte === 13 || byte === 9));
