/** The order: its lines, what they come to, and how it went on. */
import { example } from '../../pkg/index.inline.js';
import { DAY, evidence, fen, HOUR, MINUTE, plusYears, SECOND, time, yuan } from './values.mjs';

const ORDER = example('transaction').order;
const BUYERS = [
  { name: '李雷', phone: '13800138000', country: 'CN', region_code: '110108', address: '中关村大街1号' },
  { name: '韩梅梅', phone: '13900139000', country: 'CN', region_code: '330106', address: '文三路90号' },
];

/** When everything happens, from the order to the end of the matter. */
export function clock(chance, plan) {
  const ordered = plan.start;
  const paid = ordered + chance.whole(20, 1_500) * SECOND;
  const shipped = paid + chance.whole(1, 40) * HOUR;
  const signed = shipped + chance.whole(20, 70) * HOUR;
  const applied = signed + chance.whole(1, 6 * 24) * HOUR;
  const received = applied + chance.whole(30, 90) * HOUR;
  const refunded = received + chance.whole(1, 6 * 24) * HOUR;
  const completed = signed + 10 * DAY;
  return { ordered, paid, shipped, signed, applied, received, refunded, completed, end: Math.max(refunded, completed) + HOUR };
}

export function order(chance, plan, { offered, seller, clock, buyer = chance.of(BUYERS) }) {
  const lines = offered.map((listing, place) => line(chance, listing, place, clock));
  const goods = lines.reduce((sum, { line_amount }) => sum + fen(line_amount), 0);
  const discounts = [
    ...(plan.coupon ? [{ coupon_id: 'C-77', name: '新客券', amount: yuan(chance.whole(100, 500)) }] : []),
    ...(plan.promotion ? [{ promotion_id: 'M-9', name: '立减', amount: '3.00' }] : []),
  ];
  const fees = plan.fee ? [{ name: '包装费', amount: yuan(200 * Math.min(...lines.map(({ quantity }) => quantity))) }] : [];
  const freight = chance.of([0, 600, 1_000]);
  const reduced = discounts.reduce((sum, { amount }) => sum + fen(amount), 0);
  const payable = goods + freight + fees.reduce((sum, { amount }) => sum + fen(amount), 0) - reduced;
  const history = historyOf(plan, clock);
  return {
    ...ORDER,
    order_id: `${time(plan.start).slice(0, 10).replaceAll('-', '')}-${chance.digits(6)}`,
    seller_id: seller.subject_id,
    status: history.at(-1).status,
    created_at: time(clock.ordered),
    confirmed_at: isConfirmed(plan) ? time(clock.ordered + 2 * SECOND) : undefined,
    paid_at:
      isConfirmed(plan) && !plan.cod ? time(clock.paid + chance.whole(0, 5) * SECOND) : plan.cod ? time(clock.signed) : undefined,
    completed_at: plan.settled ? time(clock.completed) : undefined,
    closed_at: plan.outcome.startsWith('closed') ? time(clock.ordered + 30 * MINUTE) : undefined,
    pay_deadline: plan.cod ? undefined : time(clock.ordered + 30 * MINUTE),
    lines,
    gifts: plan.gift && plan.promotion ? [{ name: '杯刷', quantity: 1, unit_price: '0.00', promotion_id: 'M-9' }] : undefined,
    freight: yuan(freight),
    fees,
    discounts,
    payable_amount: yuan(payable),
    paid_amount: isConfirmed(plan) ? yuan(payable) : undefined,
    consignee: buyer,
    delivery: {
      method: 'express',
      promised_ship_at: time(clock.paid + 48 * HOUR),
      promised_arrive_at: time(Math.max(clock.signed, clock.paid + 48 * HOUR) + chance.whole(1, 30) * HOUR),
    },
    terms: { version: '2026-01', accepted_at: time(clock.ordered - 2 * SECOND), digest: undefined },
    contract_state: plan.outcome === 'cancelled' ? 'terminated' : isConfirmed(plan) ? 'concluded' : undefined,
    status_history: history.map(({ status, at }) => ({ status, at: time(at) })),
    confirm_notice: { at: time(clock.ordered + 3 * SECOND), channel: 'app' },
    correction_step_shown: evidence(chance, 'ui/checkout-v12', clock.ordered - DAY),
    contract_steps_shown: evidence(chance, 'ui/checkout-v12', clock.ordered - DAY),
    cancel: plan.outcome === 'cancelled' ? { by: 'buyer', reason: '不想要了', at: time(clock.shipped) } : undefined,
    query_url: 'https://shop.example/orders/1',
    invoice: plan.invoiced && plan.settled ? invoice(chance, payable, lines, clock) : undefined,
    risk_notice: evidence(chance, 'notice/3', clock.ordered - DAY),
    ...(plan.crossBorder ? { cross_border: true, customs: customs(buyer, payable) } : {}),
    content_hash: chance.hex(64),
    hash_alg: 'sha256',
    retention_until: time(plusYears(clock.end, 3) + 40 * DAY),
  };
}

const isConfirmed = ({ outcome }) => !outcome.startsWith('closed');

function line(chance, listing, place, clock) {
  const sku = chance.of(listing.skus);
  const quantity = chance.percent(60) ? 1 : chance.whole(2, 5);
  const discount = chance.percent(30) ? chance.whole(1, 400) : 0;
  const excluded = listing.return_7d === false;
  return {
    line_id: String(place + 1),
    listing_id: listing.listing_id,
    listing_version: listing.version,
    sku: sku.sku_id,
    name: chance.percent(80) ? listing.name : listing.title,
    spec: sku.name,
    kind: 'goods',
    quantity,
    unit_price: sku.price,
    discount: yuan(discount),
    line_amount: yuan(fen(sku.price) * quantity - discount),
    age_restricted: listing.age_restricted,
    ...(excluded ? { return_7d_excluded: true, return_7d_exclusion_confirmed_at: time(clock.ordered - SECOND) } : {}),
  };
}

function historyOf(plan, clock) {
  const paid = plan.cod ? { status: 'preparing', at: clock.ordered + MINUTE } : { status: 'paid', at: clock.paid };
  const all = [{ status: 'created', at: clock.ordered }];
  if (plan.outcome.startsWith('closed')) return [...all, { status: 'closed', at: clock.ordered + 30 * MINUTE }];
  all.push(paid);
  if (plan.outcome === 'cancelled') return [...all, { status: 'cancelled', at: clock.shipped }];
  all.push({ status: 'shipped', at: clock.shipped });
  if (plan.outcome === 'in_transit') return all;
  return [...all, { status: 'delivered', at: clock.signed }, { status: 'completed', at: clock.completed }];
}

const invoice = (chance, payable, lines, clock) => ({
  requested: true,
  type: 'electronic',
  title: '李雷',
  goods_name: `*日用杂品*${lines[0].name}`,
  amount: yuan(payable),
  number: chance.digits(20),
  at: time(clock.completed),
});

const customs = (buyer, payable) => ({
  payer_name: buyer.name,
  payer_id_number: '11010519491231002X',
  declared_value: yuan(payable),
  items: [{ hs_code: '9617009000', name: '保温杯' }],
});
