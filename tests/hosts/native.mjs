/** What the engine says natively to every vector, in both languages: what every host must say too, byte for byte. */
import assert from 'node:assert/strict';
import { run } from '../../pkg-config/project.mjs';
import { LOCALES, questions, readVectors } from './vectors.mjs';

export const vectors = readVectors();
export const lines = questions(vectors);
export const names = vectors.flatMap(({ id }) => LOCALES.map((locale) => `${id} in ${locale}`));

let expected;

function nativeReports() {
  const { stdout } = run('cargo', ['run', '--quiet', '--bin', 'conformance'], { capture: true });
  const native = new Map(stdout.trim().split('\n').map(readNative));
  assert.equal(native.size, names.length, 'native and host read the same vectors');
  return names.map((name) => native.get(name));
}

/** A line of the native run: the report's bytes as they stand. */
function readNative(line) {
  const { id, locale } = JSON.parse(line);
  return [`${id} in ${locale}`, line.slice(line.indexOf('"report":') + '"report":'.length, -1)];
}

/** Holds a host's answers to `lines` against the native ones. */
export function compare(given) {
  expected ??= nativeReports();
  assert.equal(given.length, expected.length);
  for (const [i, report] of given.entries()) assert.equal(report, expected[i], names[i]);
}
