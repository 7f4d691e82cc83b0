/** A Worker that verifies the notice it is handed, under the options that come with it. */
import { durableSeen, kvSeen, memorySeen, SeenObject, verify } from 'tradelint/callbacks';

export { SeenObject };

const STORES = { memory: () => memorySeen(), kv: ({ KV }) => kvSeen(KV), durable: ({ SEEN }) => durableSeen(SEEN) };

export default {
  async fetch(request, env) {
    const { channel, headers, body, options, store = 'memory', processed } = await request.json();
    const notice = await verify(channel, { headers, body }, { ...options, seen: STORES[store](env) });
    const { body: reply } = processed === undefined ? {} : await notice.settle(processed);
    const { accepted, paid, records, report } = notice;
    return Response.json({
      accepted,
      paid,
      records,
      verdict: report?.verdict,
      problems: notice.problems.map(({ code }) => code),
      reply,
    });
  },
};
