import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what does not fit in memory, gone when the program ends, however it ends. TMPDIR says where. */
export function scratchFolder(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), name));
  const remove = () => rmSync(path, { recursive: true, force: true });
  const interrupted = () => process.exit(130);
  process.on('exit', remove).on('SIGINT', interrupted).on('SIGTERM', interrupted);
  return {
    path,
    remove: () => {
      process.off('exit', remove).off('SIGINT', interrupted).off('SIGTERM', interrupted);
      remove();
    },
  };
}

/** Bytes that are written at once. */
const WRITTEN = 1 << 16;

/** A file that is written in large pieces. */
export class ScratchFile {
  length = 0;
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafeSlow(WRITTEN);
  private used = 0;

  constructor(readonly path: string) {
    this.file = openSync(path, 'wx');
  }

  write(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.used + bytes.length > WRITTEN) this.flush();
    if (bytes.length > WRITTEN) {
      writeFileSync(this.file, bytes);
    } else {
      this.buffer.set(bytes, this.used);
      this.used += bytes.length;
    }
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeFileSync(this.file, this.buffer.subarray(0, this.used));
    this.used = 0;
  }
}
