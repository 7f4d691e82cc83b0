// The orders that every variant judges: one of about 2 kB that conforms, and the same with eight faults of different kinds.

/** The present, for rules about it. */
export const NOW = '2026-03-01T10:05:00+08:00';

const VALID = {
  schema_version: '1.0',
  order_id: '20260301-004711',
  platform_id: 'P-1001',
  seller_id: 'S-2001',
  buyer_id: 'B-3001',
  status: 'paid',
  created_at: '2026-03-01T10:00:00+08:00',
  confirmed_at: '2026-03-01T10:00:02+08:00',
  paid_at: '2026-03-01T10:01:30+08:00',
  pay_deadline: '2026-03-01T10:30:00+08:00',
  currency: 'CNY',
  lines: [
    {
      line_id: '1',
      listing_id: 'L-501',
      listing_version: '7',
      sku: 'CUP-500-SV',
      name: '不锈钢保温杯 316 内胆',
      spec: '500ml 银色',
      kind: 'goods',
      quantity: 2,
      unit_price: '99.50',
      discount: '10.00',
      line_amount: '189.00',
    },
    {
      line_id: '2',
      listing_id: 'L-502',
      listing_version: '3',
      sku: 'TEE-M-WH',
      name: '纯棉短袖T恤 男款',
      spec: 'M 白色',
      kind: 'goods',
      quantity: 3,
      unit_price: '59.90',
      discount: '9.70',
      line_amount: '170.00',
    },
    {
      line_id: '3',
      listing_id: 'L-503',
      listing_version: '12',
      name: '有机绿茶礼盒',
      spec: '250g',
      kind: 'goods',
      quantity: 1,
      unit_price: '128.00',
      line_amount: '128.00',
    },
    {
      line_id: '4',
      listing_id: 'L-504',
      listing_version: '1',
      name: '机械键盘 87键 刻字定制',
      spec: '茶轴 黑色',
      kind: 'goods',
      quantity: 1,
      unit_price: '459.00',
      discount: '30.00',
      line_amount: '429.00',
      return_7d_excluded: true,
      return_7d_exclusion_confirmed_at: '2026-03-01T09:59:40+08:00',
    },
  ],
  gifts: [{ name: '杯刷', quantity: 1, unit_price: '0.00', promotion_id: 'M-9' }],
  freight: '10.00',
  fees: [{ name: '包装费', amount: '3.00' }],
  discounts: [
    { promotion_id: 'M-31', name: '满800减50', amount: '50.00' },
    { coupon_id: 'C-77', name: '新客券', amount: '5.00' },
  ],
  payable_amount: '874.00',
  consignee: {
    name: '李雷',
    phone: '13800138000',
    country: 'CN',
    region_code: '110108',
    address: '北京市海淀区中关村大街1号科技大厦12层',
    postcode: '100080',
  },
  delivery: { method: 'express', promised_ship_at: '2026-03-03T10:00:00+08:00', promised_arrive_at: '2026-03-06T18:00:00+08:00' },
  terms: { version: '2026-01', accepted_at: '2026-03-01T09:59:58+08:00' },
  contract_state: 'concluded',
  status_history: [
    { status: 'created', at: '2026-03-01T10:00:00+08:00' },
    { status: 'paid', at: '2026-03-01T10:01:30+08:00' },
  ],
};

/** A fresh copy of the order that conforms. */
export const validOrder = () => structuredClone(VALID);

/** Where the order with eight faults is at fault. */
export const FAULTY_PLACES = [
  '/buyer_id',
  '/consignee/region_code',
  '/contract_state',
  '/delivery/promised_ship_at',
  '/freight',
  '/lines/0/name',
  '/lines/2/quantity',
  '/payable_amount',
];

/** A fresh copy of the order with eight faults, each of which stands alone. */
export function faultyOrder() {
  const order = validOrder();
  delete order.buyer_id;
  order.consignee.region_code = '990108';
  order.contract_state = 'agreed';
  order.delivery.promised_ship_at = '2026-02-30T10:00:00+08:00';
  order.freight = '10.005';
  order.lines[0].name = 50012;
  Object.assign(order.lines[2], { quantity: -1, line_amount: '-128.00' });
  order.payable_amount = '870.00';
  return order;
}

const encoder = new TextEncoder();

/** Compact JSON as UTF-8. */
export const bytesOf = (order) => encoder.encode(JSON.stringify(order));
