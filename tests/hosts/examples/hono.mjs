/** A Hono application with guarded routes. Handlers read the request as ever; what they read was checked. */
import { Hono } from 'hono';
import { guard } from 'tradelint/edge';

/** Middleware for records of a kind. */
function guarded(kind, options) {
  const check = guard(kind, options);
  return async (context, next) => {
    const checked = await check(context.req.raw);
    if (!checked.ok) return checked.response;
    context.req.raw = checked.request;
    await next();
  };
}

const app = new Hono();
app.post('/orders', guarded('order'), async (context) => {
  const { order_id } = await context.req.json();
  return context.json({ accepted: order_id }, 202);
});
export default app;
