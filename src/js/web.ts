/** The engine as a file of its own beside the page's code, for pages that count bytes. */
import { start } from './engine.js';

export { bindForm } from './forms.js';
export * from './index.js';

type Source = WebAssembly.Module | BufferSource | Response | URL | string;

/** Loads and starts the engine. Everything else throws until then. */
export async function init(source: Source | PromiseLike<Source> = new URL('./tradelint.wasm', import.meta.url)): Promise<void> {
  let given = await source;
  if (typeof given === 'string' || given instanceof URL) given = await fetch(given);
  start(given instanceof Response ? await given.arrayBuffer() : given);
}
