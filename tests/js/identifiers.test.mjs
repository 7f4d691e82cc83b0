/** Identifiers through JavaScript and the command line: the published vectors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkIdentifier, identifiers, UsageError } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { tradelint } from '../hosts/hosts.mjs';

const published = JSON.parse(readFileSync(at('tests/identifiers/vectors.json'), 'utf8'));
const vectors = Object.entries(published.identifiers ?? published).filter(([, list]) => Array.isArray(list));

test('the published vectors hold', () => {
  let count = 0;
  for (const [name, list] of vectors) {
    for (const { value, valid, why } of list) {
      const answer = checkIdentifier(name, value);
      assert.equal(answer.valid, valid !== false, `${name} ${value}: ${why}`);
      if (valid === 'warn') assert.equal(answer.certain, false, `${name} ${value}: ${why}`);
      assert.equal(answer.part === undefined, answer.valid, `${name} ${value}`);
      count++;
    }
  }
  assert.ok(count >= 170, `${count} vectors`);
  assert.ok(vectors.every(([name]) => identifiers().some((known) => known.name === name)));
});

test('the check character that would be right', () => {
  assert.deepEqual(checkIdentifier('uscc', '91110000600037341M'), { valid: false, certain: true, part: 'check', expected: 'L' });
  assert.deepEqual(checkIdentifier('uscc', '91110000600037341L'), { valid: true, certain: true });
});

test('whatever text', () => {
  for (const { name } of identifiers()) {
    for (const text of ['', ' ', '\u0000', '\ud800', '９１', 'x'.repeat(5_000), '0'.repeat(4_096), '😀'.repeat(9)]) {
      assert.equal(checkIdentifier(name, text).valid, false, `${name} ${text.slice(0, 20)}`);
    }
  }
  assert.throws(() => checkIdentifier('ucss', 'x'), UsageError);
  assert.throws(() => checkIdentifier('uscc', 7), UsageError);
});

test('tradelint id', async () => {
  const right = await tradelint(['id', 'uscc', '91110000600037341L', '--format', 'json']);
  assert.deepEqual([right.status, JSON.parse(right.stdout)], [0, { valid: true, certain: true }]);
  const wrong = await tradelint(['id', 'resident_id', '110105194912310021', '--locale', 'en']);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /invalid: wrong check character, X would be right {2}resident identity number/);
  assert.ok(!wrong.stdout.includes('110105194912310021'));
  assert.equal((await tradelint(['id', 'nope', '1'])).status, 2);
  assert.equal((await tradelint(['id', 'uscc'])).status, 2);
  assert.match((await tradelint(['id', '--locale', 'en'])).stdout, /^uscc +unified social credit code$/m);
});
