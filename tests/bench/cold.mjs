// The tail of each cold-start program.

import { bytesOf, validOrder } from './orders.mjs';

/** Milliseconds since the process, or the navigation to the page, began. */
export function report() {
  const verdictAt = performance.now();
  if (globalThis.process) process.stdout.write(String(verdictAt));
  else globalThis.verdictAt = verdictAt;
}

/** Judges the valid order once and says when that was. */
export function firstVerdict(variant) {
  judged(variant);
  report();
}

/** Judges the valid order. */
export function judged({ validate, readsBytes }) {
  const bytes = bytesOf(validOrder());
  const issues = validate(readsBytes ? bytes : JSON.parse(new TextDecoder().decode(bytes)));
  if (issues.length > 0) throw new Error(`the valid order was refused: ${JSON.stringify(issues)}`);
}
