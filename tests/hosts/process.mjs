/** Other processes: run to their end; what they take of memory and time, where the system tells by /proc. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const NUMBER = /^\d+$/;
const fieldsOf = (pid) => {
  try {
    // The name stands in brackets and may hold anything.
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: Number(rest.split(' ')[1]) };
  } catch {
    return {};
  }
};

/** The process of that name which this one started; nothing where there is no /proc. */
export function childNamed(name) {
  const processes = existsSync('/proc/self/stat') ? readdirSync('/proc').filter((entry) => NUMBER.test(entry)) : [];
  return processes.find((pid) => {
    const { name: own, parent } = fieldsOf(pid);
    return own === name && parent === process.pid;
  });
}

/** Bytes that are resident, now or at most so far. */
export function residentBytes(pid, { peak = false } = {}) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${peak ? 'VmHWM' : 'VmRSS'}:\\s+(\\d+) kB`).exec(status)[1]) * 1024;
}

/** Nanoseconds of processor time that its threads took. */
export function processorTime(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce(
    (sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    0,
  );
}

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
