/** A Worker. */
import { check } from 'tradelint';
import { answers } from './answers.mjs';

export default {
  async fetch(request) {
    return new Response(answers(check, await request.text()).join('\n'));
  },
};
