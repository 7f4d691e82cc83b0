/** The samples of the playground: payloads as their makers published them, vectors where no maker published any, and examples of our own. */
import { readFileSync } from 'node:fs';
import { example, explain } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';

const json = (path) => JSON.parse(readFileSync(at(path), 'utf8'));
const both = (zh, en) => ({ zh, en });

const KINDS = {
  subject: both('主体', 'subject'),
  listing: both('商品信息', 'listing'),
  order: both('订单', 'order'),
  payment: both('支付', 'payment'),
  shipment: both('物流', 'shipment'),
  aftersale: both('售后', 'after-sales case'),
  transaction: both('交易', 'transaction'),
};

/** Of each kind, rules whose failing examples are put into one record. */
const FAULTY = {
  subject: ['SUB-001', 'SUB-004', 'SUB-020'],
  listing: ['OBJ-003', 'OBJ-024', 'OBJ-040'],
  order: ['ORD-007', 'ORD-010', 'ORD-020'],
  payment: ['PAY-003', 'PAY-014', 'PAY-022'],
  shipment: ['LOG-004', 'LOG-012', 'LOG-022'],
  aftersale: ['AFS-003', 'AFS-015', 'AFS-026'],
};

const own = (id, kind, how, data) => {
  const title = both(`${KINDS[kind].zh}：${how.zh}`, `${KINDS[kind].en}: ${how.en}`);
  return { id, kind, title, nature: 'example', data };
};
const OWN = Object.keys(KINDS).flatMap((kind) => [
  own(kind, kind, both('无差错', 'without faults'), example(kind)),
  own(`${kind}-faulty`, kind, both('有差错', 'with faults'), faultyOf(kind)),
]);

function faultyOf(kind) {
  if (kind === 'transaction') {
    const bundle = example(kind);
    bundle.order.lines[0].unit_price = '95.00';
    bundle.payments[0].currency = 'USD';
    bundle.shipments[0].items[0].quantity = 3;
    return bundle;
  }
  return FAULTY[kind].reduce((record, rule) => differing(record, example(kind), explain(rule).fail?.input), example(kind));
}

/** The record with what a rule's failing example changes of the kind's example. */
function differing(record, plain, failing) {
  const changed = { ...record };
  for (const name of new Set([...Object.keys(plain), ...Object.keys(failing ?? plain)])) {
    if (JSON.stringify(plain[name]) === JSON.stringify(failing?.[name])) continue;
    if (failing?.[name] === undefined) delete changed[name];
    else changed[name] = failing[name];
  }
  return changed;
}

/** A payload as published, in the folders of `tests/samples`. */
function published(kind, from, file, title, within = (data) => data) {
  const { data, source } = json(`tests/samples/${file}.json`);
  return { id: file.split('/')[1], kind, from, title, nature: 'published', source, data: within(data) };
}

/** A vector's input: made after the format's documentation, for want of a published one. */
function vector(kind, from, id, title) {
  const { input, input_text } = json(`tests/vectors/${kind}/sources.json`).find((vector) => vector.id === `${from}/${id}`);
  return { id: `${from}-${id}`, kind, from, title, nature: 'vector', data: input ?? JSON.parse(input_text) };
}

const PUBLISHED = [
  published('order', 'woocommerce', 'orders/woocommerce-orders-01', both('WooCommerce：订单', 'WooCommerce: an order')),
  published(
    'order',
    'woocommerce',
    'orders/woocommerce-orders-02',
    both('WooCommerce：订单列表', 'WooCommerce: a list of orders'),
  ),
  published('order', 'shopify', 'orders/shopify-orders', both('Shopify：订单', 'Shopify: orders')),
  published('listing', 'woocommerce', 'products/woocommerce-products-01', both('WooCommerce：商品', 'WooCommerce: a product')),
  published('listing', 'shopify', 'products/shopify-product_listing', both('Shopify：商品', 'Shopify: a product listing')),
  published('listing', 'schemaorg', 'products/schemaorg-eg-0484-Product-12', both('schema.org：商品', 'schema.org: a product')),
  published(
    'listing',
    'schemaorg',
    'products/schemaorg-eg-0486-Product-13',
    both('schema.org：商品列表', 'schema.org: a list of products'),
  ),
  vector(
    'listing',
    'google-merchant',
    'feed-price-in-dollars',
    both('Google Merchant：商品', 'Google Merchant: an item of a feed'),
  ),
  published(
    'payment',
    'wechatpay',
    'payments/wxv3-045-easywechat-short-nonce',
    both('微信支付：支付通知（解密后）', 'WeChat Pay: payment notice, decrypted'),
  ),
  published(
    'payment',
    'wechatpay',
    'payments/wxv3-053-doc-combine-1',
    both('微信支付：合单支付通知', 'WeChat Pay: combined payment'),
  ),
  published(
    'payment',
    'wechatpay',
    'payments/wxv3-050-doc-refund-plaintext',
    both('微信支付：退款通知（解密后）', 'WeChat Pay: refund notice, decrypted'),
  ),
  published('payment', 'alipay', 'payments/alipay-001-node-trade-ok', both('支付宝：支付通知', 'Alipay: payment notice')),
  published('payment', 'alipay', 'payments/alipay-015-gopay-fake', both('支付宝：2016 年的通知', 'Alipay: a notice of 2016')),
  published(
    'payment',
    'unionpay',
    'callbacks/unionpay-001-front-callback-ok',
    both('银联：支付通知', 'UnionPay: payment notice'),
    ({ params }) => params,
  ),
  published(
    'payment',
    'douyin',
    'callbacks/douyin-001-payment-ok',
    both('抖音：支付通知', 'Douyin: payment notice'),
    ({ body }) => JSON.parse(JSON.parse(body).msg),
  ),
  vector('payment', 'stripe', 'no-such-currency', both('Stripe：支付事件', 'Stripe: payment event')),
  vector('shipment', 'kuaidi100', 'push-one-event-out-of-order', both('快递100：物流推送', 'Kuaidi100: tracking push')),
  published('shipment', 'easypost', 'shipping/easypost-tracker-04', both('EasyPost：物流轨迹', 'EasyPost: tracker')),
  published(
    'shipment',
    'easypost',
    'shipping/easypost-shipment-02',
    both('EasyPost：已购运单', 'EasyPost: shipment that was bought'),
  ),
];

/** Every sample as `{id, kind, from?, title, nature, source?, text}`. */
export function samples() {
  return [...OWN, ...PUBLISHED].map(({ data, ...sample }) => ({ ...sample, text: `${JSON.stringify(data, null, 2)}\n` }));
}
