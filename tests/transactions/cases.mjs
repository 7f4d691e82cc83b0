/** What comes after the sale, with the parcels and refunds that belong to it. */
import { example } from '../../pkg/index.inline.js';
import { comingBack, replacement } from './parcels.mjs';
import { refunded } from './payments.mjs';
import { DAY, fen, HOUR, MINUTE, plusYears, SECOND, time, yuan } from './values.mjs';

const CASE = example('transaction').aftersales[0];

/** Adds the case that the plan calls for to the bundle. */
export function withCase(chance, plan, bundle, context) {
  const make = { returned, exchanged, refused, refund_only: refundOnly }[plan.outcome];
  return make ? make(chance, bundle, context) : { ...bundle, aftersales: [] };
}

/** What every case says. */
function opened(chance, { order, clock }, line) {
  return {
    ...CASE,
    case_id: `AS-${chance.digits(10)}`,
    order_id: order.order_id,
    line_id: line.line_id,
    seller_id: order.seller_id,
    buyer_id: order.buyer_id,
    paid_at: chance.percent(50) ? order.paid_at : undefined,
    signed_at: chance.percent(50) ? time(clock.signed) : undefined,
    applied_at: time(clock.applied),
    accepted_at: time(clock.applied + HOUR),
    invoiced: undefined,
    retention_until: time(plusYears(clock.end, 3) + 40 * DAY),
  };
}

const history = (steps) => steps.map(([status, at]) => ({ status, at: time(at) }));

/** A line is what was paid for it less what reduced the whole order. */
const paidFor = (order, line) => fen(line.line_amount) - order.discounts.reduce((sum, { amount }) => sum + fen(amount), 0);

function returned(chance, bundle, context) {
  const { order, clock } = context;
  const line = order.lines.find((line) => !line.return_7d_excluded) ?? order.lines[0];
  const amount = paidFor(order, line);
  const holding = bundle.shipments.find(({ items }) => items.some(({ listing_id }) => listing_id === line.listing_id));
  // Days run from the signing of the parcel that held the goods.
  const own = { ...opened(chance, context, line), ...(holding ? {} : { signed_at: undefined }) };
  const signed = own.signed_at && holding ? holding.signed_at : undefined;
  const [payment, ...others] = bundle.payments;
  const back = comingBack(chance, context, { caseId: own.case_id, of: holding, line, quantity: Number(line.quantity) });
  const paidBack = refunded(chance, payment, amount, clock.refunded);
  const refund = paidBack.refund.at(-1);
  const closed = {
    ...own,
    signed_at: signed,
    type: 'return_refund',
    reason: 'no_reason',
    status: 'completed',
    status_history: history([
      ['applied', clock.applied],
      ['accepted', clock.applied + HOUR],
      ['returning', clock.applied + 2 * HOUR],
      ['goods_received', clock.received],
      ['refunding', clock.refunded - MINUTE],
      ['refunded', clock.refunded],
      ['completed', clock.refunded + SECOND],
    ]),
    goods_received_at: time(clock.received),
    refunded_at: time(clock.refunded),
    completed_at: time(clock.refunded + SECOND),
    return_waybill: back.waybill_no,
    goods_paid_amount: yuan(amount),
    refund_amount: yuan(amount),
    refund: caseRefund(refund, payment, chance),
    satisfaction: { asked_at: time(clock.refunded + MINUTE), score: 5 },
    ...(order.invoice ? reversal(chance, amount, clock) : {}),
  };
  return { ...bundle, payments: [paidBack, ...others], shipments: [...bundle.shipments, back], aftersales: [closed] };
}

const caseRefund = ({ refund_id, payment_id, amount, refunded_at }, payment, chance) => ({
  refund_id,
  payment_id,
  amount,
  channel: chance.percent(50) && payment.gateway ? payment.gateway : payment.channel,
  refunded_at,
});

const reversal = (chance, amount, clock) => ({
  invoiced: chance.percent(50) ? true : undefined,
  invoice_reversal: { number: chance.digits(20), amount: yuan(-amount), at: time(clock.refunded + HOUR) },
});

