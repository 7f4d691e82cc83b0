// The order as JSON Schema, for Ajv. Each nested object is a definition of its own, so that Ajv makes a function of each: V8 does not optimise
// the one function that it makes otherwise.

import { ORDER } from '../shape.mjs';

const definitions = {};
const format = (name) => ({ type: 'string', format: name });

const KINDS = {
  text: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max }),
  id: ({ max }) => ({ type: ['string', 'integer'], minLength: 1, maxLength: max, minimum: 0 }),
  bool: () => ({ type: 'boolean' }),
  // One format speaks of one type only, so the number's stands in a branch of its own.
  decimal: () => ({ type: ['string', 'number'], format: 'decimal', allOf: [{ format: 'decimal_number' }] }),
  timestamp: () => format('timestamp'),
  region: () => format('region'),
  currency: () => format('currency'),
  country: () => format('country'),
  code: ({ words }) => ({ type: 'string', enum: words }),
  object: ({ fields }, path) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, leaf]) => [name, member(leaf, `${path}.${name}`)])),
    required: Object.keys(fields).filter((name) => fields[name].required),
  }),
  list: ({ fields, min, max }, path) => ({
    type: 'array',
    minItems: min,
    maxItems: max,
    items: define(path, KINDS.object({ fields }, path)),
  }),
};

const orNull = ({ type, ...rest }) => ({
  type: [type, 'null'].flat(),
  ...rest,
  ...(rest.enum && { enum: [...rest.enum, null] }),
});

function define(path, schema) {
  definitions[path] = schema;
  return { $ref: `#/$defs/${path}` };
}

function member(leaf, path) {
  const schema = KINDS[leaf.kind](leaf, path);
  const nullable = leaf.required ? schema : orNull(schema);
  return leaf.kind === 'object' ? define(path, nullable) : nullable;
}

/** The order's JSON Schema. */
export const ORDER_SCHEMA = { ...KINDS.object(ORDER, 'order'), $defs: definitions };
