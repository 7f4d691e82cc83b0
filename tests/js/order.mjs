import { explain } from '../../pkg/index.inline.js';

/** An order that every rule of gate is content with, with some members changed; `undefined` takes one out. */
export function order(changes = {}) {
  return { ...structuredClone(explain('ORD-001').pass), ...changes };
}
