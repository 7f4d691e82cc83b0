/** A buyer orders. */
import type { Records } from '../../pkg/forms.js';
import record from '../../src/records/order.example.json';
import { REGIONS, type ShopForm } from './spec.js';

export const checkout: ShopForm<'order'> = {
  name: 'checkout',
  kind: 'order',
  path: '/orders',
  title: { zh: '结算', en: 'Checkout' },
  lead: { zh: '确认送到哪里、买几件、付多少。', en: 'Where it goes, how many, and what it costs.' },
  submit: { zh: '提交订单', en: 'Place the order' },
  accepted: { zh: '订单已提交，请在三十分钟内付款。', en: 'Your order is placed: please pay within half an hour.' },
  record: record as Records['order'],
  parts: [
    {
      title: { zh: '收货信息', en: 'Deliver to' },
      fields: [
        { at: '/consignee/name', zh: '收货人', en: 'Name', autocomplete: 'name' },
        { at: '/consignee/phone', zh: '手机', en: 'Phone', type: 'tel', autocomplete: 'tel' },
        { at: '/consignee/region_code', zh: '所在地区', en: 'Region', choices: [['', '请选择', 'Please choose'], ...REGIONS] },
        { at: '/consignee/address', zh: '详细地址', en: 'Address', autocomplete: 'street-address' },
        { at: '/delivery/promised_ship_at', zh: '最晚发货时间', en: 'Ship it by', type: 'datetime-local' },
        { at: '/delivery/promised_arrive_at', zh: '期望送达时间', en: 'Deliver it by', type: 'datetime-local' },
      ],
    },
    {
      title: { zh: '商品', en: 'Goods' },
      fields: [
        { at: '/lines/0/name', zh: '品名', en: 'Article', type: 'output' },
        { at: '/lines/0/spec', zh: '规格', en: 'Variant', type: 'output' },
        { at: '/lines/0/unit_price', zh: '单价（元）', en: 'Unit price (CNY)', type: 'output' },
        { at: '/lines/0/quantity', zh: '数量', en: 'Quantity', type: 'number' },
        { at: '/lines/0/discount', zh: '单品优惠（元）', en: 'Off this article (CNY)', type: 'output' },
        { at: '/lines/0/line_amount', zh: '小计（元）', en: 'Subtotal (CNY)', type: 'output' },
      ],
    },
    {
      title: { zh: '优惠与合计', en: 'Discounts and total' },
      fields: [
        {
          at: '/discounts/0/coupon_id',
          zh: '优惠券',
          en: 'Coupon',
          choices: [
            ['', '不使用', 'None'],
            ['C-77', '新客券 −5.00', 'New customer −5.00'],
            ['C-99', '周年券 −20.00', 'Anniversary −20.00'],
          ],
        },
        {
          at: '/freight',
          zh: '配送',
          en: 'Delivery',
          choices: [
            ['10.00', '快递 10.00', 'Parcel 10.00'],
            ['25.00', '次日达 25.00', 'Next day 25.00'],
            ['0.00', '到店自提 0.00', 'Collect it 0.00'],
          ],
        },
        { at: '/discounts/0/name', zh: '优惠名称', en: 'Discount', type: 'hidden' },
        { at: '/discounts/0/amount', zh: '优惠金额', en: 'Discount', type: 'hidden' },
        { at: '/payable_amount', zh: '应付金额（元）', en: 'To pay (CNY)', type: 'output', wide: true },
      ],
    },
  ],
  mistakes: [
    { zh: '手机号少一位', en: 'A digit short in the phone number', enter: { '/consignee/phone': '1380013800' } },
    { zh: '没有地址', en: 'No address', enter: { '/consignee/address': '' } },
    { zh: '数量为 0', en: 'A quantity of zero', enter: { '/lines/0/quantity': '0' } },
    { zh: '先送达，后发货', en: 'Delivered before it is shipped', enter: { '/delivery/promised_arrive_at': '2026-03-02T18:00' } },
    { zh: '合计错一分钱', en: 'The total is off by a cent', enter: { '/payable_amount': '194.01' } },
    { zh: '没有选地区', en: 'No region chosen', enter: { '/consignee/region_code': '' } },
  ],
  objection: {
    at: '/discounts/0/coupon_id',
    value: 'C-99',
    zh: '周年券已经用过',
    en: 'The anniversary coupon is used up',
  },
};

/** What each coupon is called and takes off. */
const COUPONS: Readonly<Record<string, readonly [name: string, amount: string]>> = {
  'C-77': ['新客券', '5.00'],
  'C-99': ['周年券', '20.00'],
};

const cents = (text: string) => (/^\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN);
const yuan = (amount: number) => (Number.isNaN(amount) ? '' : (amount / 100).toFixed(2));

/** What a shop's page works out while people choose. */
export function addUp(form: HTMLFormElement): void {
  const control = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const amount = (name: string) => (control(name).value === '' ? 0 : cents(control(name).value));
  const [name, off] = COUPONS[control('/discounts/0/coupon_id').value] ?? ['', ''];
  control('/discounts/0/name').value = name;
  control('/discounts/0/amount').value = off;
  const line = amount('/lines/0/unit_price') * Number(control('/lines/0/quantity').value) - amount('/lines/0/discount');
  control('/lines/0/line_amount').value = yuan(line);
  control('/payable_amount').value = yuan(line + amount('/freight') - amount('/discounts/0/amount'));
}
