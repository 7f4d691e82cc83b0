/** A Worker before an origin: what it lets through is what the origin gets, byte for byte. */
import { guard } from 'tradelint/edge';

const bounds = { maxBytes: 65_536, timeout: 3_000 };
const guards = { '/orders': guard('order', bounds), '/payments': guard('payment', bounds) };

export default {
  async fetch(request, env) {
    const guard = guards[new URL(request.url).pathname];
    if (!guard) return new Response(null, { status: 404 });
    const checked = await guard(request);
    return checked.ok ? env.ORIGIN.fetch(checked.request) : checked.response;
  },
};
