/** Who takes part in a transaction, and which amounts stand in it: what the records say beside each other. */
import type { Words } from './moments.js';
import { member, placesOf, plain } from './paths.js';

export interface Entry {
  readonly what: Words;
  readonly pointer: string;
  readonly value: string;
}

type Row = readonly [path: string, zh: string, en: string];

const PARTIES: readonly Row[] = [
  ['order/seller_id', '订单的卖方', 'seller of the order'],
  ['listings/*/seller_id', '商品的卖方', 'seller of the listing'],
  ['aftersales/*/seller_id', '售后的卖方', 'seller of the case'],
  ['payments/*/merchant_name', '支付标明的商户', 'merchant named by the payment'],
  ['payments/*/payee/name', '收款方', 'payee'],
  ['payments/*/registered/app_id', '登记的应用', 'application registered'],
  ['payments/*/callback/app_id', '通知的应用', 'application of the notice'],
  ['order/buyer_id', '订单的买方', 'buyer of the order'],
  ['aftersales/*/buyer_id', '售后的买方', 'buyer of the case'],
  ['payments/*/payer/name', '支付方', 'payer'],
  ['order/consignee/name', '收货人', 'consignee'],
  ['shipments/*/recipient/name', '包裹收件人', 'recipient of the parcel'],
  ['shipments/*/carrier/name', '承运人', 'carrier'],
];

const AMOUNTS: readonly Row[] = [
  ['listings/*/price', '标价', 'price marked'],
  ['order/lines/*/unit_price', '成交单价', 'unit price'],
  ['order/lines/*/line_amount', '明细金额', 'line amount'],
  ['order/freight', '运费', 'freight'],
  ['order/discounts/*/amount', '优惠', 'discount'],
  ['order/payable_amount', '应付', 'payable'],
  ['order/paid_amount', '订单记的实付', 'paid, says the order'],
  ['payments/*/amount', '支付', 'payment'],
  ['payments/*/refund/*/amount', '退款', 'refund'],
  ['aftersales/*/refund_amount', '售后记的退款', 'refund, says the case'],
  ['order/invoice/amount', '开票', 'invoice'],
];

const entries = (bundle: unknown, rows: readonly Row[]): readonly Entry[] =>
  rows.flatMap(([path, zh, en]) =>
    placesOf(bundle, path).flatMap(({ path, value }) => {
      const text = plain(value);
      return text === undefined ? [] : [{ what: { zh, en }, pointer: `/${path}`, value: text }];
    }),
  );

export const amountsOf = (bundle: unknown): readonly Entry[] => entries(bundle, AMOUNTS);

/** Subjects stand there by their names, with their ids. */
export function partiesOf(bundle: unknown): readonly Entry[] {
  const names = new Map(
    placesOf(bundle, 'subjects/*/subject_id').map(({ value, holder }) => [value, plain(member(holder, 'name'))]),
  );
  return entries(bundle, PARTIES).map((entry) => {
    const name = names.get(entry.value);
    return name === undefined ? entry : { ...entry, value: `${entry.value} ${name}` };
  });
}
