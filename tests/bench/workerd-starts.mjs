// Cold starts in workerd: a fresh process each time, from its beginning to the answer that holds the first verdict.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { BUILD, buildColdWorker } from './build.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('miniflare'));
const { default: WORKERD } = require('workerd');

/** Where the runtime says on which port it listens. */
const CONTROL = 3;

async function configured(name) {
  const { program, modules } = await buildColdWorker(name);
  const config = `${BUILD}/cold/${name}.capnp`;
  const embedded = (path) => `embed "${relative(dirname(config), path)}"`;
  const listed = modules.map((path) => `(name = "./${basename(path)}", wasm = ${embedded(path)})`);
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${[`(name = "worker.mjs", esModule = ${embedded(program)})`, ...listed].join(', ')}],
  compatibilityDate = "2026-01-01",
);
`,
  );
  return { name, config, times: [] };
}

async function start(config) {
  const begin = performance.now();
  const child = spawn(WORKERD, ['serve', `--control-fd=${CONTROL}`, config], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  try {
    const failed = once(child, 'exit').then(() => Promise.reject(new Error(`workerd does not take ${config}`)));
    const [line] = await Promise.race([once(createInterface(child.stdio[CONTROL]), 'line'), failed]);
    const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`);
    if (!response.ok) throw new Error(`${config} answers ${response.status}`);
    return performance.now() - begin;
  } finally {
    child.kill('SIGKILL');
  }
}

/** `{variant: [milliseconds, one a round]}`; `empty` judges nothing. */
export async function measureWorkerdStarts(variants, rounds) {
  const workers = [];
  for (const name of ['empty', ...variants]) workers.push(await configured(name));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < workers.length; turn++) {
      const { config, times } = workers[(round + turn) % workers.length];
      times.push(await start(config));
    }
  }
  return Object.fromEntries(workers.map(({ name, times }) => [name, times]));
}
