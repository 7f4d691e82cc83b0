/** Which kind of record, in which format, a document looks like: by members that hardly any other format has. */
import type { RecordKind, SourceFormat } from '../../pkg/index.js';

export interface Guess {
  readonly kind: RecordKind;
  /** None for tradelint's own format. */
  readonly from?: SourceFormat | undefined;
  /** The members that gave it away. */
  readonly members: readonly string[];
}

interface Signs {
  readonly kind: RecordKind;
  readonly from?: SourceFormat;
  readonly members: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** A member that another format has as well is named by both: what has more of its own members wins, the first of equals. */
const SIGNS: readonly Signs[] = [
  { kind: 'subject', members: words('subject_id subject_type legal_form uscc reg_status licences verification shop_name') },
  {
    kind: 'listing',
    members: words('listing_id seller_id goods_kind category_code sale_mode skus return_7d after_sales_policy'),
  },
  { kind: 'order', members: words('order_id buyer_id seller_id lines payable_amount consignee pay_deadline status_history') },
  { kind: 'payment', members: words('payment_id gateway payee payer gateway_status callback audit_trail amount_detail') },
  {
    kind: 'shipment',
    members: words('shipment_id waybill_no waybill recipient shipped_at signed_at promised_ship_at delivered_place'),
  },
  {
    kind: 'aftersale',
    members: words(
      'case_id refund_amount applied_at return_waybill goods_condition line_id ip_notice complaint dispute recall user_account',
    ),
  },
  {
    kind: 'order',
    from: 'woocommerce',
    members: words(
      'order_key date_created date_created_gmt line_items billing shipping_total discount_total total_tax refunded_by',
    ),
  },
  {
    kind: 'order',
    from: 'shopify',
    members: words('line_items financial_status fulfillment_status subtotal_price total_price total_discounts order_number'),
  },
  {
    kind: 'listing',
    from: 'woocommerce',
    members: words('regular_price sale_price stock_status catalog_visibility manage_stock date_created_gmt short_description'),
  },
  {
    kind: 'listing',
    from: 'shopify',
    members: words('body_html product_type vendor variants inventory_quantity compare_at_price fulfillment_service product_id'),
  },
  { kind: 'listing', from: 'schemaorg', members: words('@context @type @graph') },
  {
    kind: 'listing',
    from: 'google-merchant',
    members: words('image_link imageLink link availability google_product_category googleProductCategory offerId offer_id'),
  },
  {
    kind: 'payment',
    from: 'wechatpay',
    members: words(
      'mchid appid trade_state refund_status combine_out_trade_no combine_mchid trade_type out_contract_code sp_mchid resource_type',
    ),
  },
  {
    kind: 'payment',
    from: 'alipay',
    members: words('trade_status trade_no notify_id notify_type seller_id app_id auth_app_id buyer_pay_amount fund_bill_list'),
  },
  {
    kind: 'payment',
    from: 'unionpay',
    members: words('merId txnAmt queryId respCode txnType bizType signMethod txnTime settleAmt'),
  },
  {
    kind: 'payment',
    from: 'stripe',
    members: words('object:event object:charge livemode api_version pending_webhooks client_secret payment_intent latest_charge'),
  },
  {
    kind: 'payment',
    from: 'douyin',
    members: words('cp_orderno cp_refundno cp_settle_no cp_extra msg_signature seller_uid is_all_settled'),
  },
  {
    kind: 'shipment',
    from: 'kuaidi100',
    members: words('lastResult billstatus comOld ischeck nu com state returnCode condition'),
  },
  {
    kind: 'shipment',
    from: 'easypost',
    members: words(
      'object:Event object:Tracker tracking_code tracking_details tracker to_address from_address selected_rate rate pending_urls',
    ),
  },
];

/** Members that hold records: what is inside counts as well. */
const WRAPPERS = new Set(
  words('data orders order products product variant variants refund trackers resources result lastResult msg'),
);
/** A list tells by its first entries what it is. */
const LOOKED_AT = 3;

const TRANSACTION = words('subjects listings order payments shipments aftersales');

/** The best guesses for a document, best first; none when it looks like nothing known. */
export function detect(document: unknown): readonly Guess[] {
  const own = typeof document === 'object' && document !== null ? TRANSACTION.filter((member) => member in document) : [];
  // Its order would speak louder than the bundle, so the bundle is asked first.
  if (own.length > 1) return [{ kind: 'transaction', members: own }];
  const seen = new Set<string>();
  membersOf(document, 3, seen);
  const guesses = SIGNS.map(({ kind, from, members }) => ({ kind, from, members: members.filter((member) => seen.has(member)) }));
  return guesses.filter(({ members }) => members.length > 0).sort((a, b) => b.members.length - a.members.length);
}

function membersOf(value: unknown, depth: number, seen: Set<string>): void {
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const entry of value.slice(0, LOOKED_AT)) membersOf(entry, depth, seen);
    return;
  }
  for (const [member, inner] of Object.entries(value)) {
    seen.add(member);
    if (member === 'object') seen.add(`object:${inner}`);
    if (WRAPPERS.has(member)) membersOf(inner, depth - 1, seen);
  }
}
