// What a suite asks of a variant: which orders, in which form, and what is done with the answer.

import { bytesOf, faultyOrder, validOrder } from './orders.mjs';
import { RECORDS } from './records.mjs';
import { SPELLINGS } from './spellings.mjs';

/** The suites, by form of input / record / what the order is like. */
export const SUITES = [
  'bytes/order/valid',
  'bytes/order/8-faults',
  ...Object.keys(SPELLINGS).map((spelling) => `bytes/order/${spelling}`),
  'object/order/valid',
  'object/order/8-faults',
  ...Object.keys(RECORDS).map((kind) => `bytes/${kind}/valid`),
];

/** As many equal inputs as this, so that nothing is remembered of one. */
export const COPIES = 32;

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** A suite's inputs for variants as `load` gives them. */
export function inputs(suite) {
  const [form, kind, what] = suite.split('/');
  const order = RECORDS[kind] ?? (what === '8-faults' ? faultyOrder() : validOrder());
  const spell = SPELLINGS[what] ?? bytesOf;
  return Array.from({ length: COPIES }, () => (form === 'bytes' ? spell(order) : parse(bytesOf(order))));
}

/** What of a variant a suite calls. */
export const judgeOf = (suite, { validate, fromBytes }) => (suite.startsWith('bytes/') ? fromBytes : validate);

let sink = 0;

/** Judges so many orders and reads every issue's message. */
export function judge(judgement, orders, count) {
  for (let at = 0; at < count; at++) {
    const issues = judgement(orders[at % COPIES]);
    for (let issue = 0; issue < issues.length; issue++) sink += issues[issue].message.length;
  }
  if (!Number.isFinite(sink)) throw new Error('an issue has no message');
}
