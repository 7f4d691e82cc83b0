// Zod 4, its parser as it comes.

import * as z from 'zod';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { ORDER } from '../shape.mjs';
import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp, timestamp } from '../values.mjs';

const now = timestamp(NOW);

const KINDS = {
  text: ({ max }) => z.string().min(1).max(max),
  id: ({ max }) => z.union([z.string().min(1).max(max), z.int().min(0)]),
  bool: () => z.boolean(),
  decimal: () => z.custom(isDecimal, 'no decimal of at most four fractional digits'),
  timestamp: () => z.string().refine(isTimestamp, 'no RFC 3339 time with offset'),
  region: () => z.string().refine(isRegion, 'no region code of GB/T 2260'),
  currency: () => z.string().refine(isCurrency, 'no currency code of ISO 4217'),
  country: () => z.string().refine(isCountry, 'no country code of ISO 3166-1'),
  code: ({ words }) => z.enum(words),
  object: ({ fields }) => z.object(mapFields(fields)),
  list: ({ fields, min, max }) => z.array(KINDS.object({ fields })).min(min).max(max),
};

const leafSchema = (leaf) => (leaf.required ? KINDS[leaf.kind](leaf) : KINDS[leaf.kind](leaf).nullish());

function mapFields(fields) {
  return Object.fromEntries(Object.entries(fields).map(([field, leaf]) => [field, leafSchema(leaf)]));
}

/** The order field by field. */
export const shapeSchema = KINDS.object(ORDER);

// Without `when` Zod skips relations once a field has the wrong type.
const orderSchema = shapeSchema.superRefine(
  (order, context) => relations(order, now, (path, message) => context.addIssue({ code: 'custom', path, message })),
  { when: () => true },
);

export const name = 'zod';

export function validate(order) {
  const result = orderSchema.safeParse(order);
  return result.success ? [] : result.error.issues;
}

export const place = ({ path }) => pointer(path);