/** What a case without refund leaves out. */
const UNREFUNDED = {
  goods_paid_amount: undefined,
  refund_amount: undefined,
  refund: undefined,
  refunded_at: undefined,
  deductions: undefined,
};

function exchanged(chance, bundle, context) {
  const { order, clock } = context;
  const line = order.lines[0];
  const own = opened(chance, context, line);
  const [holding] = bundle.shipments;
  const back = comingBack(chance, context, { caseId: own.case_id, of: holding, line, quantity: 1 });
  const again = replacement(chance, context, line, 1);
  const closed = {
    ...own,
    ...UNREFUNDED,
    type: 'exchange',
    reason: 'quality',
    status: 'completed',
    status_history: history([
      ['applied', clock.applied],
      ['accepted', clock.applied + HOUR],
      ['returning', clock.applied + 2 * HOUR],
      ['goods_received', clock.received],
      ['sending', clock.received + HOUR],
      ['completed', clock.received + 24 * HOUR],
    ]),
    goods_received_at: time(clock.received),
    completed_at: time(clock.received + 24 * HOUR),
    return_waybill: back.waybill_no,
    exchange_shipment: again.shipment_id,
    return_freight_payer: 'seller',
    coupons_points_returned: undefined,
    satisfaction: { asked_at: time(clock.received + 25 * HOUR), score: 4 },
  };
  return { ...bundle, shipments: [...bundle.shipments, back, again], aftersales: [closed] };
}

function refused(chance, bundle, context) {
  const { order, clock } = context;
  const line = order.lines.find((line) => line.return_7d_excluded);
  const closed = {
    ...opened(chance, context, line),
    ...UNREFUNDED,
    type: 'return_refund',
    reason: 'no_reason',
    status: 'refused',
    status_history: history([
      ['applied', clock.applied],
      ['refused', clock.applied + HOUR],
    ]),
    refusal_reason: 'excluded',
    return_7d_excluded: true,
    return_7d_exclusion_confirmed_at: line.return_7d_exclusion_confirmed_at,
    signed_at: undefined,
    accepted_at: undefined,
    goods_received_at: undefined,
    completed_at: undefined,
    return_waybill: undefined,
    return_address: undefined,
    return_freight_payer: undefined,
    goods_condition: undefined,
    coupons_points_returned: undefined,
    satisfaction: undefined,
  };
  return { ...bundle, aftersales: [closed] };
}

/** One piece was missing from its parcel: its price goes back, nothing else moves. */
function refundOnly(chance, bundle, context) {
  const { order, clock } = context;
  const line = order.lines.at(-1);
  const amount = Math.max(100, Math.floor(paidFor(order, line) / Number(line.quantity)));
  const [payment, ...others] = bundle.payments;
  const paidBack = refunded(chance, payment, amount, clock.refunded);
  const closed = {
    ...opened(chance, context, line),
    type: 'refund_only',
    reason: 'wrong_or_missing',
    status: 'completed',
    status_history: history([
      ['applied', clock.applied],
      ['accepted', clock.applied + HOUR],
      ['refunding', clock.refunded - MINUTE],
      ['refunded', clock.refunded],
      ['completed', clock.refunded + SECOND],
    ]),
    signed_at: undefined,
    goods_received_at: undefined,
    refunded_at: time(clock.refunded),
    completed_at: time(clock.refunded + SECOND),
    return_waybill: undefined,
    return_address: undefined,
    return_freight_payer: undefined,
    goods_condition: undefined,
    goods_paid_amount: undefined,
    refund_amount: yuan(amount),
    refund: caseRefund(paidBack.refund.at(-1), payment, chance),
    satisfaction: { asked_at: time(clock.refunded + MINUTE), score: 3 },
    ...(order.invoice ? reversal(chance, amount, clock) : {}),
  };
  return { ...bundle, payments: [paidBack, ...others], aftersales: [closed] };
}
