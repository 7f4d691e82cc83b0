/** The engine while the page is built, in Node. */
export { check, example } from '../../pkg/index.inline.js';
