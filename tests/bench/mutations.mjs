// Orders that differ from the valid one in a single respect, each with the verdict that every variant must give: the specification of what the
// benchmark compares.

const [line, delivery, consignee] = ['lines', 'delivery', 'consignee'];

/** Sets a member at a path; `undefined` removes it. */
const set = (path, value) => (order) => {
  const steps = path.split('/');
  const last = steps.pop();
  const owner = steps.reduce((node, step) => node[step], order);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
};

const first = (member, value) => set(`${line}/0/${member}`, value);
const together =
  (...edits) =>
  (order) => {
    for (const edit of edits) edit(order);
  };
const cancelled = together(
  set('status', 'cancelled'),
  set('status_history/2', { status: 'cancelled', at: '2026-03-01T10:04:00+08:00' }),
);
const cancel = { by: 'buyer', reason: '不想要了', at: '2026-03-01T10:04:00+08:00' };
const invoice = {
  requested: true,
  type: 'electronic',
  title: '李雷',
  amount: '874.00',
  number: '26110000000000000001',
  at: '2026-03-05T10:00:00+08:00',
};
const invoiced = (changes) => together(set('paid_amount', '874.00'), set('invoice', { ...invoice, ...changes }));
const renewal = { reminder_at: '2026-03-01T09:59:00+08:00', consent_at: '2026-03-01T09:59:30+08:00' };
const voucher = { code: 'V-1', valid_from: '2026-03-02T00:00:00+08:00', valid_to: '2026-04-01T00:00:00+08:00' };
const contract = { quantity: 10, price: '1000.00', term: '一年', refund: '按余额退' };
const prepaid = { balance: '800.00', contract, consumption: [{ at: '2026-03-02T10:00:00+08:00', amount: '200.00' }] };
const customs = {
  payer_name: '李雷',
  payer_id_number: '11010519491231002X',
  declared_value: '874.00',
  items: [{ hs_code: '9617009000' }],
};
const tied = (chosen) => [{ listing_id: 'L-9', name: '延保一年', chosen_by_buyer: chosen }];
const asService = (order) => {
  for (const entry of order.lines) entry.kind = 'service';
};

/** Orders that conform. */
export const CONFORMING = [
  ['as it is', () => {}],
  ['absent written as null', together(set('paid_amount', null), set('invoice', null), first('sku', null))],
  ['unknown members', together(set('x_source', 'app'), first('x_weight', 350), set(`${consignee}/x_floor`, null))],
  ['ids as integers', together(set('order_id', 4711), set('buyer_id', 3001), first('listing_id', 501))],
  [
    'amounts as numbers',
    together(first('unit_price', 99.5), first('discount', 10), set('freight', 10), set('payable_amount', 874)),
  ],
  ['quantity as text', first('quantity', '2')],
  ['time in UTC', set('created_at', '2026-03-01T02:00:00Z')],
  ['time in lower case with a fraction', set('created_at', '2026-03-01t02:00:00.250z')],
  ['leap second', set('terms/accepted_at', '2016-12-31T23:59:60Z')],
  ['line amount left out', first('line_amount', undefined)],
  [
    'fractional quantity, amount rounded',
    together(first('quantity', '1.333'), first('line_amount', '122.63'), set('payable_amount', '807.63')),
  ],
  ['masked phone', set(`${consignee}/phone`, '138****8000')],
  ['fixed line with extension', set(`${consignee}/phone`, '0571-87654321-801')],
  [
    'consignee abroad',
    together(
      set(`${consignee}/country`, 'DE'),
      set(`${consignee}/region_code`, null),
      set(`${consignee}/phone`, '+49 30 901820'),
    ),
  ],
  ['promise of arrival only', set(`${delivery}/promised_ship_at`, undefined)],
  ['tied item chosen', first('tied_items', tied(true))],
  ['no gifts', set('gifts', [])],
  ['cancelled, with who, why and when', together(cancelled, set('cancel', cancel))],
  ['invoice of what was paid', invoiced({})],
  ['service order with voucher', together(asService, set('service_voucher', voucher), set(consignee, undefined))],
  ['renewal with reminder', set('auto_renew', renewal)],
  ['prepaid card', set('prepaid', prepaid)],
  [
    'cross-border, with identity',
    together(set('cross_border', true), set('customs', customs), set(`${consignee}/id_number`, '11010519491231002X')),
  ],
  [
    'cart that is being submitted',
    together(set('status', 'created'), set('confirmed_at', undefined), set('paid_at', undefined), set('status_history', null)),
  ],
];

