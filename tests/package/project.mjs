/** Where the packed package is, and the project that has it installed. */
import { at } from '../../pkg-config/project.mjs';
import { ended } from '../hosts/process.mjs';

/** What `npm pack` made. */
export const tarball = at('target/package/tradelint.tgz');
/** A project with the package in it and nothing of this checkout but the programs of `apps`. */
export const project = (...parts) => at('target/package/project', ...parts);
/** A file of the hosts and libraries that the package is tried in. */
export const tool = (...parts) => at('tests/package/node_modules', ...parts);

/** Runs a program in the project, with nothing in its environment but what is given. */
export const runIn = (folder, program, args, { input, env = {} } = {}) =>
  ended(program, args, { input, cwd: folder, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } });
