/** A route for an edge runtime. */
import { check } from 'tradelint';
import { answers } from './answers.mjs';

export const POST = async (request) => new Response(answers(check, await request.text()).join('\n'));
