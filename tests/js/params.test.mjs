/** What the types say of a finding's params is so: they are derived from the messages, which are held against every finding here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../pkg/generated/locale/en.js';
import { zhCN } from '../../pkg/generated/locale/zh-CN.js';
import { check } from '../../pkg/index.inline.js';
import { readVectors } from '../hosts/vectors.mjs';

const texts = en.texts();
const namesIn = (message) =>
  new Set([...message.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name).filter((name) => name !== 'label' && name !== 'field'));

function messageOf({ rule, params: { problem } }) {
  const { message, also = {} } = texts.rules[rule];
  return problem === undefined ? message : (also[problem] ?? texts.problems[problem]);
}

test('every finding has the params that its message shows, of a problem that is known', () => {
  let seen = 0;
  for (const { id, record, bytes, options } of readVectors()) {
    for (const finding of check(record, bytes, options).findings) {
      const message = messageOf(finding);
      assert.ok(message, `${id}: ${finding.rule} ${finding.params.problem}`);
      for (const name of namesIn(message)) {
        const type = typeof finding.params[name];
        assert.ok(type === 'string' || type === 'number', `${id}: ${finding.rule} ${name}`);
        seen++;
      }
    }
  }
  assert.ok(seen > 1_000);
});

test('both languages show the same params', () => {
  const chinese = zhCN.texts();
  const pairs = [[texts.problems, chinese.problems]];
  for (const [rule, { message, also = {} }] of Object.entries(texts.rules)) {
    const other = chinese.rules[rule];
    pairs.push([
      { message, ...also },
      { message: other.message, ...other.also },
    ]);
  }
  for (const [english, other] of pairs) {
    for (const [name, message] of Object.entries(english))
      assert.deepEqual([...namesIn(message)].sort(), [...namesIn(other[name])].sort(), message);
  }
});
