/** A Worker that answers vectors, so that what runs in workerd can be compared with what runs elsewhere. */
import { check } from 'tradelint';
import { answers } from './answers.mjs';

export default {
  async fetch(request) {
    return new Response(answers(check, await request.text()).join('\n'));
  },
};