/** Orders that do not. */
export const NONCONFORMING = [
  ['order number missing', set('order_id', undefined)],
  ['buyer null', set('buyer_id', null)],
  ['seller empty', set('seller_id', '')],
  ['platform id too long', set('platform_id', 'P'.repeat(65))],
  ['id of another type', set('platform_id', true)],
  ['text of another type', set('query_url', 7)],
  ['boolean as text', set('cross_border', 'false')],
  ['object as list', set(consignee, [])],
  ['list as object', set('fees', {})],
  ['list of texts', set('fees', ['包装费'])],
  ['no lines', set('lines', undefined)],
  ['empty lines', together(set('lines', []), set('payable_amount', '-42.00'))],
  ['line without spec', first('spec', undefined)],
  ['quantity zero', together(first('quantity', 0), first('line_amount', '-10.00'), set('payable_amount', '675.00'))],
  [
    'unit price negative',
    together(first('unit_price', '-1.00'), first('line_amount', '-12.00'), set('payable_amount', '673.00')),
  ],
  ['line amount off by one fen', together(first('line_amount', '189.01'), set('payable_amount', '874.01'))],
  ['amount payable off by one fen', set('payable_amount', '873.99')],
  ['amount with thousands separator', set('paid_amount', '1,874.00')],
  ['amount with exponent', set('paid_amount', '8.74e2')],
  ['amount too precise', set('prepaid', { ...prepaid, balance: '1.23456' })],
  ['amount out of range', set('prepaid', { ...prepaid, balance: 10_000_000_001 })],
  ['amount finer than a fen', set('paid_amount', '874.005')],
  ['number finer than a fen', set('paid_amount', 874.005)],
  ['currency unknown', set('currency', 'RMB')],
  ['line in another currency', first('currency', 'USD')],
  ['currency without minor unit', set('currency', 'JPY')],
  [
    'order of the future',
    together(set('created_at', '2026-03-01T10:15:00+08:00'), set('confirmed_at', '2026-03-01T10:15:00+08:00')),
  ],
  ['time without offset', set('closed_at', '2026-03-01T10:00:00')],
  ['time with a space', set('closed_at', '2026-03-01 10:00:00+08:00')],
  ['offset without colon', set('closed_at', '2026-03-01T10:00:00+0800')],
  ['day that does not exist', set('closed_at', '2026-02-29T10:00:00+08:00')],
  ['hour 24', set('closed_at', '2026-03-01T24:00:00+08:00')],
  ['leap second in mid-hour', set('closed_at', '2026-03-01T10:30:60+08:00')],
  ['confirmation missing', set('confirmed_at', undefined)],
  ['confirmed before it was made', set('confirmed_at', '2026-03-01T09:59:59+08:00')],
  ['no terms', set('terms', undefined)],
  ['terms accepted afterwards', set('terms/accepted_at', '2026-03-01T10:00:01+08:00')],
  ['not concluded though paid', set('contract_state', 'not_concluded')],
  ['no consignee', set(consignee, undefined)],
  ['no name', set(`${consignee}/name`, undefined)],
  ['phone too short', set(`${consignee}/phone`, '12345')],
  ['phone of another country', set(`${consignee}/phone`, '+1 415 555 2671')],
  ['region of no province', set(`${consignee}/region_code`, '990108')],
  ['region of five digits', set(`${consignee}/region_code`, '11010')],
  ['region missing', set(`${consignee}/region_code`, undefined)],
  ['country unknown', set(`${consignee}/country`, 'XX')],
  ['identity number without need', set(`${consignee}/id_number`, '11010519491231002X')],
  ['no time limit', together(set(`${delivery}/promised_ship_at`, undefined), set(`${delivery}/promised_arrive_at`, null))],
  ['promised before the order', set(`${delivery}/promised_ship_at`, '2026-02-28T10:00:00+08:00')],
  ['arrival before shipping', set(`${delivery}/promised_arrive_at`, '2026-03-02T10:00:00+08:00')],
  ['tied item by default', first('tied_items', tied(false))],
  ['exclusion not confirmed', set('lines/3/return_7d_exclusion_confirmed_at', undefined)],
  ['exclusion confirmed after payment', set('lines/3/return_7d_exclusion_confirmed_at', '2026-03-01T10:02:00+08:00')],
  ['gift with a price', set('gifts/0/unit_price', '1.00')],
  ['gift of no promotion', set('gifts/0/promotion_id', undefined)],
  ['status unknown', set('status', 'sent')],
  ['kind of supply unknown', first('kind', 'gadget')],
  ['change that is not permitted', set('status_history/0/status', 'shipped')],
  ['changes out of order', set('status_history/0/at', '2026-03-01T10:02:00+08:00')],
  ['last change is not the status', set('status', 'preparing')],
  ['cancelled without saying why', together(cancelled, set('cancel', { ...cancel, reason: undefined }))],
  ['cancelled without a word', cancelled],
  ['invoice of another amount', invoiced({ amount: '870.00' })],
  ['electronic invoice of 19 digits', invoiced({ number: '2611000000000000001' })],
  ['reminder after consent', set('auto_renew', { ...renewal, reminder_at: '2026-03-01T09:59:40+08:00' })],
  ['voucher that ends before it begins', set('service_voucher', { ...voucher, valid_to: '2026-03-01T00:00:00+08:00' })],
  ['service order without voucher', asService],
  ['prepaid without refund', set('prepaid', { ...prepaid, contract: { ...contract, refund: null } })],
  ['cross-border without declaration', set('cross_border', true)],
  ['customs code of four digits', set('customs', { ...customs, items: [{ hs_code: '9617' }] })],
  ['digest by a broken algorithm', set('hash_alg', 'md5')],
];
