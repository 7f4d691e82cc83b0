/** Where the packed package is, and the project that has it installed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { at } from '../../pkg-config/project.mjs';

/** What `npm pack` made. */
export const tarball = at('target/package/tradelint.tgz');
/** A project with the package in it and nothing of this checkout but the programs of `apps`. */
export const project = (...parts) => at('target/package/project', ...parts);
/** A file of the hosts and libraries that the package is tried in. */
export const tool = (...parts) => at('tests/package/node_modules', ...parts);

/** Runs a program in the project, with nothing in its environment but what is given. */
export async function runIn(folder, program, args, { input = '', env = {} } = {}) {
  const child = spawn(program, args, { cwd: folder, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } });
  const output = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => output[name].push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  const text = (name) => Buffer.concat(output[name]).toString();
  return { status, stdout: text('stdout'), stderr: text('stderr') };
}
