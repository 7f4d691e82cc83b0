// What every peer checks field by field: the order's members, each with its kind, as data. A peer turns a kind into its own construct.

import { CONTRACT_STATES, HASH_ALGORITHMS, INVOICE_TYPES, ORDER_STATUSES, SUPPLY_KINDS } from './codes.mjs';

const text = (max) => ({ kind: 'text', max });
const id = (max) => ({ kind: 'id', max });
const code = (words) => ({ kind: 'code', words });
const object = (fields) => ({ kind: 'object', fields });
const list = (fields, min = 0) => ({ kind: 'list', fields, min, max: 10_000 });
const [bool, decimal, timestamp, region, currency, country] = [
  'bool',
  'decimal',
  'timestamp',
  'region',
  'currency',
  'country',
].map((kind) => ({ kind }));
const money = decimal;
const required = (leaf) => ({ ...leaf, required: true });

const evidence = object({ reference: text(512), at: timestamp, digest: text(128) });

const consignee = object({
  name: text(128),
  phone: text(64),
  country,
  region_code: region,
  address: text(512),
  postcode: text(16),
  id_number: text(64),
});

const orderLine = {
  line_id: id(64),
  listing_id: required(id(64)),
  listing_version: required(id(64)),
  sku: text(64),
  name: required(text(512)),
  spec: required(text(512)),
  kind: code(SUPPLY_KINDS),
  quantity: required(decimal),
  unit_price: required(money),
  discount: money,
  line_amount: money,
  currency,
  return_7d_excluded: bool,
  return_7d_exclusion_confirmed_at: timestamp,
  age_restricted: bool,
  restricted: bool,
  tied_items: list({ listing_id: id(64), name: text(256), chosen_by_buyer: required(bool) }),
};

const gift = { name: required(text(256)), quantity: required(decimal), unit_price: money, promotion_id: required(id(64)) };
const fee = { name: text(128), amount: money };
const discount = { promotion_id: id(64), coupon_id: id(64), name: text(128), amount: money };
const delivery = object({ method: required(text(64)), promised_ship_at: timestamp, promised_arrive_at: timestamp });
const terms = object({ version: required(text(64)), accepted_at: required(timestamp), digest: text(128) });
const statusChange = { status: required(code(ORDER_STATUSES)), at: required(timestamp) };
const cancel = object({ by: required(text(64)), reason: required(text(512)), at: required(timestamp) });

const modification = {
  field: text(128),
  actor: text(64),
  at: timestamp,
  old: text(1024),
  new: text(1024),
  consented_at: timestamp,
};

const transactionList = object({
  order_id: required(id(64)),
  seller: required(text(256)),
  buyer: required(text(256)),
  items: required(list({ name: required(text(512)), quantity: required(decimal), unit_price: required(money) }, 1)),
  amount: required(money),
  at: required(timestamp),
});

const invoice = object({
  requested: bool,
  type: code(INVOICE_TYPES),
  title: text(256),
  tax_id: text(32),
  goods_name: text(512),
  amount: money,
  non_invoiceable_amount: money,
  number: text(32),
  at: timestamp,
});

const autoRenew = object({
  reminder_at: required(timestamp),
  consent_at: required(timestamp),
  renewal_reminder_at: timestamp,
  next_charge_at: timestamp,
});

const serviceVoucher = object({
  code: required(text(128)),
  valid_from: required(timestamp),
  valid_to: required(timestamp),
  redeemed_at: timestamp,
});

const prepaid = object({
  balance: required(money),
  contract: required(
    object({ quantity: required(decimal), price: required(money), term: required(text(128)), refund: required(text(1024)) }),
  ),
  consumption: required(list({ at: required(timestamp), amount: required(money) })),
});

const customs = object({
  payer_name: required(text(128)),
  payer_id_number: required(text(64)),
  declared_value: required(money),
  items: required(list({ hs_code: required(text(10)), name: text(256) }, 1)),
});

/** The order. Members that are not listed are allowed; `null` is the same as absent. */
export const ORDER = object({
  schema_version: text(32),
  record_id: id(128),
  order_id: required(id(64)),
  platform_id: required(id(64)),
  seller_id: required(id(64)),
  buyer_id: required(id(64)),
  status: required(code(ORDER_STATUSES)),
  created_at: required(timestamp),
  confirmed_at: timestamp,
  paid_at: timestamp,
  completed_at: timestamp,
  closed_at: timestamp,
  pay_deadline: timestamp,
  currency: required(currency),
  lines: required(list(orderLine, 1)),
  gifts: list(gift),
  freight: money,
  fees: list(fee),
  taxes: list(fee),
  discounts: list(discount),
  payable_amount: required(money),
  paid_amount: money,
  consignee,
  delivery: required(delivery),
  terms: required(terms),
  contract_state: code(CONTRACT_STATES),
  status_history: list(statusChange),
  confirm_notice: object({ at: timestamp, channel: text(64) }),
  correction_step_shown: evidence,
  contract_steps_shown: evidence,
  cancel,
  modify_history: list(modification),
  query_url: text(2048),
  export: evidence,
  transaction_list: transactionList,
  invoice,
  risk_notice: evidence,
  qty_limit: decimal,
  auto_renew: autoRenew,
  service_voucher: serviceVoucher,
  prepaid,
  cross_border: bool,
  customs,
  content_hash: text(128),
  hash_alg: code(HASH_ALGORITHMS),
  retention_until: timestamp,
});
