/** Faults between who sells, what is offered and what is ordered. */
import { DAY, day, HOUR, instant, SECOND } from '../values.mjs';
import { later, lineOf, listingOf, plus, seller } from './edit.mjs';

const PLAIN = { outcome: 'completed', live: false, cod: false, review: false, invoiced: false, superseded: false };

export const OFFERS = [
  {
    name: 'the seller is none of the subjects',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => bundle.subjects.shift(),
    expect: ['OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: "the seller's identity was not verified",
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).verification.result = 'failed';
    },
    expect: ['SUB-029 /subjects/0/verification/result', 'OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: "the seller's registration had been revoked",
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).reg_status = 'revoked';
    },
    expect: ['SUB-028 /subjects/0/reg_status', 'OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: 'the seller had left the platform',
    wish: PLAIN,
    change: (bundle) => {
      const left = later(bundle.order.created_at, -HOUR);
      Object.assign(seller(bundle), {
        exit_notice_at: later(left, -40 * DAY),
        exited_at: left,
        exit_reason: 'closed_by_operator',
        retention_until: later(left, 4 * 366 * DAY),
      });
    },
    expect: ['ORD-002 /order/seller_id'],
  },
  {
    name: 'food sold without a licence',
    wish: { ...PLAIN, food: true },
    change: (bundle) => seller(bundle).licences.splice(1, 1),
    expect: ['SUB-022 /subjects/0/licences'],
  },
  {
    name: 'the food licence lapsed for the day of the order',
    wish: { ...PLAIN, food: true },
    change: (bundle) => {
      const [, licence] = seller(bundle).licences;
      const ordered = instant(bundle.order.created_at);
      seller(bundle).licences.push({ ...licence, valid_from: day(ordered + DAY) });
      licence.valid_to = day(ordered - DAY);
    },
    // By now the first of the two is over, too.
    expect: ['SUB-026 /subjects/0/licences', 'SUB-026 /subjects/0/licences/1/valid_to'],
  },
  {
    name: 'medicine sold without a licence',
    wish: { ...PLAIN, lines: 1, drug: true, food: false, knife: false, excluded: false },
    change: (bundle) => seller(bundle).licences.splice(1, 1),
    expect: ['SUB-022 /subjects/0/licences', 'OBJ-101 /listings/1/seller_id'],
  },
  {
    name: 'the archive was opened after the first listing',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).archive_created_at = later(bundle.listings[0].published_at, SECOND);
    },
    expect: ['SUB-032 /subjects/0/archive_created_at'],
  },
  {
    name: 'the agreement was accepted after the sale',
    wish: PLAIN,
    change: (bundle) => {
      seller(bundle).agreement.accepted_at = later(bundle.order.created_at, SECOND);
    },
    expect: ['SUB-038 /subjects/0/agreement/accepted_at'],
  },
  {
    name: 'the live room does not show who sells',
    wish: { ...PLAIN, live: true, knife: false },
    change: (bundle) => {
      bundle.subjects[4].live_room.sellers_shown[0].seller_id = 'S-9';
    },
    expect: ['SUB-048 /subjects/4/live_room/sellers_shown'],
  },
  {
    name: 'one credit code stands with two names',
    wish: PLAIN,
    change: (bundle) => {
      bundle.subjects[2].uscc = bundle.subjects[1].uscc;
    },
    expect: ['SUB-049 /subjects/2/name'],
  },
  {
    name: 'a listing version stands there twice',
    wish: PLAIN,
    change: (bundle) => bundle.listings.push(structuredClone(bundle.listings[0])),
    expect: (bundle) => [`OBJ-001 /listings/${bundle.listings.length - 1}/version`],
  },
  {
    name: 'one bar code stands on goods of two brands',
    wish: { ...PLAIN, lines: 2, excluded: false },
    change: ({ listings, order }) => {
      Object.assign(listings[0], { gtin: '6901234567892', brand: '山泉' });
      Object.assign(listings[1], { gtin: '6901234567892', brand: '水泉', title: listings[1].name });
      order.lines[1].name = listings[1].name;
    },
    expect: ['OBJ-015 /listings/1/gtin'],
  },
  {
    name: 'marked as self-operated, sold by another',
    wish: { ...PLAIN, selfOperated: false },
    change: ({ listings }) => {
      listings[0].self_operated_mark = true;
    },
    expect: ['OBJ-036 /listings/0/self_operated_mark'],
  },
  {
    name: "a gift's stated value is not its price in the shop",
    wish: { ...PLAIN, lines: 2, excluded: false },
    change: ({ listings }) => {
      listings[0].gifts = [
        { name: '杯刷', quantity: 1, listing_id: listings[1].listing_id, stated_value: plus(listings[1].price, 1) },
      ];
    },
    expect: ['OBJ-048 /listings/0/gifts/0/stated_value'],
  },
  {
    name: 'a fee above what the listing shows',
    wish: { ...PLAIN, fee: true },
    change: (bundle) => {
      listingOf(bundle).pricing.fees[0].amount = '0.01';
    },
    expect: ['OBJ-050 /order/fees/0/amount'],
  },
  {
    name: 'a fee that no listing shows',
    wish: { ...PLAIN, fee: true },
    change: (bundle) => {
      bundle.order.fees[0].name = '服务费';
    },
    expect: ['ORD-008 /order/fees/0'],
  },
  {
    name: 'a review of an order that is not completed',
    wish: { ...PLAIN, outcome: 'in_transit' },
    change: ({ listings, order }) => {
      listings[0].claims = { reviews: [{ review_id: 'R-1', order_id: order.order_id, at: order.paid_at, text: '好' }] };
    },
    expect: ['OBJ-066 /listings/0/claims/reviews/0/order_id'],
  },
  {
    name: 'a review of goods that the order does not have',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: ({ listings, order }) => {
      const reviews = [{ review_id: 'R-1', order_id: order.order_id, at: order.completed_at, text: '好' }];
      listings.push({ ...structuredClone(listings[0]), listing_id: 'L-900', claims: { reviews } });
    },
    expect: ['OBJ-066 /listings/1/claims/reviews/0/order_id'],
  },
  {
    name: 'an order of a listing version that does not exist',
    wish: PLAIN,
    change: ({ order }) => {
      order.lines[0].listing_version = '1000';
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a listing that was not published yet',
    wish: PLAIN,
    change: (bundle) => {
      listingOf(bundle).published_at = later(bundle.order.created_at, SECOND);
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a version that another had replaced',
    wish: PLAIN,
    change: (bundle) => {
      const next = { ...structuredClone(listingOf(bundle)), version: '50', published_at: bundle.order.created_at };
      bundle.listings.push(next);
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a draft',
    wish: PLAIN,
    change: (bundle) => {
      listingOf(bundle).status = 'draft';
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'the goods have another name than on the listing',
    wish: PLAIN,
    change: ({ order }) => {
      order.lines[0].name = '玻璃杯';
    },
    expect: ['ORD-004 /order/lines/0/name'],
  },
  {
    name: "the listing is another seller's",
    wish: { ...PLAIN, drug: false, food: false, selfOperated: false },
    change: (bundle) => {
      bundle.subjects.push({ ...structuredClone(seller(bundle)), subject_id: 'S-2002' });
      listingOf(bundle).seller_id = 'S-2002';
    },
    expect: ['ORD-004 /order/lines/0/listing_id'],
  },
  {
    name: 'sold at another price than marked',
    wish: PLAIN,
    change: (bundle) => {
      const { sku } = bundle.order.lines[0];
      const variant = listingOf(bundle).skus.find(({ sku_id }) => sku_id === sku);
      variant.price = plus(variant.price, -1);
    },
    expect: ['ORD-005 /order/lines/0/unit_price'],
  },
  {
    name: 'a coupon that had run out',
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].valid_to = later(bundle.order.created_at, -SECOND);
      listingOf(bundle).coupons[0].valid_from = later(bundle.order.created_at, -DAY);
    },
    expect: ['ORD-009 /order/discounts/0/coupon_id'],
  },
  {
    name: 'a reduction above the face value of its coupon',
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].face_value = '0.50';
    },
    expect: ['ORD-009 /order/discounts/0/amount'],
  },
  {
    name: "a coupon's threshold was not reached",
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].threshold = '99999.00';
    },
    expect: ['ORD-009 /order/discounts/0/coupon_id'],
  },
  {
    name: 'a promotion that was over',
    wish: { ...PLAIN, coupon: false, promotion: true, gift: false },
    change: (bundle) => {
      listingOf(bundle).promotion.end = later(bundle.order.created_at, -SECOND);
    },
    expect: ['ORD-009 /order/discounts/0/promotion_id'],
  },
  {
    name: 'a gift of a promotion that was over',
    wish: { ...PLAIN, coupon: false, promotion: true, gift: true },
    change: (bundle) => {
      listingOf(bundle).promotion.start = later(bundle.order.created_at, SECOND);
    },
    expect: ['ORD-009 /order/discounts/0/promotion_id', 'ORD-023 /order/gifts/0/promotion_id'],
  },
  {
    name: 'the line does not say that the goods cannot be returned',
    wish: { ...PLAIN, excluded: true },
    change: ({ order }) => {
      order.lines[0].return_7d_excluded = false;
    },
    expect: ['ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'the line excludes goods that can be returned',
    wish: { ...PLAIN, excluded: false },
    change: ({ order }) => {
      Object.assign(order.lines[0], { return_7d_excluded: true, return_7d_exclusion_confirmed_at: order.created_at });
    },
    expect: ['ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'a knife sold to a minor',
    wish: { ...PLAIN, knife: true },
    change: ({ subjects }) => {
      subjects.find(({ subject_type }) => subject_type === 'consumer').age = 17;
    },
    expect: ({ order }) => [
      `ORD-035 /order/lines/${order.lines.findIndex(({ age_restricted }) => age_restricted)}/age_restricted`,
    ],
  },
  {
    name: 'the line does not say that the goods are age-restricted',
    wish: { ...PLAIN, knife: true },
    change: (bundle) => {
      delete bundle.order.lines[lineOf(bundle, ({ age_restricted }) => age_restricted)].age_restricted;
    },
    expect: (bundle) => {
      const restricted = (_, place) => listingOf(bundle, place).age_restricted;
      return [`ORD-035 /order/lines/${bundle.order.lines.findIndex(restricted)}/age_restricted`];
    },
  },
  {
    name: 'more ordered than there was in stock',
    wish: PLAIN,
    change: (bundle) => {
      for (const sku of listingOf(bundle).skus) sku.stock_qty = 0;
    },
    expect: ['ORD-036 /order/lines/0/quantity'],
  },
];
