/** The payments of the order, with their notices and refunds. */
import { example } from '../../pkg/index.inline.js';
import { DAY, day, evidence, fen, HOUR, MINUTE, plusYears, SECOND, time, yuan } from './values.mjs';

const PAYMENT = example('transaction').payments[0];

export function payments(chance, plan, { order, seller, clock, carrier }) {
  const due = fen(order.payable_amount);
  if (plan.outcome === 'closed') return [];
  if (plan.cod) return [cashOnDelivery(chance, { order, seller, clock, carrier, due })];
  const late = plan.outcome === 'closed_late';
  const parts = split(chance, due, plan.payments);
  return parts.map((amount, place) => {
    const paid = late ? clock.ordered + 45 * MINUTE : clock.paid - (parts.length - 1 - place) * SECOND;
    const payment = paidOnline(chance, plan, { order, seller, clock, amount, paid, place });
    const back = late ? paid + HOUR : plan.outcome === 'cancelled' ? clock.shipped + HOUR : undefined;
    return back === undefined ? payment : refunded(chance, payment, amount, back);
  });
}

/** Parts of at least one yuan that add up. */
function split(chance, due, count) {
  const parts = [];
  for (let left = count; left > 1; left--) {
    parts.push(Math.max(100, Math.floor((due - parts.reduce((a, b) => a + b, 0)) / left) - chance.whole(0, 50)));
  }
  return [...parts, due - parts.reduce((a, b) => a + b, 0)];
}

function paidOnline(chance, plan, { order, seller, clock, amount, paid, place }) {
  const id = `PM-${chance.digits(12)}-${place}`;
  const created = Math.max(clock.ordered, paid - 10 * SECOND);
  const reduction = chance.percent(30) ? Math.min(amount, chance.whole(1, 300)) : 0;
  const wechat = plan.gateway === 'wechat_pay';
  const shared = common(chance, { order, seller, clock, amount, paid });
  return {
    ...PAYMENT,
    ...shared,
    payment_id: id,
    status: 'success',
    gateway: plan.gateway,
    gateway_status: wechat ? 'SUCCESS' : 'TRADE_SUCCESS',
    channel: 'wallet',
    created_at: time(created),
    amount_detail: {
      total: yuan(amount),
      payer_total: yuan(amount - reduction),
      coupons: reduction ? [{ id: 'G-1', name: '支付立减券', amount: yuan(reduction) }] : [],
    },
    payer: { account_ref: 'oUpF8uMu****NjWeS6o', name: order.consignee.name },
    out_trade_no: chance.digits(20),
    transaction_id: wechat ? `4200${chance.digits(24)}` : undefined,
    trade_no: wechat ? undefined : chance.digits(28),
    registered: wechat ? PAYMENT.registered : { app_id: '2021001100000000', seller_id: '2088000000000000' },
    callback: wechat ? wechatNotice(chance, paid) : alipayNotice(chance, paid),
    audit_trail: trail(chance, created, paid),
    instruction_shown: { amount: yuan(amount), payee: shared.payee.name, evidence: evidence(chance, 'ui/checkout', created) },
    confirm_notice: { at: time(paid + 2 * SECOND), channel: 'app' },
    disclosure: evidence(chance, 'terms/payment-2024-01', clock.ordered - DAY),
    account_real_name: evidence(chance, 'kyc/2024-7', clock.ordered - DAY),
    refund: undefined,
  };
}

/** What every payment has. */
function common(chance, { order, seller, clock, amount, paid }) {
  return {
    order_id: order.order_id,
    paid_at: time(paid),
    currency: 'CNY',
    amount: yuan(amount),
    payee: { name: chance.percent(50) ? seller.name : PAYMENT.institution.name, merchant_no: '1900000109' },
    merchant_name: chance.percent(50) ? seller.name : seller.shop_name,
    payment_methods: [{ channel: 'wallet' }, { channel: 'card' }],
    region: { processing: 'CN', settlement: 'CN', storage: 'CN' },
    reconciliation: { date: day(paid + DAY), channel: 'wallet', diff: '0.00', free_statement: true },
    history_years: 3,
    history_free: true,
    retention_until: time(plusYears(clock.end, 3) + 40 * DAY),
    risk: { level: 'low', action: 'none' },
    off_platform: evidence(chance, 'audit/2024-02', clock.ordered - DAY),
  };
}

