// tradelint's module for checkouts, which is the smaller one to start.

import { check } from 'tradelint/checkout';
import { NOW } from '../orders.mjs';

const options = { profile: 'gate', locale: 'en', now: NOW };

export const name = 'checkout';
export const readsBytes = true;

export const validate = (order) => check('order', order, options).findings;
