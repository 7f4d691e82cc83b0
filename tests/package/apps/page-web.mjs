/** A page's script that loads the engine as a file of its own. */
import { check, init } from 'tradelint/web';
import { answers } from './answers.mjs';

await init();
globalThis.answer = (lines) => answers(check, lines);
