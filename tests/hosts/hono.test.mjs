/** The Hono example in a Worker: guarded routes refuse by themselves, handlers read what was checked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startWorkerd } from './hosts.mjs';
import { RIGHT } from './requests.mjs';

let workerd;
before(async () => {
  workerd = await startWorkerd('tests/hosts/examples/hono.mjs');
});
after(() => workerd.stop());

const send = (body, headers) =>
  fetch(new URL('/orders', workerd.url), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test('a right order reaches its handler, packed or not', async () => {
  for (const [body, headers] of [[RIGHT], [gzipSync(RIGHT), { 'content-encoding': 'gzip' }]]) {
    const response = await send(body, headers);
    assert.deepEqual([response.status, await response.json()], [202, { accepted: JSON.parse(RIGHT).order_id }]);
  }
});

test('a wrong one does not', async () => {
  const response = await send('{}', { 'accept-language': 'en' });
  assert.deepEqual([response.status, response.headers.get('content-type')], [422, 'application/problem+json']);
  assert.equal((await response.json()).title, 'Unprocessable Content');
});
