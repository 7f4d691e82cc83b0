// The command line as a process of its own, and what it took.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { at } from '../../pkg-config/project.mjs';

/** Tells on descriptor 3, at a process's end, what it took. */
const TELL = `import { isMainThread } from 'node:worker_threads'; import { writeSync } from 'node:fs';
if (isMainThread) process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));`;
const hook = `--import=data:text/javascript,${encodeURIComponent(TELL)}`;

/** Starts it on what stands for standard input and output; what it took (seconds of all processors, megabytes at most) comes with its end. */
export function tradelint(args, stdio, env = {}) {
  const child = spawn(process.execPath, [hook, at('pkg/cli.js'), ...args], {
    stdio: [...stdio, 'inherit', 'pipe'],
    env: { ...process.env, ...env },
  });
  const told = [];
  child.stdio[3].on('data', (chunk) => told.push(chunk));
  const took = once(child, 'close').then(([status]) => {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(Buffer.concat(told));
    return { status, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
  });
  return { child, took };
}
