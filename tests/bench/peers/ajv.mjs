// Ajv, compiled ahead of time with all errors.

import { validateShape } from '../.build/ajv-order.mjs';
import { judgedBy } from './ajv.judge.mjs';

export { place } from './ajv.judge.mjs';

export const name = 'ajv';

export const validate = judgedBy(validateShape);
