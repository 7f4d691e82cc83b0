/** Every fault: a transaction in which one thing is wrong, and what is to be found in it, by rule and pointer. */

import { transaction } from '../make.mjs';
import { CASES, RETENTION } from './cases.mjs';
import { MONEY } from './money.mjs';
import { OFFERS } from './offers.mjs';
import { PARCELS } from './parcels.mjs';

export const FAULTS = [...OFFERS, ...MONEY, ...PARCELS, ...CASES, ...RETENTION];

/** A transaction with that fault, by a seed; with the present to look at it from, and what is to be found in it and nothing else. */
export function faulty(fault, seed) {
  const { bundle, now } = transaction(seed, fault.wish);
  fault.change(bundle);
  const expect = typeof fault.expect === 'function' ? fault.expect(bundle) : fault.expect;
  return { bundle, now: fault.now?.(bundle) ?? now, expect };
}
