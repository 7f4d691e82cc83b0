/** Which times of a transaction's records are told on the time line, and what happened then. */
import type { Member } from '../../pkg/core.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Moment {
  /** Path of the time within its record; `*` stands for each entry of a list. */
  readonly path: string;
  readonly what: Words;
  /** Path of an amount that moved then, or of a code that says more; from what holds the time when it begins with `./`. */
  readonly amount?: string;
  readonly code?: string;
  /** A time that was promised: nothing happened then. */
  readonly due?: true;
}

export type Lane = Exclude<Member, 'platform'>;
export const LANES: readonly Lane[] = ['subjects', 'listings', 'order', 'payments', 'shipments', 'aftersales'];

type Row = readonly [path: string, zh: string, en: string, more?: Pick<Moment, 'amount' | 'code' | 'due'>];

const moments = (...rows: readonly Row[]): readonly Moment[] =>
  rows.map(([path, zh, en, more]) => ({ path, what: { zh, en }, ...more }));

/** The first of a record's moments that it has stands for the whole record. */
export const MOMENTS: Readonly<Record<Lane, readonly Moment[]>> = {
  subjects: moments(
    ['archive_created_at', '建立档案', 'archive opened'],
    ['verification/at', '核验身份', 'identity verified'],
    ['agreement/accepted_at', '同意服务协议', 'agreement accepted'],
    ['exited_at', '退出平台', 'left the platform'],
  ),
  listings: moments(
    ['published_at', '发布商品', 'listing published'],
    ['review/at', '审核商品', 'listing reviewed'],
    ['claims/reviews/*/at', '买方评价', 'reviewed by the buyer'],
  ),
  order: moments(
    ['created_at', '下单', 'ordered', { amount: 'payable_amount' }],
    ['confirmed_at', '确认订单', 'order confirmed'],
    ['paid_at', '订单记为已支付', 'order marked as paid', { amount: 'paid_amount' }],
    ['pay_deadline', '支付期限', 'payment due', { due: true }],
    ['delivery/promised_ship_at', '承诺发货', 'promised to be sent', { due: true }],
    ['delivery/promised_arrive_at', '承诺送达', 'promised to arrive', { due: true }],
    ['invoice/at', '开具发票', 'invoiced', { amount: './amount' }],
    ['cancel/at', '取消订单', 'order cancelled'],
    ['closed_at', '关闭订单', 'order closed'],
    ['completed_at', '订单完成', 'order completed'],
    ['status_history/*/at', '订单状态', 'order status', { code: './status' }],
  ),
  payments: moments(
    ['paid_at', '支付', 'paid', { amount: 'amount' }],
    ['created_at', '发起支付', 'payment begun'],
    ['callback/received_at', '收到支付通知', 'notice received'],
    ['cod/at', '代收货款', 'collected on delivery'],
    ['refund/*/requested_at', '申请退款', 'refund requested'],
    ['refund/*/refunded_at', '退款', 'refunded', { amount: './amount' }],
  ),
  shipments: moments(
    ['shipped_at', '发货', 'sent'],
    ['created_at', '建立运单', 'waybill made'],
    ['promised_ship_at', '包裹承诺发货', 'parcel promised to be sent', { due: true }],
    ['promised_arrive_at', '包裹承诺送达', 'parcel promised to arrive', { due: true }],
    ['events/*/at', '物流轨迹', 'tracking', { code: './code' }],
    ['signed_at', '签收', 'signed for'],
  ),
  aftersales: moments(
    ['applied_at', '申请售后', 'after-sales case opened'],
    ['accepted_at', '受理售后', 'case accepted'],
    ['goods_received_at', '收到退货', 'goods came back'],
    ['refunded_at', '售后记为已退款', 'case marked as refunded', { amount: 'refund_amount' }],
    ['invoice_reversal/at', '红字发票', 'credit note', { amount: './amount' }],
    ['completed_at', '售后办结', 'case closed'],
    ['status_history/*/at', '售后状态', 'case status', { code: './status' }],
  ),
};

/** Members by which a record of a lane is called. */
export const NAMES: Readonly<Record<Lane, readonly string[]>> = {
  subjects: ['shop_name', 'name', 'subject_id'],
  listings: ['name', 'listing_id'],
  order: ['order_id'],
  payments: ['out_trade_no', 'payment_id'],
  shipments: ['waybill_no', 'shipment_id'],
  aftersales: ['case_id'],
};
