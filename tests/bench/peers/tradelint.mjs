// tradelint itself: UTF-8 bytes or an object in, findings out.

import { check, checkLines } from 'tradelint';
import { NOW } from '../orders.mjs';

const options = { profile: 'gate', locale: 'en', now: NOW };

export const name = 'tradelint';
export const readsBytes = true;

export const validateAs = (kind) => (record) => check(kind, record, options).findings;

export const validate = validateAs('order');

export async function fromLines(chunk, take) {
  for await (const { report } of checkLines('order', chunk, options)) take(report.findings);
}

export const accepts = (order) => check('order', order, options).verdict !== 'nonconforming';

export const place = ({ pointer }) => pointer;
