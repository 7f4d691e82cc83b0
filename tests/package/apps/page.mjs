/** A page's script, bundled or not. */
import { check } from 'tradelint';
import { answers } from './answers.mjs';

globalThis.answer = (lines) => answers(check, lines);
