import { Tape } from './tape.js';
import * as glue from './tradelint_bg.js';
import { UsageError } from './usage.js';

/** Of the verdict's number: the report has more to say than the verdict. */
const MORE = 4;

/** Room that is asked for at least, so that most documents share it. */
const LEAST_ROOM = 16_384;

const encoder = new TextEncoder();

interface Exports {
  readonly memory: WebAssembly.Memory;
  __wbindgen_start(): void;
}

let memory: WebAssembly.Memory | undefined;
/** The engine's input buffer, as long as it is known to be. It is empty once the memory has grown, which takes its bytes away. */
let view = new Uint8Array();

/** Starts the engine; a second call changes nothing. */
export function start(source: WebAssembly.Module | BufferSource): void {
  if (memory) return;
  const module = isBytes(source) ? new WebAssembly.Module(source) : source;
  const instance = new WebAssembly.Instance(module, { './tradelint_bg.js': glue });
  const exports = instance.exports as unknown as Exports;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  memory = exports.memory;
}

/** A Module may be of another realm, so it is told by what it is not. */
function isBytes(source: WebAssembly.Module | BufferSource): source is BufferSource {
  return ArrayBuffer.isView(source) || source instanceof ArrayBuffer;
}

/** A view of the input buffer with room for so many bytes; good until the next call into the engine. */
export function buffer(room: number): Uint8Array {
  if (room > view.length || view.length === 0) {
    const size = Math.max(room, LEAST_ROOM);
    const address = glue.input(size);
    view = new Uint8Array(started().buffer, address, size);
  }
  return view;
}

function started(): WebAssembly.Memory {
  if (!memory) throw new Error('the engine is not started: await init() of tradelint/web first');
  return memory;
}

/** Prepares checks under the usual options: a kind and a profile by number. Gives -1 for a mistake, which `configure` names. */
export function prepare(record: number, profile: number, field: string | undefined): number {
  started();
  // No character of UTF-16 takes more than three bytes.
  const length = field === undefined ? 0 : encoder.encodeInto(field, buffer(3 * field.length)).written;
  return glue.prepare(record, profile, length);
}

export function configure(record: string, options: object, field: string | undefined): number {
  started();
  try {
    return glue.configure(record, options, field);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export const release: (handle: number) => void = glue.release;

/** The records that lie in the buffer, in the record format. */
export function records(handle: number, length: number): readonly unknown[] {
  return JSON.parse(glue.records(handle, length)) as unknown[];
}

/** Checks the lines that were written into the buffer; the tape is good until the next call into the engine. */
export function runLines(handle: number, length: number, now: number): Tape {
  const head = glue.lines(handle, length, now);
  return new Tape(started().buffer, head);
}

/** By what the lines that were written into the buffer are joined to others; the tape is good until the next call into the engine. */
export function runKeys(member: string, length: number): Tape {
  const head = glue.keys(member, length);
  return new Tape(started().buffer, head);
}

/** Checks what was written into the buffer. Gives the report, or nothing when it conforms and there is nothing else to say. */
export function run(handle: number, length: number, now: number, beyondJson: boolean): Tape | undefined {
  // The engine counts with 32 bits: more bytes than those can tell are too many all the same.
  const outcome = glue.check(handle, Math.min(length, 0xffff_ffff), now, beyondJson);
  if ((outcome & MORE) === 0) return undefined;
  const head = glue.report();
  return new Tape(started().buffer, head);
}
