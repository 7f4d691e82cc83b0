/** In what order a page becomes whole. */
import type { LocaleName } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';

/** How far it has come: it can be used, it checks, its editor is there. Measurements and tests go by these. */
export type Stage = 'page' | 'checks' | 'editor' | 'words';

export function reached(stage: Stage): void {
  if (stage === 'page') performance.mark('interactive');
  document.documentElement.dataset.ready = stage;
}

/** From `page` on it can be used: what it finds and the editor come after. */
export async function inStages(stages: Readonly<Record<'page' | 'checks' | 'editor', () => Promise<void>>>): Promise<void> {
  for (const stage of ['page', 'checks', 'editor'] as const) {
    await stages[stage]();
    reached(stage);
  }
}

interface Loaders {
  readonly loadEngine: (address: URL) => Promise<WebAssembly.Module>;
  readonly loadTexts: (name: LocaleName) => Promise<Texts>;
}

/** What a page's state says of it. */
interface Loading {
  locale: LocaleName;
  texts: Texts | undefined;
  failure: string | undefined;
}

/** Loads what checks, its engine and its texts; where that fails, the state says why. */
export async function loadChecks<Checks extends Loaders>(
  load: () => Promise<Checks>,
  state: Loading,
): Promise<{ readonly checks?: Checks; readonly engine?: WebAssembly.Module }> {
  try {
    const checks = await load();
    const [engine, texts] = await Promise.all([
      checks.loadEngine(new URL('../tradelint.wasm', document.baseURI)),
      checks.loadTexts(state.locale),
    ]);
    state.texts = texts;
    return { checks, engine };
  } catch (error) {
    state.failure = String(error);
    return {};
  }
}
