import type { Group } from './joining.js';
import type { Member } from './records.js';
import { print } from './terminal.js';

/** Bytes that are written at once. */
const WRITTEN = 1 << 18;

const bytes = (text: string) => Buffer.from(text);
const [OPEN, ORDER, COMMA, CLOSE, END] = [bytes('{'), bytes('"order":'), bytes(','), bytes(']'), bytes('}\n')];

/** Records as transactions, one a line, on standard output. */
export class Transactions {
  private readonly lists: readonly { readonly member: Member; readonly opening: Uint8Array }[];
  private buffer = Buffer.allocUnsafeSlow(WRITTEN);
  private used = 0;

  /** @param given members of which there were files: their lists are complete, even where they are empty */
  constructor(given: readonly Member[]) {
    const lists = given.filter((member) => member !== 'order');
    this.lists = lists.map((member) => ({ member, opening: bytes(`"${member}":[`) }));
  }

  /** Each order of a group with all that belongs to it; what has no order without. */
  async add({ records }: Group): Promise<void> {
    for (const order of records.order.length > 0 ? records.order : [undefined]) {
      this.transaction(order, records);
      if (this.used >= WRITTEN) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const written = this.buffer.subarray(0, this.used);
    // A new one, since the old may still be on its way.
    [this.buffer, this.used] = [Buffer.allocUnsafeSlow(WRITTEN), 0];
    if (written.length > 0) await print(written);
  }

  private transaction(order: Uint8Array | undefined, records: Group['records']): void {
    let comma: Uint8Array | undefined;
    this.put(OPEN);
    if (order !== undefined) {
      this.put(ORDER);
      this.put(order);
      comma = COMMA;
    }
    for (const { member, opening } of this.lists) {
      if (comma) this.put(comma);
      this.put(opening);
      for (const [place, record] of records[member].entries()) {
        if (place > 0) this.put(COMMA);
        this.put(record);
      }
      this.put(CLOSE);
      comma = COMMA;
    }
    this.put(END);
  }

  private put(bytes: Uint8Array): void {
    if (this.used + bytes.length > this.buffer.length) {
      const longer = Buffer.allocUnsafeSlow(2 * (this.used + bytes.length));
      this.buffer.copy(longer, 0, 0, this.used);
      this.buffer = longer;
    }
    this.buffer.set(bytes, this.used);
    this.used += bytes.length;
  }
}
