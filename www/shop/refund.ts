/** A buyer sends something back, the seller pays back. */
import type { Records } from '../../pkg/forms.js';
import record from '../../src/records/aftersale.example.json';
import type { ShopForm } from './spec.js';

export const refund: ShopForm<'aftersale'> = {
  name: 'refund',
  kind: 'aftersale',
  path: '/refunds',
  title: { zh: '退货退款', en: 'Refund' },
  lead: {
    zh: '客服办理一笔七日无理由退货：时间与金额都要对得上。',
    en: 'A clerk handles a return within seven days: the times and the amounts must agree.',
  },
  submit: { zh: '确认退款', en: 'Pay back' },
  accepted: { zh: '退款已原路退回。', en: 'The money goes back the way it came.' },
  record: record as Records['aftersale'],
  parts: [
    {
      title: { zh: '申请', en: 'Request' },
      fields: [
        { at: '/order_id', zh: '订单号', en: 'Order' },
        {
          at: '/reason',
          zh: '原因',
          en: 'Reason',
          choices: [
            ['', '请选择', 'Please choose'],
            ['no_reason', '七日无理由', 'No reason, within seven days'],
            ['quality', '质量问题', 'Quality'],
            ['damaged', '运输损坏', 'Damaged on the way'],
            ['wrong_or_missing', '错发漏发', 'Wrong or missing'],
          ],
        },
        { at: '/signed_at', zh: '签收时间', en: 'Delivered at', type: 'datetime-local' },
        { at: '/applied_at', zh: '申请时间', en: 'Asked at', type: 'datetime-local' },
        { at: '/accepted_at', zh: '同意时间', en: 'Agreed at', type: 'datetime-local' },
      ],
    },
    {
      title: { zh: '退货', en: 'Return' },
      fields: [
        { at: '/return_waybill', zh: '退货运单号', en: 'Waybill' },
        { at: '/goods_received_at', zh: '收到退货时间', en: 'Goods came back at', type: 'datetime-local' },
        {
          at: '/goods_condition',
          zh: '商品状况',
          en: 'Their condition',
          radio: true,
          wide: true,
          choices: [
            ['intact', '完好', 'Intact'],
            ['parts_missing', '缺件', 'Parts missing'],
            ['damaged', '损坏', 'Damaged'],
          ],
        },
      ],
    },
    {
      title: { zh: '退款', en: 'Money' },
      fields: [
        { at: '/goods_paid_amount', zh: '商品实付（元）', en: 'Paid for the goods (CNY)', type: 'decimal' },
        { at: '/deductions/0/amount', zh: '扣减（元）', en: 'Deducted (CNY)', type: 'decimal' },
        { at: '/deductions/0/reason', zh: '扣减原因', en: 'What for', wide: true },
        { at: '/refund_amount', zh: '应退金额（元）', en: 'To pay back (CNY)', type: 'decimal' },
        { at: '/refund/amount', zh: '实退金额（元）', en: 'Paid back (CNY)', type: 'decimal' },
        { at: '/refund/refunded_at', zh: '渠道退款时间', en: 'Paid back by the channel at', type: 'datetime-local' },
        { at: '/refunded_at', zh: '退款时间', en: 'Paid back at', type: 'datetime-local' },
      ],
    },
  ],
  mistakes: [
    { zh: '多退十元', en: 'Ten yuan too much', enter: { '/refund_amount': '199.00' } },
    { zh: '渠道少退一元', en: 'The channel paid a yuan less', enter: { '/refund/amount': '188.00' } },
    {
      zh: '收货后第 11 天才退款',
      en: 'Paid back eleven days after the goods came',
      enter: { '/refunded_at': '2026-02-25T10:00' },
    },
    { zh: '过了七日才申请', en: 'Asked after seven days', enter: { '/applied_at': '2026-02-14T09:00' } },
    { zh: '没有原因', en: 'No reason given', enter: { '/reason': '' } },
    { zh: '先退款，后收到退货', en: 'Goods came back after the money', enter: { '/goods_received_at': '2026-02-18T11:00' } },
  ],
  objection: {
    at: '/return_waybill',
    value: 'SF1000000000009',
    zh: '运单 SF1000000000009 已用于另一笔退货',
    en: 'The waybill SF1000000000009 belongs to another return',
  },
};
