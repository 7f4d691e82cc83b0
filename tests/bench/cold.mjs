// The tail of each cold-start program.

import { performance } from 'node:perf_hooks';
import { bytesOf, validOrder } from './orders.mjs';

/** Milliseconds since the process began. */
export const report = () => process.stdout.write(String(performance.now()));

/** Judges the valid order once. */
export function firstVerdict({ validate, readsBytes }) {
  const bytes = bytesOf(validOrder());
  const issues = validate(readsBytes ? bytes : JSON.parse(new TextDecoder().decode(bytes)));
  if (issues.length > 0) throw new Error(`the valid order was refused: ${JSON.stringify(issues)}`);
  report();
}
