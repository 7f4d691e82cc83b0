/** What is offered: a listing for each line of the order, and versions that came before or after. */
import { example, explain } from '../../pkg/index.inline.js';
import { DAY, evidence, HOUR, plusYears, time, yuan } from './values.mjs';

const CUP = example('transaction').listings[0];
/** What makes the example a listing of other goods: each rule's passing example is one. */
const GOODS = {
  cup: {},
  food: changes('OBJ-083'),
  drug: changes('OBJ-101'),
  knife: {
    goods_kind: 'knife',
    name: '料理刀',
    title: '山泉 料理刀',
    warnings: ['刀刃锋利'],
    age_restricted: true,
    age_check: 'real_name',
  },
  flawed: {
    name: '不锈钢保温杯（微瑕）',
    return_7d: false,
    return_7d_exclusion: 'marked_near_expiry_or_defective',
    condition: 'flawed',
    defects: ['杯盖有划痕'],
  },
};

/** In what a rule's passing example differs from the kind's example. */
function changes(rule) {
  const plain = example('listing');
  const different = ([name, value]) => JSON.stringify(plain[name]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(explain(rule).pass).filter(different));
}

export function listings(chance, plan, seller, end) {
  const kinds = Array.from({ length: plan.lines }, () => 'cup');
  for (const kind of ['food', 'drug', 'knife']) if (plan[kind]) kinds.push(kind);
  if (plan.excluded) kinds.unshift('flawed');
  const published = plan.start - chance.whole(2, 15) * DAY;
  const offered = kinds.map((kind, place) => listing(chance, plan, seller, { kind, place, published, end }));
  const [first] = offered;
  if (plan.coupon) first.coupons = [coupon(chance, plan)];
  if (plan.promotion) first.promotion = promotion(plan);
  if (plan.fee) first.pricing = { ...first.pricing, fees: [{ name: '包装费', amount: '2.00' }] };
  const others = plan.superseded ? versionsAround(plan, first) : [];
  return { offered, listings: [...others, ...offered] };
}

function listing(chance, plan, seller, { kind, place, published, end }) {
  const price = chance.whole(1_000, 30_000);
  const id = `L-${501 + place}`;
  const goods = GOODS[kind];
  const dated = goods.goods ? { ...goods, ...shelfLife(goods, plan) } : goods;
  return {
    ...CUP,
    ...dated,
    listing_id: id,
    seller_id: seller.subject_id,
    version: String(chance.whole(2, 40)),
    name: `${goods.name ?? CUP.name} ${place + 1} 号`,
    title: goods.title ?? CUP.title,
    gtin: undefined,
    price: yuan(price),
    pricing: { list_price: yuan(price), detail_price: yuan(price) },
    stock_qty: chance.whole(100, 900),
    skus: [
      { sku_id: `${id}-S`, name: '银色', price: yuan(price), stock_qty: chance.whole(20, 90) },
      { sku_id: `${id}-B`, name: '黑色', price: yuan(price + 1_000), stock_qty: chance.whole(20, 90) },
    ],
    coupons: undefined,
    self_operated_mark: plan.selfOperated,
    conformity_evidence: evidence(chance, 'report/2024-17', published - 30 * DAY),
    review: { ...CUP.review, at: time(published - HOUR) },
    published_at: time(published),
    content_hash: chance.hex(64),
    retention_until: time(plusYears(end, 3) + 40 * DAY),
  };
}

/** Food carries dates, which its listing must not outlive. */
function shelfLife(goods, plan) {
  if (!goods.goods.food) return {};
  const made = time(plan.start - 60 * DAY).slice(0, 10);
  const until = `${Number(made.slice(0, 4)) + 1}${made.slice(4).replace('-02-29', '-02-28')}`;
  const dates = { production_date: made, expiry_date: until };
  return { ...dates, goods: { food: { ...goods.goods.food, ...dates } } };
}

const coupon = (chance, plan) => ({
  coupon_id: 'C-77',
  face_value: '5.00',
  threshold: '5.00',
  valid_from: time(plan.start - chance.whole(0, 5) * DAY),
  valid_to: time(plan.start + chance.whole(0, 5) * DAY),
  scope: '本店',
});

const promotion = (plan) => ({
  promotion_id: 'M-9',
  scope: '本商品',
  rule: '购买本商品立减',
  start: time(plan.start - DAY),
  end: time(plan.start + DAY),
});

/** An older version at another price, and one that came after the order. */
function versionsAround(plan, listing) {
  const at = (version, published, price) => ({
    ...listing,
    version,
    price,
    skus: undefined,
    pricing: { list_price: price, detail_price: price },
    review: { ...listing.review, at: time(published - HOUR) },
    published_at: time(published),
  });
  return [at('1', plan.start - 40 * DAY, '88.00'), at('99', plan.start + HOUR, '77.00')];
}
