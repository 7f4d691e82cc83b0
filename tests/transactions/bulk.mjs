/**
 * `node tests/transactions/bulk.mjs MEMBER COUNT`: the records of one member of so many transactions, one a line: those of the generator, again and
 * again with new order numbers. Orders come in their order, the others in another.
 */
import { writeSync } from 'node:fs';
import { transaction } from './make.mjs';

/** Transactions of the generator, and how many records each member has in them. */
const SEEDS = 2_000;
/** Coprime to most counts: so a walk in such steps comes by every transaction once. */
const STEP = 1_000_003;
const CHUNK = 1 << 20;

const [member, count] = [process.argv[2], Number(process.argv[3])];

/** A record's bytes, and where its transaction's order number stands in them. */
function template(record, number) {
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
  const places = [];
  for (let at = bytes.indexOf(number); at >= 0; at = bytes.indexOf(number, at + 1)) places.push(at);
  return { bytes, places };
}

const templates = Array.from({ length: SEEDS }, (_, seed) => {
  const { bundle } = transaction(seed);
  return [bundle[member] ?? []].flat().map((record) => template(record, bundle.order.order_id));
});

const gcd = (one, other) => (other === 0 ? one : gcd(other, one % other));
const step = member === 'order' || gcd(count, STEP) > 1 ? 1 : STEP;

const chunk = Buffer.allocUnsafe(2 * CHUNK);
let used = 0;
for (let place = 0; place < count; place++) {
  const number = (place * step) % count;
  // As long as the generator's: the day stays, what follows is unlike all others.
  const digits = number.toString(36).padStart(6, '0');
  for (const { bytes, places } of templates[number % SEEDS]) {
    used += bytes.copy(chunk, used);
    for (const at of places) chunk.latin1Write(digits, used - bytes.length + at + 9);
    if (used > CHUNK) flush();
  }
}
flush();

function flush() {
  for (let from = 0; from < used; ) from += writeSync(1, chunk, from, used - from);
  used = 0;
}
