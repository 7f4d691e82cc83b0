/** What is to happen in a transaction. */
import { DAY, HOUR, MINUTE } from './values.mjs';

/** How an order ends, and how often of a hundred; `closed_late` only by wish: a payment after the closing is never as it should be. */
const OUTCOMES = {
  completed: 38,
  returned: 18,
  exchanged: 7,
  refused: 6,
  refund_only: 7,
  cancelled: 7,
  closed: 8,
  in_transit: 9,
};

/** Days around which counting goes wrong most easily. */
const EDGES = ['2024-02-28', '2024-02-29', '2024-12-31', '2025-01-31', '2025-02-28', '2025-06-30', '2025-08-31', '2026-02-28'];

/** Their refunds are of one payment. */
const ONE_PAYMENT = ['returned', 'refund_only', 'closed_late'];

/** The choices for a seed; what is wished for stands. */
export function planned(chance, wish) {
  const outcome = wish.outcome ?? drawn(chance, OUTCOMES);
  const settled = ['completed', 'returned', 'exchanged', 'refused', 'refund_only'].includes(outcome);
  const cod = wish.cod ?? (outcome === 'completed' && chance.percent(8));
  // Where one piece is missing, something else must have come.
  const lines = wish.lines ?? chance.whole(outcome === 'refund_only' ? 2 : 1, 4);
  return {
    outcome,
    settled,
    ships: settled || outcome === 'in_transit',
    start: startOf(chance),
    gateway: wish.gateway ?? chance.of(['wechat_pay', 'alipay']),
    payments: cod || ONE_PAYMENT.includes(outcome) ? 1 : (wish.payments ?? (chance.percent(20) ? chance.whole(2, 3) : 1)),
    cod,
    lines,
    parcels: wish.parcels ?? (chance.percent(25) ? 2 : 1),
    superseded: wish.superseded ?? chance.percent(25),
    coupon: wish.coupon ?? chance.percent(40),
    promotion: wish.promotion ?? chance.percent(20),
    gift: wish.gift ?? chance.percent(15),
    fee: wish.fee ?? chance.percent(15),
    food: wish.food ?? chance.percent(20),
    drug: wish.drug ?? false,
    knife: wish.knife ?? chance.percent(10),
    excluded: wish.excluded ?? (outcome === 'refused' || chance.percent(10)),
    invoiced: wish.invoiced ?? chance.percent(30),
    live: wish.live ?? chance.percent(5),
    crossBorder: wish.crossBorder ?? (!cod && ['completed', 'in_transit'].includes(outcome) && chance.percent(10)),
    review: wish.review ?? (settled && chance.percent(15)),
    selfOperated: wish.selfOperated ?? chance.percent(10),
  };
}

function drawn(chance, shares) {
  let rest = chance.fraction() * 100;
  for (const [name, share] of Object.entries(shares)) {
    rest -= share;
    if (rest < 0) return name;
  }
  return Object.keys(shares)[0];
}

/** When the order is made: any minute of three years, often near the end of a month or a leap day. */
function startOf(chance) {
  const day = chance.percent(30)
    ? Date.parse(`${chance.of(EDGES)}T00:00:00+08:00`)
    : Date.parse('2024-01-01T00:00:00+08:00') + chance.whole(0, 1000) * DAY;
  return day + chance.whole(0, 23) * HOUR + chance.whole(0, 59) * MINUTE + chance.whole(0, 59) * 1_000;
}
