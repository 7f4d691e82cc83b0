/** Every fault: a transaction in which one thing is wrong, and what is to be found in it, by rule and pointer. */

import { transaction } from '../make.mjs';
import { CASES, RETENTION } from './cases.mjs';
import { MONEY } from './money.mjs';
import { OFFERS } from './offers.mjs';
import { PARCELS } from './parcels.mjs';

/** By theme; each has a name in Chinese (`zh`) and in English. */
export const THEMES = [
  { zh: '主体与商品', name: 'who sells, and what is offered', faults: OFFERS },
  { zh: '金额与支付', name: 'amounts and payments', faults: MONEY },
  { zh: '包裹与物流', name: 'parcels', faults: PARCELS },
  { zh: '售后与退款', name: 'after the sale', faults: CASES },
  { zh: '保存期限', name: 'how long records are kept', faults: RETENTION },
];
export const FAULTS = THEMES.flatMap(({ faults }) => faults);

/** A transaction with that fault, by a seed; with the present to look at it from, and what is to be found in it and nothing else. */
export function faulty(fault, seed) {
  const { bundle, now } = transaction(seed, fault.wish);
  fault.change(bundle);
  const expect = typeof fault.expect === 'function' ? fault.expect(bundle) : fault.expect;
  return { bundle, now: fault.now?.(bundle) ?? now, expect };
}
