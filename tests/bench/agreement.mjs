// Before anything is measured: do all variants judge alike? Prints what differs and fails if not.

import { CONFORMING, NONCONFORMING } from './mutations.mjs';
import { bytesOf, FAULTY_PLACES, faultyOrder, validOrder } from './orders.mjs';
import { SPELLINGS } from './spellings.mjs';
import { load } from './variants.mjs';

function cases() {
  const mutated = (list, expected) =>
    list.map(([name, edit]) => {
      const order = validOrder();
      edit(order);
      return { name, expected, order: JSON.parse(JSON.stringify(order)) };
    });
  return [
    ...mutated(CONFORMING, true),
    ...mutated(NONCONFORMING, false),
    { name: 'eight faults', expected: false, order: faultyOrder() },
  ];
}

function disagreements(variant) {
  const differing = cases().filter(({ order, expected }) => variant.accepts(order) !== expected);
  const found = differing.map(({ name, expected, order }) => {
    const why = expected ? `: ${JSON.stringify(variant.validate(order).slice(0, 2))}` : '';
    return `${variant.name} ${expected ? 'refuses' : 'accepts'} “${name}”${why}`;
  });
  const places = [...new Set(variant.validate(faultyOrder()).map(variant.place))].sort();
  if (places.join() !== FAULTY_PLACES.join()) found.push(`${variant.name} finds the eight faults at ${places.join(' ')}`);
  for (const [spelling, spell] of Object.entries(SPELLINGS)) {
    if (variant.fromBytes(spell(validOrder())).length > 0) found.push(`${variant.name} refuses the valid order, ${spelling}`);
  }
  if (variant.fromBytes(bytesOf(faultyOrder())).length < FAULTY_PLACES.length)
    found.push(`${variant.name} misses faults in bytes`);
  return found;
}

const variants = await Promise.all(process.argv.slice(2).map((name) => load(name)));
const found = variants.flatMap(disagreements);
if (found.length > 0) {
  console.error(`the variants do not check the same things:\n  ${found.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(`${variants.length} variants agree on ${cases().length} orders: ${variants.map(({ name }) => name).join(', ')}`);
}
