/** A guard in a Worker, over HTTP on loopback: every request gets the one right answer, and the origin gets what was checked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkerd } from './hosts.mjs';
import { assertAnswer, chunked, head, MAX_BYTES, REQUESTS, RIGHT, SLOW, whole } from './requests.mjs';
import { Connection } from './sockets.mjs';

let workerd;
before(async () => {
  workerd = await startWorkerd('tests/hosts/examples/worker.mjs', { origin: 'tests/hosts/origin.mjs' });
});
after(() => workerd.stop());

for (const request of [...REQUESTS, ...SLOW]) {
  test(request.name, async () => {
    const connection = await Connection.open(workerd.url);
    const [response] = await Promise.all([connection.response(), connection.send(...request.steps)]);
    connection.close();
    assertAnswer(response, request);
  });
}

test('the origin gets the request as it was, but for how the body travelled', async () => {
  const connection = await Connection.open(workerd.url);
  await connection.send(...chunked(RIGHT, 100, { 'x-trace': 'a1', 'content-type': 'application/json; charset=utf-8' }));
  const { headers } = await connection.response();
  connection.close();
  assert.equal(headers['seen-method'], 'POST');
  assert.equal(headers['seen-x-trace'], 'a1');
  assert.equal(headers['seen-content-type'], 'application/json; charset=utf-8');
});

test('a connection is kept: what was refused, read or not, does not spoil what follows', async () => {
  const connection = await Connection.open(workerd.url);
  const wrongMethod = whole(RIGHT, { method: 'PUT' });
  const series = [
    whole(RIGHT),
    wrongMethod,
    whole(RIGHT),
    whole(RIGHT, { 'content-type': 'text/plain' }),
    chunked(RIGHT, 99),
    whole(Buffer.from('{')),
  ];
  const statuses = [];
  for (const steps of [...series, ...series]) {
    await connection.send(...steps);
    statuses.push((await connection.response())?.status);
  }
  connection.close();
  assert.deepEqual(statuses, [200, 405, 200, 415, 200, 400, 200, 405, 200, 415, 200, 400]);
});

test('requests sent in one go are answered in turn', async () => {
  const connection = await Connection.open(workerd.url);
  await connection.send(Buffer.concat([...whole(RIGHT), ...whole(Buffer.from('{}')), ...chunked(RIGHT, 500)]));
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await connection.response())?.status);
  connection.close();
  assert.deepEqual(statuses, [200, 422, 200]);
});

test('what follows a body of the announced length is no part of it', async () => {
  const connection = await Connection.open(workerd.url);
  await connection.send(Buffer.concat([...whole(RIGHT), Buffer.from(',{"payable_amount":"0.01"}')]));
  const response = await connection.response();
  connection.close();
  assert.equal(response.status, 200);
  assert.ok(response.body.equals(RIGHT));
});

test('the language is the one that Accept-Language likes best', async () => {
  const languages = [
    [undefined, 'zh-CN'],
    ['en', 'en'],
    ['zh-TW, en;q=0.9', 'zh-CN'],
    ['fr, en-GB;q=0.5', 'en'],
    ['en;q=0.1, zh;q=0.2', 'zh-CN'],
  ];
  for (const [wish, language] of languages) {
    const headers = { 'content-type': 'application/json', ...(wish && { 'accept-language': wish }) };
    const response = await fetch(new URL('/orders', workerd.url), { method: 'POST', headers, body: '{}' });
    const { title, errors } = await response.json();
    assert.deepEqual(
      [response.headers.get('content-language'), response.headers.get('vary')],
      [language, 'Accept-Language'],
      wish,
    );
    assert.equal(/\p{Script=Han}/u.test(title + errors[0].detail), language === 'zh-CN', wish);
  }
});

test('a body above the limit is refused as soon as that shows, not when it ends', async () => {
  const connection = await Connection.open(workerd.url);
  await connection.send(head({ 'transfer-encoding': 'chunked' }));
  const answer = connection.response();
  let answered = false;
  answer.then(() => {
    answered = true;
  });
  for (let sent = 0; !answered && sent < 100 * MAX_BYTES; sent += 1024)
    await connection.send(`400\r\n${' '.repeat(1024)}\r\n`, 1);
  assert.equal((await answer).status, 413);
  connection.close();
});
