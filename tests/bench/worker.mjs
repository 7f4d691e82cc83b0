// The Worker that workerd runs: judges as many orders as it is asked to and says nothing. Its clock stands still meanwhile.

import { kindOf, load } from './variants.mjs';
import { inputs, judgeOf } from './workload.mjs';

const prepared = new Map();

async function prepare(suite, name) {
  const variant = await load(name, kindOf(suite));
  return { judge: judgeOf(suite, variant), orders: inputs(suite) };
}

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    const [name, suite] = [searchParams.get('variant'), pathname.slice(1)];
    if (!prepared.has(name)) prepared.set(name, await prepare(suite, name));
    const { judge, orders } = prepared.get(name);
    judge(orders, Number(searchParams.get('count')));
    return new Response();
  },
};
