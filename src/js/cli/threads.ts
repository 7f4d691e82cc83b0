/** A file's lines checked on several threads. Blocks are theirs in turn and are taken in turn, so that what comes of them comes in order. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BlockReport, Task } from './blocks.js';
import { engineModule } from './engine.js';
import type { Message, Share } from './worker.js';

/** Bytes of a block. */
const BLOCK = 4 << 20;
/** Messages that a thread may be ahead, so that it need not wait where another is slow. */
const AHEAD = 16;

export async function* checkedOnThreads(
  threads: number,
  task: Task,
  path: string,
  size: number,
  block = BLOCK,
): AsyncGenerator<BlockReport> {
  const common = { task, module: engineModule(), path, size, block, threads, ahead: AHEAD };
  const all = Array.from({ length: threads }, (_, place) => new Thread({ ...common, place }));
  try {
    for (let turn = 0; turn * block < size; turn++) yield* (all[turn % threads] as Thread).block();
  } finally {
    await Promise.all(all.map((thread) => thread.end()));
  }
}

class Thread {
  private readonly taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly worker: Worker;
  private readonly messages: AsyncIterator<[Message]>;

  constructor(share: Omit<Share, 'taken'>) {
    const workerData: Share = { ...share, taken: this.taken };
    this.worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    this.messages = on(this.worker, 'message') as AsyncIterator<[Message]>;
  }

  /** What came of the next of its blocks. */
  async *block(): AsyncGenerator<BlockReport> {
    for (let done = false; !done; ) {
      const { value } = await this.messages.next();
      const [message] = value as [Message];
      Atomics.add(this.taken, 0, 1);
      Atomics.notify(this.taken, 0);
      yield* message.reports;
      done = message.done;
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
