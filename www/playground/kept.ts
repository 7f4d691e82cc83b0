/** The bytes of a record as they come in parts: of one above the limit one byte more than that, enough to see that it is too long. */
import { concat } from '../../pkg/callbacks/bytes.js';

export class Kept {
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(bytes: Uint8Array): void {
    const part = bytes.subarray(0, this.#limit + 1 - this.#length);
    if (part.length > 0) this.#parts.push(part);
    this.#length += part.length;
  }

  get isTooLong(): boolean {
    return this.#length > this.#limit;
  }

  get isBlank(): boolean {
    return this.#parts.every((part) => part.every((byte) => byte === 32 || byte === 13 || byte === 10 || byte === 9));
  }

  /** What came, as one, and begins anew; a single part is not copied. */
  take(): Uint8Array {
    const [only, ...others] = this.#parts;
    const bytes = only && others.length === 0 ? only : concat(...this.#parts);
    [this.#parts, this.#length] = [[], 0];
    return bytes;
  }
}
