// Ajv with the JSON Schema that tradelint publishes of a kind, compiled ahead of time with all errors: shapes and forms, no relation between fields
// and no identifier. It checks less than tradelint does, so it is no equal; it is the least that a peer costs.

import { aftersale, listing, payment, shipment, subject } from '../.build/ajv-shapes.mjs';

const shapes = { subject, listing, payment, shipment, aftersale };

export const name = 'ajv_shape';

export const validateAs = (kind) => (record) => (shapes[kind](record) ? [] : shapes[kind].errors);
