/** The conformance vectors, and the one way every host answers them. */
import { readdirSync, readFileSync } from 'node:fs';
import { at } from '../../pkg-config/project.mjs';

const OPTIONS = ['profile', 'packs', 'now', 'from', 'overrides', 'suppress', 'limits'];
export const LOCALES = ['zh-CN', 'en'];

/** Every vector, with its input as bytes and its options as `check` takes them. */
export function readVectors() {
  const folders = readdirSync(at('tests/vectors'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(at('tests/vectors', name)).map((file) => `tests/vectors/${name}/${file}`),
  );
  return files.sort().flatMap((file) => JSON.parse(readFileSync(at(file), 'utf8')).map(prepared));
}

function prepared(vector) {
  const given = Object.entries(vector).filter(([name]) => OPTIONS.includes(name));
  return { ...vector, bytes: bytesOf(vector), options: { now: null, ...Object.fromEntries(given) } };
}

function bytesOf({ input, input_text, input_hex }) {
  if (input_hex !== undefined) return Buffer.from(input_hex, 'hex');
  return Buffer.from(input_text ?? JSON.stringify(input));
}

/** All vectors in both languages as lines that a host can be sent. */
export function questions(vectors) {
  const lines = vectors.flatMap(({ record, bytes, options }) =>
    LOCALES.map((locale) => JSON.stringify({ record, base64: bytes.toString('base64'), options: { ...options, locale } })),
  );
  return lines.join('\n');
}
