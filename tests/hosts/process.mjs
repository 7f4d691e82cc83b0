/** Programs, run to their end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a program; gives its output and exit status. */
export async function ended(program, args, { input = '', ...options } = {}) {
  const child = spawn(program, args, options);
  const output = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => output[name].push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  const text = (name) => Buffer.concat(output[name]).toString();
  return { status, stdout: text('stdout'), stderr: text('stderr') };
}
