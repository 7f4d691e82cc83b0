/** Faults in what comes after the sale, and in how long records are kept. */
import { DAY, endOfDayPlus, HOUR, instant, MINUTE, plusYears, SECOND, time } from '../values.mjs';
import { comingBack, later, listingOf, plus, refund, shift } from './edit.mjs';

const RETURN = { outcome: 'returned', parcels: 1, invoiced: false, lines: 1, food: false, knife: false, excluded: false };

/** Moves a whole case, its parcel and its refund. */
function moveCase(bundle, by) {
  const from = bundle.aftersales[0].applied_at;
  for (const part of [bundle.aftersales[0], comingBack(bundle), bundle.payments[0].refund, bundle.payments[0].audit_trail])
    shift(part, by, from);
}

/** Moves the refund, and what the case says of it. */
function moveRefund(bundle, to) {
  const by = to - instant(bundle.aftersales[0].refunded_at);
  const from = later(bundle.aftersales[0].refunded_at, -MINUTE);
  shift(bundle.aftersales[0], by, from);
  shift(bundle.payments[0].refund, by, from);
  shift(bundle.payments[0].audit_trail, by, from);
}

/** The day after everything. */
const end = ({ aftersales, order }) => time(Math.max(instant(aftersales[0].completed_at), instant(order.completed_at)) + DAY);

