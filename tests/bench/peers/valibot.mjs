// Valibot: schemas of functions, no compilation.

import * as v from 'valibot';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { ORDER } from '../shape.mjs';
import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp, timestamp } from '../values.mjs';

const now = timestamp(NOW);

const KINDS = {
  text: ({ max }) => v.pipe(v.string(), v.minLength(1), v.maxLength(max)),
  id: ({ max }) =>
    v.union([v.pipe(v.string(), v.minLength(1), v.maxLength(max)), v.pipe(v.number(), v.integer(), v.minValue(0))]),
  bool: () => v.boolean(),
  decimal: () => v.custom(isDecimal, 'no decimal of at most four fractional digits'),
  timestamp: () => v.pipe(v.string(), v.check(isTimestamp, 'no RFC 3339 time with offset')),
  region: () => v.pipe(v.string(), v.check(isRegion, 'no region code of GB/T 2260')),
  currency: () => v.pipe(v.string(), v.check(isCurrency, 'no currency code of ISO 4217')),
  country: () => v.pipe(v.string(), v.check(isCountry, 'no country code of ISO 3166-1')),
  code: ({ words }) => v.picklist(words),
  object: ({ fields }) => v.object(mapFields(fields)),
  list: ({ fields, min, max }) => v.pipe(v.array(KINDS.object({ fields })), v.minLength(min), v.maxLength(max)),
};

const leafSchema = (leaf) => (leaf.required ? KINDS[leaf.kind](leaf) : v.nullish(KINDS[leaf.kind](leaf)));

function mapFields(fields) {
  return Object.fromEntries(Object.entries(fields).map(([field, leaf]) => [field, leafSchema(leaf)]));
}

function judgeRelations({ dataset, addIssue }) {
  relations(dataset.value, now, (steps, message) => {
    const path = steps.map((key) => ({ type: 'unknown', origin: 'value', input: dataset.value, key, value: undefined }));
    addIssue({ message, path });
  });
}

// `rawCheck` runs even where a field has failed, which `check` does not.
const orderSchema = v.pipe(KINDS.object(ORDER), v.rawCheck(judgeRelations));

export const name = 'valibot';

export const validate = (order) => v.safeParse(orderSchema, order).issues ?? [];

export const place = ({ path }) => pointer((path ?? []).map(({ key }) => key));
