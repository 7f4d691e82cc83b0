// One Worker, three ways to take an order: unchecked, by a guard, by JSON.parse and Ajv. The path says which.

import { guard } from 'tradelint/edge';
import { validate } from './peers/ajv.mjs';

const orders = guard('order');

const WAYS = {
  '/unchecked': async (request) => (await request.arrayBuffer()).byteLength > 0,
  '/guard': async (request) => (await orders(request)).ok,
  '/ajv': async (request) => validate(JSON.parse(await request.text())).length === 0,
};

export default {
  async fetch(request) {
    const accepted = await WAYS[new URL(request.url).pathname](request);
    return new Response(null, { status: accepted ? 204 : 422 });
  },
};
