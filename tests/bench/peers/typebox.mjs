// TypeBox through its compiler, or its interpreter where code may not be made of text; relations stand beside the type.

import { FormatRegistry, Kind, Type, TypeRegistry } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { Value } from '@sinclair/typebox/value';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { ORDER } from '../shape.mjs';
import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp, timestamp } from '../values.mjs';

const now = timestamp(NOW);

FormatRegistry.Set('decimal', isDecimal);
FormatRegistry.Set('timestamp', isTimestamp);
FormatRegistry.Set('region', isRegion);
FormatRegistry.Set('currency', isCurrency);
FormatRegistry.Set('country', isCountry);
TypeRegistry.Set('DecimalNumber', (_, value) => typeof value === 'number' && isDecimal(value));

const KINDS = {
  text: ({ max }) => Type.String({ minLength: 1, maxLength: max }),
  id: ({ max }) => Type.Union([Type.String({ minLength: 1, maxLength: max }), Type.Integer({ minimum: 0 })]),
  bool: () => Type.Boolean(),
  decimal: () => Type.Union([Type.String({ format: 'decimal' }), Type.Unsafe({ [Kind]: 'DecimalNumber' })]),
  timestamp: () => Type.String({ format: 'timestamp' }),
  region: () => Type.String({ format: 'region' }),
  currency: () => Type.String({ format: 'currency' }),
  country: () => Type.String({ format: 'country' }),
  code: ({ words }) => Type.Union(words.map((word) => Type.Literal(word))),
  object: ({ fields }) => Type.Object(mapFields(fields)),
  list: ({ fields, min, max }) => Type.Array(KINDS.object({ fields }), { minItems: min, maxItems: max }),
};

const optional = (type) => Type.Optional(Type.Union([type, Type.Null()]));
const leafType = (leaf) => (leaf.required ? KINDS[leaf.kind](leaf) : optional(KINDS[leaf.kind](leaf)));

function mapFields(fields) {
  return Object.fromEntries(Object.entries(fields).map(([field, leaf]) => [field, leafType(leaf)]));
}

function prepare(orderType) {
  try {
    return TypeCompiler.Compile(orderType);
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    return { Check: (order) => Value.Check(orderType, order), Errors: (order) => Value.Errors(orderType, order) };
  }
}

const prepared = prepare(KINDS.object(ORDER));

export const name = 'typebox';

export function validate(order) {
  const issues = prepared.Check(order) ? [] : [...prepared.Errors(order)];
  relations(order, now, (path, message) => issues.push({ path: pointer(path), message }));
  return issues;
}

/** A union says only that no variant fits; the first variant's own error says where. */
export function place({ path, errors = [] }) {
  const nested = errors[0]?.First();
  return nested ? place(nested) : path;
}
