export { check, example } from '../../pkg/index.js';
