/** The vectors are what their schema says, and cover every rule: another implementation can rely on both. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { rules } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { readVectors } from '../hosts/vectors.mjs';

test('every file is what the schema says', () => {
  const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(at('tests/vectors/schema.json'), 'utf8')),
  );
  const folders = readdirSync(at('tests/vectors'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    for (const file of readdirSync(at('tests/vectors', name))) {
      assert.ok(
        validate(JSON.parse(readFileSync(at('tests/vectors', name, file), 'utf8'))),
        `${file}: ${JSON.stringify(validate.errors)}`,
      );
    }
  }
});

test('every requirement of the six kinds of record stands in the registry once', () => {
  const ids = rules().map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [aspect, count] of Object.entries({ SUB: 50, OBJ: 91, ORD: 43, PAY: 49, LOG: 50, AFS: 44 })) {
    assert.equal(rules().filter((rule) => rule.aspect === aspect).length, count, aspect);
  }
});

test('every rule has a vector it passes, and one it fails unless only other records can show it', () => {
  const failed = new Set(readVectors().flatMap(({ expect }) => expect.findings.map(({ rule }) => rule)));
  const ids = new Set(readVectors().map(({ id }) => id));
  for (const { id, aspect, scope } of rules().filter((rule) => rule.aspect !== 'DOC')) {
    assert.ok(ids.has(`${id}/pass`), `${id} of ${aspect} passes`);
    assert.ok(scope === 'transaction' || failed.has(id), `${id} fails`);
  }
});
