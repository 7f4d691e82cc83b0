/** A page's script that answers vectors in a browser. */
import { check } from '/pkg/index.inline.js';
import { answers } from '/tests/hosts/answers.mjs';

globalThis.answer = (lines) => answers(check, lines);
