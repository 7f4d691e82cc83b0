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
  'lines/order/valid',
  'lines/order/1-of-10-with-8-faults',
];

/** As many equal inputs as this, so that nothing is remembered of one. */
export const COPIES = 32;

/** Orders of an input of lines: a chunk of a megabyte. */
const LINES = 512;

/** Judged at once are multiples of this. */
export const stepOf = (suite) => (suite.startsWith('lines/') ? LINES : COPIES);

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** A suite's inputs for variants as `load` gives them. */
export function inputs(suite) {
  const [form, kind, what] = suite.split('/');
  if (form === 'lines') return [lines(what === 'valid' ? LINES : 10)];
  const order = RECORDS[kind] ?? (what === '8-faults' ? faultyOrder() : validOrder());
  const spell = SPELLINGS[what] ?? bytesOf;
  return Array.from({ length: COPIES }, () => (form === 'bytes' ? spell(order) : parse(bytesOf(order))));
}

/** Orders one a line, of which the last of so many has faults; none where that is all. */
function lines(faulty) {
  const orders = Array.from({ length: LINES }, (_, place) =>
    faulty < LINES && place % faulty === faulty - 1 ? faultyOrder() : validOrder(),
  );
  return Buffer.concat(orders.flatMap((order) => [bytesOf(order), Buffer.from('\n')]));
}

/** How a suite judges inputs: so many orders at once, by what of a variant. */
export function judgeOf(suite, { validate, fromBytes, fromLines }) {
  if (suite.startsWith('lines/')) return (inputs, count) => judgeLines(fromLines, inputs, count);
  const judgement = suite.startsWith('bytes/') ? fromBytes : validate;
  return (inputs, count) => judge(judgement, inputs, count);
}

let sink = 0;

/** Reads every issue's message. */
function read(issues) {
  for (let issue = 0; issue < issues.length; issue++) sink += issues[issue].message.length;
}

/** Judges so many orders and reads every issue's message. */
export function judge(judgement, orders, count) {
  for (let at = 0; at < count; at++) read(judgement(orders[at % COPIES]));
  if (!Number.isFinite(sink)) throw new Error('an issue has no message');
}

async function judgeLines(fromLines, [chunk], count) {
  let lines = 0;
  const take = (issues) => {
    lines++;
    read(issues);
  };
  for (let at = 0; at < count; at += LINES) await fromLines(chunk, take);
  if (lines !== count || !Number.isFinite(sink)) throw new Error('a line was left out, or an issue has no message');
}