export const CASES = [
  {
    name: 'a case of another order',
    zh: '售后属于另一笔订单',
    wish: RETURN,
    change: ({ aftersales }) => {
      aftersales[0].order_id = '20200101-1';
    },
    expect: ['AFS-001 /aftersales/0/order_id'],
  },
  {
    name: 'a case of a line that there is not',
    zh: '售后对应的订单明细不存在',
    wish: RETURN,
    change: ({ aftersales }) => {
      aftersales[0].line_id = '77';
    },
    expect: ['AFS-001 /aftersales/0/line_id'],
  },
  {
    name: 'a case with another seller and another buyer',
    zh: '售后的买卖双方与订单不同',
    wish: RETURN,
    change: ({ aftersales }) => Object.assign(aftersales[0], { seller_id: 'S-9', buyer_id: 'B-9' }),
    expect: ['AFS-001 /aftersales/0/seller_id', 'AFS-001 /aftersales/0/buyer_id'],
  },
  {
    name: 'the case gives another time of payment',
    zh: '售后记的支付时间不同',
    wish: RETURN,
    change: ({ aftersales, order }) => {
      aftersales[0].paid_at = later(order.paid_at, -HOUR);
    },
    expect: ['AFS-004 /aftersales/0/paid_at'],
  },
  {
    name: 'applied for before anything was paid',
    zh: '尚未支付即申请售后',
    wish: { ...RETURN, outcome: 'refund_only', lines: 2 },
    change: (bundle) => {
      const [theCase] = bundle.aftersales;
      theCase.applied_at = theCase.accepted_at = later(bundle.order.created_at, SECOND);
      for (const step of theCase.status_history.slice(0, 2)) step.at = theCase.applied_at;
      delete theCase.paid_at;
      moveRefund(bundle, instant(theCase.applied_at) + 6 * DAY);
    },
    expect: ['AFS-004 /aftersales/0/applied_at'],
  },
  {
    name: 'applied for on the eighth day, counted from the signing of the parcel',
    zh: '自包裹签收起第八日才申请',
    wish: RETURN,
    change: (bundle) => {
      delete bundle.aftersales[0].signed_at;
      const eighth = endOfDayPlus(instant(bundle.shipments[0].signed_at), 7) + SECOND;
      moveCase(bundle, eighth - instant(bundle.aftersales[0].applied_at));
    },
    now: end,
    expect: ['AFS-006 /aftersales/0/applied_at'],
  },
  {
    name: 'the case gives another time of signing',
    zh: '售后记的签收时间不同',
    wish: RETURN,
    change: (bundle) => {
      bundle.aftersales[0].signed_at = later(bundle.shipments[0].signed_at, 6 * MINUTE);
    },
    expect: ['AFS-006 /aftersales/0/signed_at'],
  },
  {
    name: 'refused as excluded, and the line is not',
    zh: '以不适用退货为由拒绝，而该明细适用',
    wish: { outcome: 'refused' },
    change: ({ order }) => {
      order.lines[0].return_7d_excluded = false;
    },
    expect: ['AFS-007 /aftersales/0/refusal_reason', 'ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'refused as excluded, and the buyer never confirmed it',
    zh: '以不适用退货为由拒绝，而买方从未确认',
    wish: { outcome: 'refused' },
    change: ({ order }) => {
      delete order.lines[0].return_7d_exclusion_confirmed_at;
    },
    expect: ['AFS-007 /aftersales/0/refusal_reason', 'ORD-022 /order/lines/0/return_7d_exclusion_confirmed_at'],
  },
  {
    name: 'refused as excluded, and the listing promises returns',
    zh: '以不适用退货为由拒绝，而商品页承诺可退',
    wish: { outcome: 'refused', superseded: false },
    change: (bundle) => {
      const listing = listingOf(bundle);
      listing.return_7d = true;
      delete listing.return_7d_exclusion;
    },
    expect: ['AFS-009 /aftersales/0/refusal_reason', 'ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'refunded on the eighth day after the goods came back',
    zh: '退货收到后第八日才退款',
    wish: RETURN,
    change: (bundle) => moveRefund(bundle, endOfDayPlus(instant(bundle.aftersales[0].goods_received_at), 7) + SECOND),
    now: end,
    expect: ['AFS-013 /aftersales/0/refunded_at'],
  },
  {
    name: 'refunded on the sixteenth day after the goods came back',
    zh: '退货收到后第十六日才退款',
    wish: RETURN,
    change: (bundle) => moveRefund(bundle, endOfDayPlus(instant(bundle.aftersales[0].goods_received_at), 15) + SECOND),
    now: end,
    expect: ['AFS-013 /aftersales/0/refunded_at', 'AFS-014 /aftersales/0/refunded_at'],
  },
  {
    name: 'more claimed back than the line cost',
    zh: '主张退还的金额高于该明细',
    wish: { ...RETURN, lines: 3, coupon: false, promotion: false },
    change: (bundle) => {
      const more = plus(bundle.aftersales[0].goods_paid_amount, 1);
      bundle.aftersales[0].goods_paid_amount = more;
      refund(bundle, more);
    },
    expect: ['AFS-015 /aftersales/0/goods_paid_amount'],
  },
  {
    name: 'the refund is on no record',
    zh: '退款没有任何记录',
    wish: RETURN,
    change: ({ aftersales }) => {
      aftersales[0].refund.refund_id = 'RF-0';
    },
    expect: ['AFS-023 /aftersales/0/refund/refund_id'],
  },
  {
    name: 'the refund on record is of another amount',
    zh: '记录的退款金额不同',
    wish: RETURN,
    change: ({ payments }) => {
      payments[0].refund[0].amount = plus(payments[0].refund[0].amount, -1);
    },
    expect: ['AFS-023 /aftersales/0/refund/amount'],
  },
  {
    name: 'the refund on record is of another time',
    zh: '记录的退款时间不同',
    wish: RETURN,
    change: ({ payments }) => {
      payments[0].refund[0].refunded_at = later(payments[0].refund[0].refunded_at, HOUR);
    },
    expect: ['AFS-023 /aftersales/0/refund/refunded_at'],
  },
  {
    name: 'the refund on record went another way',
    zh: '记录的退款渠道不同',
    wish: RETURN,
    change: ({ aftersales }) => {
      aftersales[0].refund.channel = 'card';
    },
    expect: ['AFS-023 /aftersales/0/refund/channel'],
  },
  {
    name: 'the refund on record is of another payment',
    zh: '记录的退款属于另一笔支付',
    wish: RETURN,
    change: ({ aftersales }) => {
      aftersales[0].refund.payment_id = 'PM-0';
    },
    expect: ['AFS-023 /aftersales/0/refund/payment_id'],
  },
  {
    name: 'an invoiced order refunded without a credit note',
    zh: '已开票订单退款而未红冲',
    wish: { ...RETURN, invoiced: true },
    change: ({ aftersales }) => {
      delete aftersales[0].invoice_reversal;
      delete aftersales[0].invoiced;
    },
    expect: ['AFS-042 /aftersales/0/invoice_reversal'],
  },
];

/** Three years to the second: a second less is a fault. */
const tooShort = ({ order }) => time(plusYears(instant(order.completed_at), 3) - SECOND);
const KEPT = {
  outcome: 'completed',
  superseded: false,
  lines: 1,
  parcels: 1,
  payments: 1,
  food: false,
  knife: false,
  excluded: false,
};

export const RETENTION = [
  ['OBJ-033', 'a listing', '商品信息', KEPT, ({ listings }) => listings[0], '/listings/0'],
  ['ORD-041', 'an order', '订单', KEPT, ({ order }) => order, '/order'],
  ['PAY-035', 'a payment', '支付记录', KEPT, ({ payments }) => payments[0], '/payments/0'],
  ['LOG-047', 'a shipment', '物流记录', KEPT, ({ shipments }) => shipments[0], '/shipments/0'],
  [
    'AFS-041',
    'a case',
    '售后记录',
    { outcome: 'refused', superseded: false },
    ({ aftersales }) => aftersales[0],
    '/aftersales/0',
  ],
].map(([rule, what, zh, wish, record, pointer]) => ({
  name: `${what} kept for less than three years after completion`,
  zh: `${zh}在完成后保存不足三年`,
  wish,
  change: (bundle) => {
    record(bundle).retention_until = tooShort(bundle);
  },
  expect: [`${rule} ${pointer}/retention_until`],
}));
