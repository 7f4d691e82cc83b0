// Zod 4 through `z.compile`: valid input takes generated code, invalid input the parser as it comes. Relations stand beside the schema,
// since it compiles no refinement that also runs after a failure.

import * as z from 'zod';
import { NOW } from '../orders.mjs';
import { relations } from '../relations.mjs';
import { timestamp } from '../values.mjs';
import { place, shapeSchema } from './zod.mjs';

const now = timestamp(NOW);
const compiled = z.compile(shapeSchema, { strict: true });

export const name = 'zod_compiled';

export function validate(order) {
  const result = compiled.safeParse(order);
  const issues = result.success ? [] : [...result.error.issues];
  relations(order, now, (path, message) => issues.push({ code: 'custom', path, message }));
  return issues;
}

export { place };
