/** Faults between who sells, what is offered and what is ordered. */
import { DAY, day, HOUR, instant, SECOND } from '../values.mjs';
import { later, lineOf, listingOf, plus, seller } from './edit.mjs';

const PLAIN = { outcome: 'completed', live: false, cod: false, review: false, invoiced: false, superseded: false };

export const OFFERS = [
  {
    name: 'the seller is none of the subjects',
    zh: '卖方不在主体之中',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => bundle.subjects.shift(),
    expect: ['OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: "the seller's identity was not verified",
    zh: '卖方身份未核验',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).verification.result = 'failed';
    },
    expect: ['SUB-029 /subjects/0/verification/result', 'OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: "the seller's registration had been revoked",
    zh: '卖方登记已被吊销',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).reg_status = 'revoked';
    },
    expect: ['SUB-028 /subjects/0/reg_status', 'OBJ-002 /listings/0/seller_id', 'ORD-002 /order/seller_id'],
  },
  {
    name: 'the seller had left the platform',
    zh: '卖方已退出平台',
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
    zh: '无许可证销售食品',
    wish: { ...PLAIN, food: true },
    change: (bundle) => seller(bundle).licences.splice(1, 1),
    expect: ['SUB-022 /subjects/0/licences'],
  },
  {
    name: 'the food licence lapsed for the day of the order',
    zh: '下单当日食品许可证失效',
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
    zh: '无许可证销售药品',
    wish: { ...PLAIN, lines: 1, drug: true, food: false, knife: false, excluded: false },
    change: (bundle) => seller(bundle).licences.splice(1, 1),
    expect: ['SUB-022 /subjects/0/licences', 'OBJ-101 /listings/1/seller_id'],
  },
  {
    name: 'the archive was opened after the first listing',
    zh: '首个商品上架后才建立档案',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: (bundle) => {
      seller(bundle).archive_created_at = later(bundle.listings[0].published_at, SECOND);
    },
    expect: ['SUB-032 /subjects/0/archive_created_at'],
  },
  {
    name: 'the agreement was accepted after the sale',
    zh: '交易之后才接受协议',
    wish: PLAIN,
    change: (bundle) => {
      seller(bundle).agreement.accepted_at = later(bundle.order.created_at, SECOND);
    },
    expect: ['SUB-038 /subjects/0/agreement/accepted_at'],
  },
  {
    name: 'the live room does not show who sells',
    zh: '直播间未公示销售者',
    wish: { ...PLAIN, live: true, knife: false },
    change: (bundle) => {
      bundle.subjects[4].live_room.sellers_shown[0].seller_id = 'S-9';
    },
    expect: ['SUB-048 /subjects/4/live_room/sellers_shown'],
  },
  {
    name: 'one credit code stands with two names',
    zh: '同一信用代码对应两个名称',
    wish: PLAIN,
    change: (bundle) => {
      bundle.subjects[2].uscc = bundle.subjects[1].uscc;
    },
    expect: ['SUB-049 /subjects/2/name'],
  },
  {
    name: 'a listing version stands there twice',
    zh: '同一商品版本出现两次',
    wish: PLAIN,
    change: (bundle) => bundle.listings.push(structuredClone(bundle.listings[0])),
    expect: (bundle) => [`OBJ-001 /listings/${bundle.listings.length - 1}/version`],
  },
  {
    name: 'one bar code stands on goods of two brands',
    zh: '一个条码用于两个品牌的商品',
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
    zh: '标为自营，实为他人销售',
    wish: { ...PLAIN, selfOperated: false },
    change: ({ listings }) => {
      listings[0].self_operated_mark = true;
    },
    expect: ['OBJ-036 /listings/0/self_operated_mark'],
  },
  {
    name: "a gift's stated value is not its price in the shop",
    zh: '赠品标示价值不是其店内售价',
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
    zh: '费用高于商品页公示',
    wish: { ...PLAIN, fee: true },
    change: (bundle) => {
      listingOf(bundle).pricing.fees[0].amount = '0.01';
    },
    expect: ['OBJ-050 /order/fees/0/amount'],
  },
  {
    name: 'a fee that no listing shows',
    zh: '费用未在任何商品页公示',
    wish: { ...PLAIN, fee: true },
    change: (bundle) => {
      bundle.order.fees[0].name = '服务费';
    },
    expect: ['ORD-008 /order/fees/0'],
  },
  {
    name: 'a review of an order that is not completed',
    zh: '评价的订单尚未完成',
    wish: { ...PLAIN, outcome: 'in_transit' },
    change: ({ listings, order }) => {
      listings[0].claims = { reviews: [{ review_id: 'R-1', order_id: order.order_id, at: order.paid_at, text: '好' }] };
    },
    expect: ['OBJ-066 /listings/0/claims/reviews/0/order_id'],
  },
  {
    name: 'a review of goods that the order does not have',
    zh: '评价的商品不在订单之中',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: ({ listings, order }) => {
      const reviews = [{ review_id: 'R-1', order_id: order.order_id, at: order.completed_at, text: '好' }];
      listings.push({ ...structuredClone(listings[0]), listing_id: 'L-900', claims: { reviews } });
    },
    expect: ['OBJ-066 /listings/1/claims/reviews/0/order_id'],
  },
  {
    name: 'an order of a listing version that does not exist',
    zh: '订购的商品版本不存在',
    wish: PLAIN,
    change: ({ order }) => {
      order.lines[0].listing_version = '1000';
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a listing that was not published yet',
    zh: '订购时商品尚未发布',
    wish: PLAIN,
    change: (bundle) => {
      listingOf(bundle).published_at = later(bundle.order.created_at, SECOND);
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a version that another had replaced',
    zh: '订购的版本已被替换',
    wish: PLAIN,
    change: (bundle) => {
      const next = { ...structuredClone(listingOf(bundle)), version: '50', published_at: bundle.order.created_at };
      bundle.listings.push(next);
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'an order of a draft',
    zh: '订购的商品是草稿',
    wish: PLAIN,
    change: (bundle) => {
      listingOf(bundle).status = 'draft';
    },
    expect: ['ORD-004 /order/lines/0/listing_version'],
  },
  {
    name: 'the goods have another name than on the listing',
    zh: '商品名称与商品页不同',
    wish: PLAIN,
    change: ({ order }) => {
      order.lines[0].name = '玻璃杯';
    },
    expect: ['ORD-004 /order/lines/0/name'],
  },
  {
    name: "the listing is another seller's",
    zh: '商品属于另一卖方',
    wish: { ...PLAIN, drug: false, food: false, selfOperated: false },
    change: (bundle) => {
      bundle.subjects.push({ ...structuredClone(seller(bundle)), subject_id: 'S-2002' });
      listingOf(bundle).seller_id = 'S-2002';
    },
    expect: ['ORD-004 /order/lines/0/listing_id'],
  },
  {
    name: 'sold at another price than marked',
    zh: '成交价与标价不同',
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
    zh: '优惠券已过期',
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].valid_to = later(bundle.order.created_at, -SECOND);
      listingOf(bundle).coupons[0].valid_from = later(bundle.order.created_at, -DAY);
    },
    expect: ['ORD-009 /order/discounts/0/coupon_id'],
  },
  {
    name: 'a reduction above the face value of its coupon',
    zh: '优惠高于券面金额',
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].face_value = '0.50';
    },
    expect: ['ORD-009 /order/discounts/0/amount'],
  },
  {
    name: "a coupon's threshold was not reached",
    zh: '未达优惠券门槛',
    wish: { ...PLAIN, coupon: true },
    change: (bundle) => {
      listingOf(bundle).coupons[0].threshold = '99999.00';
    },
    expect: ['ORD-009 /order/discounts/0/coupon_id'],
  },
  {
    name: 'a promotion that was over',
    zh: '促销已结束',
    wish: { ...PLAIN, coupon: false, promotion: true, gift: false },
    change: (bundle) => {
      listingOf(bundle).promotion.end = later(bundle.order.created_at, -SECOND);
    },
    expect: ['ORD-009 /order/discounts/0/promotion_id'],
  },
  {
    name: 'a gift of a promotion that was over',
    zh: '已结束促销的赠品',
    wish: { ...PLAIN, coupon: false, promotion: true, gift: true },
    change: (bundle) => {
      listingOf(bundle).promotion.start = later(bundle.order.created_at, SECOND);
    },
    expect: ['ORD-009 /order/discounts/0/promotion_id', 'ORD-023 /order/gifts/0/promotion_id'],
  },
  {
    name: 'the line does not say that the goods cannot be returned',
    zh: '明细未标明不适用退货',
    wish: { ...PLAIN, excluded: true },
    change: ({ order }) => {
      order.lines[0].return_7d_excluded = false;
    },
    expect: ['ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'the line excludes goods that can be returned',
    zh: '明细排除了可退的商品',
    wish: { ...PLAIN, excluded: false },
    change: ({ order }) => {
      Object.assign(order.lines[0], { return_7d_excluded: true, return_7d_exclusion_confirmed_at: order.created_at });
    },
    expect: ['ORD-022 /order/lines/0/return_7d_excluded'],
  },
  {
    name: 'a knife sold to a minor',
    zh: '向未成年人销售刀具',
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
    zh: '明细未标明限制年龄',
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
    zh: '订购数量超过库存',
    wish: PLAIN,
    change: (bundle) => {
      for (const sku of listingOf(bundle).skus) sku.stock_qty = 0;
    },
    expect: ['ORD-036 /order/lines/0/quantity'],
  },
];
