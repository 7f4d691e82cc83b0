/** The samples as files, fetched when one is chosen. */
import { samples } from './samples.mjs';

/** Files of this page by path: what there is, and each sample's text as it is to be shown. */
export function files() {
  const all = samples();
  const index = all.map(({ text, ...sample }) => sample);
  return {
    'samples/index.json': JSON.stringify(index),
    ...Object.fromEntries(all.map(({ id, text }) => [`samples/${id}.json`, text])),
  };
}
