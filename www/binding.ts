/** `tradelint/forms` as these pages load it: with the engine that they share, and of the languages only those that are read. */
import { check, checkField, type LocaleName } from '../pkg/core.js';
import { bind } from '../pkg/forms/bind.js';
import type * as entry from '../pkg/forms.js';
import { loadTexts } from './engine.js';

let spoken: LocaleName | undefined;

/** From now on forms say what is wrong in that language. */
export async function speak(locale: LocaleName): Promise<void> {
  await loadTexts(locale);
  spoken = locale;
}

export const bindForm: typeof entry.bindForm = (form, kind, options = {}) => {
  const asked = typeof options === 'function' ? options : () => options;
  return bind({ check, checkField }, form, kind, () => ({ locale: spoken, ...asked() }));
};
