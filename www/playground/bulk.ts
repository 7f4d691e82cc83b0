/** A large file's check, seen from the page: it runs in a worker, says how far it is and can be stopped. */
import type { Choice } from './address.js';
import type { Job, Progress } from './bulk.worker.js';
import type { Form } from './form.js';
import type { Summary } from './summary.js';

export interface Bulk {
  readonly file: Blob;
  readonly name: string;
  readonly form: Form;
  readonly choice: Choice;
  readonly started: number;
  bytes: number;
  records: number;
  /** Milliseconds it took, once it is over. */
  took?: number;
  summary?: Summary;
  failure?: string;
  stop(): void;
}

type Wanted = Pick<Bulk, 'file' | 'name' | 'form' | 'choice'>;

/** Starts the check of a file; `changed` is called whenever there is news. */
export function startBulk(engine: WebAssembly.Module, wanted: Wanted, changed: () => void): Bulk {
  const worker = new Worker(new URL('bulk.worker.js', document.baseURI), { type: 'module' });
  const bulk: Bulk = { ...wanted, started: performance.now(), bytes: 0, records: 0, stop: () => worker.postMessage('cancel') };
  const end = () => {
    worker.terminate();
    bulk.took = performance.now() - bulk.started;
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Progress>) => {
    Object.assign(bulk, data);
    if (data.summary || data.failure) end();
    changed();
  });
  worker.addEventListener('error', (event) => {
    bulk.failure = event.message || 'worker';
    end();
    changed();
  });
  const { file, form, choice } = wanted;
  worker.postMessage({ engine, file, form, choice } satisfies Job);
  return bulk;
}
