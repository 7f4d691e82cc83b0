// What Ajv's validators share: relations stand beside the schema, since standalone code takes no custom keywords.

import { NOW } from '../orders.mjs';
import { pointer, relations } from '../relations.mjs';
import { timestamp } from '../values.mjs';

const now = timestamp(NOW);

/** Judges an order by a function that Ajv compiled, and by the relations between its members. */
export const judgedBy = (validateShape) => (order) => {
  const issues = validateShape(order) ? [] : validateShape.errors;
  relations(order, now, (path, message) => issues.push({ instancePath: pointer(path), params: {}, message }));
  return issues;
};

export const place = ({ instancePath, params }) =>
  params.missingProperty ? `${instancePath}/${params.missingProperty}` : instancePath;
