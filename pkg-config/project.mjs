/** What every script here needs: where the project is, how to run a program, whether something changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (...parts) => join(root, ...parts);

process.env.PATH = `${at('.tools', 'bin')}:${process.env.HOME}/.cargo/bin:${process.env.PATH}`;
// Debug information makes the test runners slow and the disk full; long backtraces hide the message.
process.env.CARGO_PROFILE_DEV_DEBUG ??= '0';
process.env.RUST_BACKTRACE ??= '0';

/** Runs a program in the project. Throws when it fails, unless its outcome is wanted. */
export function run(program, args, { env = {}, outcome = false, capture = false } = {}) {
  const stdio = capture ? ['inherit', 'pipe', 'inherit'] : 'inherit';
  const result = spawnSync(program, args, {
    cwd: root,
    stdio,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (result.error && !outcome) throw new Failure(`cannot run ${program}: ${result.error.message}`);
  if (result.status !== 0 && !outcome) throw new Failure(`failed: ${program} ${args.join(' ')}`);
  return result;
}

/** What a program prints, or nothing when it cannot be run. */
export function answer(program, args) {
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** A failure that was already explained: no stack is of use. */
export class Failure extends Error {}

export function say(text) {
  process.stderr.write(`\x1b[2m· ${text}\x1b[0m\n`);
}

/** A digest of files and folders, in a fixed order. */
export function digest(...paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  if (!statSync(at(path)).isDirectory()) return [path];
  return readdirSync(at(path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/** Does the work unless all it reads and writes is as it was when the work was last done. */
export function once(name, state, work) {
  const stamp = at('target', 'stamps', name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state()) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state());
}

/** Runs a script's main function; a failure ends it with one line. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