function wechatNotice(chance, paid) {
  return {
    ...PAYMENT.callback,
    id: `${chance.hex(8)}-${chance.hex(4)}-5${chance.hex(3)}-8${chance.hex(3)}-${chance.hex(12)}`,
    timestamp: time(paid + SECOND),
    nonce: chance.hex(32),
    received_at: time(paid + 2 * SECOND),
    acknowledged_at: time(paid + 3 * SECOND),
    processed_times: 1,
  };
}

function alipayNotice(chance, paid) {
  return {
    notify_id: chance.hex(34),
    timestamp: time(paid + SECOND),
    signature: { alg: 'RSA2', value: PAYMENT.callback.signature.value, verified: true },
    app_id: '2021001100000000',
    seller_id: '2088000000000000',
    received_at: time(paid + 2 * SECOND),
    acknowledged_at: time(paid + 3 * SECOND),
    processed_times: 1,
  };
}

function trail(chance, created, paid) {
  const [first, second] = [chance.hex(64), chance.hex(64)];
  return [
    { id: 'A1', event: 'instruction', status: 'paying', at: time(created), hash: first },
    { id: 'A2', event: 'callback', status: 'success', at: time(paid + 2 * SECOND), previous_hash: first, hash: second },
  ];
}

function cashOnDelivery(chance, { order, seller, clock, carrier, due }) {
  const paid = clock.signed;
  const shared = common(chance, { order, seller, clock, amount: due, paid });
  return {
    kept_by: 'platform',
    ...shared,
    payment_id: `PM-${chance.digits(12)}-0`,
    status: 'success',
    channel: 'cod',
    created_at: time(clock.ordered + 5 * SECOND),
    payer: { account_ref: '****' },
    institution: PAYMENT.institution,
    query_fallback: evidence(chance, 'cod/receipt', paid),
    instruction_shown: { amount: yuan(due), payee: shared.payee.name, evidence: evidence(chance, 'ui/checkout', clock.ordered) },
    confirm_notice: { at: time(paid + 2 * SECOND), channel: 'app' },
    disclosure: evidence(chance, 'terms/payment-2024-01', clock.ordered - DAY),
    account_real_name: evidence(chance, 'kyc/2024-7', clock.ordered - DAY),
    audit_trail: [{ id: 'A1', event: 'instruction', status: 'success', at: time(paid), hash: chance.hex(64) }],
    cod: { collector: carrier.name, mandate: 'DS-1', amount: yuan(due), at: time(paid), receipt: `R-${chance.digits(8)}` },
    transport: PAYMENT.transport,
  };
}

/** The payment with so much of it given back. */
export function refunded(chance, payment, amount, at) {
  const all = amount === fen(payment.amount);
  const refund = {
    refund_id: `RF-${chance.digits(10)}`,
    payment_id: payment.payment_id,
    amount: yuan(amount),
    channel: payment.channel,
    status: 'success',
    requested_at: time(at - 5 * SECOND),
    refunded_at: time(at),
  };
  const last = payment.audit_trail.at(-1);
  const step = { id: 'A9', event: 'refund', status: 'refunded', at: time(at), previous_hash: last.hash, hash: chance.hex(64) };
  return {
    ...payment,
    ...(all ? { status: 'refunded', audit_trail: [...payment.audit_trail, step] } : {}),
    ...(all && payment.gateway === 'wechat_pay' ? { gateway_status: 'REFUND' } : {}),
    refund: [...(payment.refund ?? []), refund],
  };
}
