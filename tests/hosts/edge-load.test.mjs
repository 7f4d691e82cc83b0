/** A guarded Worker under load: 20,000 requests of every kind at once, none misjudged, memory flat. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startWorkerd } from './hosts.mjs';
import { childNamed, residentBytes } from './process.mjs';
import { assertAnswer, bomb, REQUESTS, SLOW, whole } from './requests.mjs';
import { Connection } from './sockets.mjs';

const COUNT = 20_000;
const CLIENTS = 16;
const SLOW_CLIENTS = 8;
const MEBIBYTE = 1 << 20;

const named = (name) => REQUESTS.find((request) => request.name === name) ?? assert.fail(`no request ${name}`);
const USUAL = ['right', 'right', 'right, a payment', 'wrong', 'gzip', 'a member twice', 'one chunk', 'method PUT'].map(named);

/** Half of what comes is usual; in the other half all kinds take turns. */
const requestAt = (i) => (i % 2 === 0 ? USUAL[(i / 2) % USUAL.length] : REQUESTS[((i - 1) / 2) % REQUESTS.length]);

/** After these the connection is as it was before: the request came whole, and the Worker need not have read it. */
const leavesConnection = ({ steps, status }) => steps.length === 1 && [200, 405, 415, 422].includes(status);

let workerd;
before(async () => {
  workerd = await startWorkerd('tests/hosts/examples/worker.mjs', { origin: 'tests/hosts/origin.mjs' });
});
after(() => workerd.stop());

/** Sends what it is given, over one connection as long as that lasts, and judges each answer. */
async function client(next) {
  let connection;
  for (let request = next(); request; request = next()) {
    connection ??= await Connection.open(workerd.url);
    const [response] = await Promise.all([connection.response(), connection.send(...request.steps)]);
    assertAnswer(response, request);
    if (leavesConnection(request)) continue;
    connection.close();
    connection = undefined;
  }
  connection?.close();
}

const clients = (count, next) => Promise.all(Array.from({ length: count }, () => client(next)));

test('gzip bombs are stopped while they unpack, many at once', { skip: !existsSync('/proc/self/status') }, async () => {
  const pid = childNamed('workerd');
  const before = residentBytes(pid, { peak: true });
  // As large as it gets: just within the limit as sent, a thousand times that when unpacked.
  const steps = whole(bomb(60 * MEBIBYTE), { 'content-encoding': 'gzip' });
  let left = 32;
  await clients(16, () => (left-- > 0 ? { name: 'bomb', steps, status: 413 } : undefined));
  const grown = residentBytes(pid, { peak: true }) - before;
  assert.ok(grown < 96 * MEBIBYTE, `${Math.round(grown / MEBIBYTE)} MiB more at its peak`);
});

test('20,000 requests', { timeout: 300_000 }, async (context) => {
  const pid = childNamed('workerd');
  const resident = [];
  let sent = 0;
  const next = () => {
    if (pid && sent % 100 === 0) resident.push(residentBytes(pid));
    return sent < COUNT ? requestAt(sent++) : undefined;
  };
  const started = performance.now();
  const usual = clients(CLIENTS, next);
  let slow = 0;
  await Promise.all([usual, clients(SLOW_CLIENTS, () => (sent < COUNT ? SLOW[slow++ % SLOW.length] : undefined))]);
  const seconds = (performance.now() - started) / 1000;
  context.diagnostic(`${sent} requests and ${slow} slow ones in ${seconds.toFixed(1)} s`);
  assert.equal(sent, COUNT);
  assert.ok(slow > 0);
  if (pid) assertFlat(resident, context);
});

/** V8 lets its heap grow for a while before it collects, guard or no guard: what counts is that it comes to an end. */
function assertFlat(resident, context) {
  const peaks = [0, 1, 2, 3].map((quarter) =>
    Math.max(...resident.slice((quarter * resident.length) / 4, ((quarter + 1) * resident.length) / 4)),
  );
  context.diagnostic(`resident, by quarter at most: ${peaks.map((bytes) => Math.round(bytes / MEBIBYTE)).join(', ')} MiB`);
  assert.ok(peaks[3] - peaks[2] < 32 * MEBIBYTE, 'the last quarter takes no more than the third');
  assert.ok(peaks[3] < 512 * MEBIBYTE, 'what two hundred bombs would unpack to, 10 GiB, is never there');
}
