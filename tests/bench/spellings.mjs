// The same order written in other ways that JSON allows.

import { bytesOf } from './orders.mjs';

const encoder = new TextEncoder();

/** Rebuilds a value, its objects' members passed through `change`. */
function rebuild(value, change) {
  if (Array.isArray(value)) return value.map((entry) => rebuild(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(change(Object.entries(value).map(([name, inner]) => [name, rebuild(inner, change)])));
}

/** Members in an order that looks like chance and is always the same: every third, then the rest from the end. */
function shuffle(members) {
  const thirds = members.filter((_, at) => at % 3 === 1);
  return [...thirds, ...members.filter((_, at) => at % 3 !== 1).reverse()];
}

const UNKNOWN = [
  ['x_trace_id', '7f3b9c1e5a2d4806'],
  ['x_client', { app: 'ios', version: '8.12.0', tags: ['live', 'member'] }],
  ['x_score', 0.87],
];

/** An unknown member before every third known one. */
const addUnknown = (members) =>
  members.flatMap((member, at) => (at % 3 === 0 ? [UNKNOWN[(at / 3) % UNKNOWN.length], member] : [member]));

const distinct = (members) =>
  members.map(([name, value], at) => (name.startsWith('x_') ? [`${name}_${at}`, value] : [name, value]));

const escapeUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Spelling → order → UTF-8 bytes. */
export const SPELLINGS = {
  pretty: (order) => encoder.encode(JSON.stringify(order, null, 2)),
  shuffled: (order) => bytesOf(rebuild(order, shuffle)),
  unknown: (order) => bytesOf(rebuild(order, (members) => distinct(addUnknown(members)))),
  escaped: (order) => encoder.encode(JSON.stringify(order).replace(/[^\x20-\x7e]/g, escapeUnit)),
};
