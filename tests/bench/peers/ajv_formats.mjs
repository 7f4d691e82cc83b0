// Ajv with ajv-formats, compiling when the program starts: as most programs have it.

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { FORMATS } from './ajv.formats.mjs';
import { judgedBy } from './ajv.judge.mjs';
import { ORDER_SCHEMA } from './ajv.schema.mjs';

export { place } from './ajv.judge.mjs';

export const name = 'ajv_formats';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats(ajv);
for (const [format, definition] of Object.entries(FORMATS)) ajv.addFormat(format, definition);

export const validate = judgedBy(ajv.compile(ORDER_SCHEMA));
