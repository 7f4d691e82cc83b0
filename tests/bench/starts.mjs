// Cold starts: a fresh process each time, from its beginning to its first verdict.

import { spawnSync } from 'node:child_process';
import { buildColdStart } from './build.mjs';

function start(program) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
  return Number(stdout);
}

/** `{variant: [milliseconds, one a round]}`; `empty` judges nothing. */
export async function measureStarts(variants, rounds) {
  const programs = await Promise.all(
    ['empty', ...variants].map(async (name) => ({ name, program: await buildColdStart(name), times: [] })),
  );
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < programs.length; turn++) {
      const { program, times } = programs[(round + turn) % programs.length];
      times.push(start(program));
    }
  }
  return Object.fromEntries(programs.map(({ name, times }) => [name, times]));
}
