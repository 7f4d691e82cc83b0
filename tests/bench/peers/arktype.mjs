// ArkType; relations stand beside the type, since a `narrow` at the root is skipped once a field has failed.

import { type } from 'arktype';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { ORDER } from '../shape.mjs';
import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp, timestamp } from '../values.mjs';

const now = timestamp(NOW);

const boundedText = (max) => type('string').atLeastLength(1).atMostLength(max);
const form = (isWellFormed, expected) => type('string').narrow((text, context) => isWellFormed(text) || context.mustBe(expected));

const KINDS = {
  text: ({ max }) => boundedText(max),
  id: ({ max }) => boundedText(max).or('number.integer >= 0'),
  bool: () => type('boolean'),
  decimal: () => type('string | number').narrow((value, context) => isDecimal(value) || context.mustBe('a decimal of at most four fractional digits')),
  timestamp: () => form(isTimestamp, 'an RFC 3339 time with offset'),
  region: () => form(isRegion, 'a region code of GB/T 2260'),
  currency: () => form(isCurrency, 'a currency code of ISO 4217'),
  country: () => form(isCountry, 'a country code of ISO 3166-1'),
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
