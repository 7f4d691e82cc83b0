// Sends the valid order to a Worker over HTTP, in each of the ways it can be taken. Rounds take turns. Requests a second also hang on the
// client and on whatever else runs, so processor time of workerd is taken too.

import { startWorkerd } from '../hosts/hosts.mjs';
import { childNamed, processorTime } from '../hosts/process.mjs';
import { whole } from '../hosts/requests.mjs';
import { Connection } from '../hosts/sockets.mjs';
import { bytesOf, validOrder } from './orders.mjs';

const ROUNDS = 21;
const REQUESTS = 2_000;
const CLIENTS = 8;
const UNCHECKED = 'unchecked';
const PEER = 'ajv';
const WAYS = [UNCHECKED, 'guard', PEER];

const order = Buffer.from(bytesOf(validOrder()));

/** Seconds that the requests took, and seconds of processor time that workerd took for them. */
async function round(url, pid, way) {
  const [request] = whole(order, { path: `/${way}` });
  let left = REQUESTS;
  const client = async () => {
    const connection = await Connection.open(url);
    while (left-- > 0) {
      connection.send(request);
      const { status } = await connection.response();
      if (status !== 204) throw new Error(`${way} answered ${status}`);
    }
    connection.close();
  };
  const [began, used] = [performance.now(), processorTime(pid)];
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { wall: (performance.now() - began) / 1e3, processor: (processorTime(pid) - used) / 1e9 };
}

/** `{way: [{wall, processor}, one a round]}`, after a round of each to warm up. */
export async function measureWays() {
  const { url, stop } = await startWorkerd('tests/bench/edge-worker.mjs');
  const pid = childNamed('workerd');
  const measured = Object.fromEntries(WAYS.map((way) => [way, []]));
  try {
    for (const way of WAYS) await round(url, pid, way);
    for (let i = 0; i < ROUNDS; i++) {
      for (let turn = 0; turn < WAYS.length; turn++) {
        const way = WAYS[(i + turn) % WAYS.length];
        measured[way].push(await round(url, pid, way));
      }
    }
  } finally {
    await stop();
  }
  return measured;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

export function waysTable(measured) {
  const perSecond = (way) => REQUESTS / median(measured[way].map(({ wall }) => wall));
  const processor = (way) => (median(measured[way].map(({ processor }) => processor)) / REQUESTS) * 1e6;
  const added = (way) => processor(way) - processor(UNCHECKED);
  const row = (name, cells) => `${name.padEnd(12)}${cells.map((cell) => cell.padStart(14)).join('')}`;
  const lines = WAYS.map((way) => {
    const share = `${(added(way) / added(PEER)).toFixed(2)} ×`;
    return row(way, [perSecond(way).toFixed(0), processor(way).toFixed(1), added(way).toFixed(1), share]);
  });
  const head = row('', ['requests/s', 'CPU µs each', 'added µs', 'to Ajv']);
  return [`a valid order of ${order.length} bytes, over HTTP in workerd`, head, ...lines].join('\n');
}
