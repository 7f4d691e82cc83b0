/** The engine and its words, each loaded when a page first needs it. */
import { addLocale, type LocaleName } from '../pkg/core.js';
import { start } from '../pkg/engine.js';
import { localeNamed, type Texts } from '../pkg/locale.js';

/** Starts the engine; gives its module, so that workers need not load it again. */
export async function loadEngine(address: URL): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  // Not every server says what a Wasm file is, as streaming would want.
  const engine = await WebAssembly.compile(await response.arrayBuffer());
  start(engine);
  return engine;
}

const LOCALES = {
  'zh-CN': async () => (await import('../pkg/generated/locale/zh-CN.js')).zhCN,
  en: async () => (await import('../pkg/generated/locale/en.js')).en,
};

/** Makes a language known to `check`, and gives its texts. */
export async function loadTexts(name: LocaleName): Promise<Texts> {
  addLocale(await LOCALES[name]());
  return localeNamed(name).texts();
}
