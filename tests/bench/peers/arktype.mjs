// ArkType; relations stand beside the type, since a `narrow` at the root is skipped once a field has failed.

import { type } from 'arktype';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { ORDER } from '../shape.mjs';
import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp, timestamp } from '../values.mjs';

const now = timestamp(NOW);

const boundedText = (max) => type('string').atLeastLength(1).atMostLength(max);
// Predicates of one parameter leave ArkType its fast path; one that takes the context would not.
const KINDS = {
  text: ({ max }) => boundedText(max),
  id: ({ max }) => boundedText(max).or('number.integer >= 0'),
  bool: () => type('boolean'),
  decimal: () => type('string | number').narrow(isDecimal),
  timestamp: () => type('string').narrow(isTimestamp),
  region: () => type('string').narrow(isRegion),
  currency: () => type('string').narrow(isCurrency),
  country: () => type('string').narrow(isCountry),
  code: ({ words }) => type.enumerated(...words),
  object: ({ fields }) => type(mapFields(fields)),
  list: ({ fields, min, max }) => KINDS.object({ fields }).array().atLeastLength(min).atMostLength(max),
};

function mapFields(fields) {
  const members = Object.entries(fields).map(([field, leaf]) => {
    const kind = KINDS[leaf.kind](leaf);
    return leaf.required ? [field, kind] : [`${field}?`, kind.or('null')];
  });
  return Object.fromEntries(members);
}

const orderType = KINDS.object(ORDER);

export const name = 'arktype';

export function validate(order) {
  const checked = orderType(order);
  const issues = checked instanceof type.errors ? [...checked] : [];
  relations(order, now, (path, message) => issues.push({ path, message }));
  return issues;
}

export const place = ({ path }) => pointer([...path]);
