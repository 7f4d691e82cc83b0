/** The deals as files, fetched when one is chosen. */
import { deals } from './deals.mjs';

/** Files of this page by path: what there is, and each deal's records. */
export function files() {
  const groups = deals();
  const index = groups.map(({ title, deals }) => ({ title, deals: deals.map(({ bundle, ...deal }) => deal) }));
  const all = groups.flatMap(({ deals }) => deals);
  return {
    'deals/index.json': JSON.stringify(index),
    ...Object.fromEntries(all.map(({ id, bundle }) => [`deals/${id}.json`, `${JSON.stringify(bundle, null, 2)}\n`])),
  };
}
