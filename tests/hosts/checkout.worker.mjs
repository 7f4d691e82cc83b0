// A Worker for checkouts: orders pass a guard, payment notices are verified.
import { guard, verify } from 'tradelint/checkout';

const orders = guard('order');

async function answerNotice(request, env) {
  const received = { headers: request.headers, body: await request.arrayBuffer() };
  const options = { keys: JSON.parse(env.KEYS), expected: JSON.parse(env.EXPECTED), now: env.NOW };
  const { accepted, authentic, problems, records } = await verify('wechatpay', received, options);
  return {
    accepted,
    authentic,
    problems: problems.map(({ code }) => code),
    paid: records.map(({ out_trade_no }) => out_trade_no),
  };
}

export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname === '/notice') return Response.json(await answerNotice(request, env));
    const order = await orders(request);
    return order.ok ? Response.json(order.report) : order.response;
  },
};
