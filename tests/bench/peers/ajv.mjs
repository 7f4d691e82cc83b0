// Ajv, compiled ahead of time with all errors; relations stand beside the schema, since standalone code takes no custom keywords.

import { validateShape } from '../.build/ajv-order.mjs';
import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { timestamp } from '../values.mjs';

const now = timestamp(NOW);

export const name = 'ajv';

export function validate(order) {
  const issues = validateShape(order) ? [] : validateShape.errors;
  relations(order, now, (path, message) => issues.push({ instancePath: pointer(path), params: {}, message }));
  return issues;
}

export const place = ({ instancePath, params }) =>
  params.missingProperty ? `${instancePath}/${params.missingProperty}` : instancePath;
