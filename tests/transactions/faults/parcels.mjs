/** Faults in what is sent. */
import { DAY, day, HOUR, instant, MINUTE, SECOND } from '../values.mjs';
import { comingBack, later, plus, shift, withoutOwnPromises } from './edit.mjs';

const PLAIN = { outcome: 'completed', cod: false, parcels: 1, crossBorder: false, invoiced: false, gift: false };

export const PARCELS = [
  {
    name: 'completed, and nothing was sent',
    zh: '已完成而从未发货',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false, review: false },
    change: (bundle) => {
      bundle.shipments = [];
    },
    expect: ['ORD-042 /order/status', 'LOG-011 /order/lines/0/quantity'],
  },
  {
    name: 'completed before it was delivered',
    zh: '尚未送达即完成',
    wish: PLAIN,
    change: ({ order, shipments }) => {
      order.completed_at = later(shipments[0].signed_at, -HOUR);
      order.status_history.splice(
        -2,
        2,
        { status: 'delivered', at: order.completed_at },
        { status: 'completed', at: order.completed_at },
      );
    },
    expect: ['ORD-042 /order/completed_at'],
  },
  {
    name: 'a parcel of another order',
    zh: '包裹属于另一笔订单',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].order_id = '20200101-1';
    },
    expect: ['LOG-001 /shipments/0/order_id'],
  },
  {
    name: 'a carrier with another licence than is on file',
    zh: '承运人许可证与档案不同',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].carrier.licence_no = '国邮20999999';
    },
    expect: ['LOG-003 /shipments/0/carrier/licence_no'],
  },
  {
    name: 'a parcel to somebody else',
    zh: '包裹寄给了别人',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].recipient.name = '王强';
    },
    expect: ['LOG-010 /shipments/0/recipient/name'],
  },
  {
    name: 'a parcel with another phone number',
    zh: '包裹的电话不同',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].recipient.phone = '13700137000';
    },
    expect: ['LOG-010 /shipments/0/recipient/phone'],
  },
  {
    name: 'a parcel to another address, in another district',
    zh: '包裹寄往另一区的地址',
    wish: PLAIN,
    change: ({ shipments }) => {
      Object.assign(shipments[0].recipient, { address: '解放路1号', region_code: '310101' });
    },
    expect: ['LOG-010 /shipments/0/recipient/address', 'LOG-010 /shipments/0/recipient/region_code'],
  },
  {
    name: 'goods sent that were not ordered',
    zh: '发出未订购的商品',
    wish: PLAIN,
    change: ({ shipments }) => shipments[0].items.push({ ...shipments[0].items[0], listing_id: 'L-900' }),
    expect: ({ shipments }) => [`LOG-011 /shipments/0/items/${shipments[0].items.length - 1}/listing_id`],
  },
  {
    name: 'another variant sent than was ordered',
    zh: '发出的规格不同',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: ({ shipments }) => {
      shipments[0].items[0].sku = 'L-501-X';
    },
    expect: ['LOG-011 /shipments/0/items/0/listing_id', 'LOG-011 /order/lines/0/quantity'],
  },
  {
    name: 'more sent than was ordered',
    zh: '发货多于订购',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].items[0].quantity += 1;
    },
    expect: ['LOG-011 /shipments/0/items/0/quantity'],
  },
  {
    name: 'less sent than was ordered',
    zh: '发货少于订购',
    wish: { ...PLAIN, parcels: 2, lines: 3 },
    change: ({ shipments }) => {
      shipments[0].items[0].quantity -= 1;
      if (shipments[0].items[0].quantity === 0) shipments[0].items.shift();
    },
    expect: ['LOG-011 /order/lines/0/quantity'],
  },
  {
    name: 'one parcel entered twice',
    zh: '同一包裹记了两次',
    wish: { ...PLAIN, lines: 1, food: false, knife: false, excluded: false },
    change: ({ shipments }) => {
      shipments.push({ ...structuredClone(shipments[0]), shipment_id: 'SH-2', freight: '0.00' });
    },
    expect: ['LOG-011 /shipments/1/items/0/quantity'],
  },
  {
    name: 'sent before it was paid for',
    zh: '尚未支付即发货',
    wish: { ...PLAIN, payments: 1 },
    change: ({ order, shipments }) => {
      withoutOwnPromises({ shipments });
      const early = later(order.created_at, 5 * SECOND);
      Object.assign(shipments[0], { created_at: early, shipped_at: early });
      shipments[0].sender_id_checked.at = early;
      shipments[0].events.splice(1, 0, { code: 'departed', at: later(early, 20 * HOUR), place: '转运中心' });
      shipments[0].events[0].at = early;
      shipments[0].events.sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    expect: ['LOG-019 /shipments/0/shipped_at'],
  },
  {
    name: 'sent before the last part was paid',
    zh: '尾款未付即发货',
    wish: { ...PLAIN, payments: 2 },
    change: ({ order, payments }) => {
      shift(payments[1], 100 * HOUR, payments[1].created_at);
      payments[1].reconciliation.date = day(instant(payments[1].paid_at) + DAY);
      delete order.pay_deadline;
    },
    expect: ['LOG-019 /shipments/0/shipped_at'],
  },
  {
    name: 'sent before the order was confirmed',
    zh: '订单未确认即发货',
    wish: PLAIN,
    change: ({ order, shipments }) => {
      order.confirmed_at = later(shipments[0].shipped_at, SECOND);
    },
    expect: ['LOG-019 /shipments/0/shipped_at'],
  },
  {
    name: 'sent later than the order promised',
    zh: '发货晚于订单承诺',
    wish: PLAIN,
    change: (bundle) => {
      withoutOwnPromises(bundle);
      bundle.order.delivery.promised_ship_at = later(bundle.shipments[0].shipped_at, -SECOND);
    },
    expect: ['LOG-020 /shipments/0/shipped_at'],
  },
  {
    name: 'the parcel promises to leave later than the order did',
    zh: '包裹承诺的发货晚于订单承诺',
    wish: PLAIN,
    change: ({ order, shipments }) => {
      shipments[0].promised_ship_at = later(order.delivery.promised_ship_at, HOUR);
      shipments[0].promised_arrive_at = order.delivery.promised_arrive_at;
    },
    expect: ['LOG-020 /shipments/0/promised_ship_at'],
  },
  {
    name: 'paid, and nothing sent when the promise ran out',
    zh: '已支付，承诺期满仍未发货',
    wish: { ...PLAIN, outcome: 'in_transit' },
    change: (bundle) => {
      bundle.shipments = [];
      bundle.order.status = 'paid';
      bundle.order.status_history.pop();
    },
    now: ({ order }) => later(order.delivery.promised_ship_at, SECOND),
    expect: ['LOG-020 /shipments'],
  },
  {
    name: 'delivered later than the order promised',
    zh: '送达晚于订单承诺',
    wish: PLAIN,
    change: (bundle) => {
      withoutOwnPromises(bundle);
      const { delivery } = bundle.order;
      delivery.promised_arrive_at = later(bundle.shipments[0].signed_at, -SECOND);
      delivery.promised_ship_at = bundle.shipments[0].shipped_at;
      bundle.shipments[0].delay_cause = '大雪封路';
    },
    expect: ['LOG-032 /shipments/0/signed_at'],
  },
  {
    name: 'delivered late, and no cause recorded',
    zh: '迟延送达而未记原因',
    wish: PLAIN,
    change: (bundle) => {
      withoutOwnPromises(bundle);
      const { delivery } = bundle.order;
      delivery.promised_arrive_at = later(bundle.shipments[0].signed_at, -SECOND);
      delivery.promised_ship_at = bundle.shipments[0].shipped_at;
    },
    expect: ['LOG-032 /shipments/0/signed_at', 'LOG-032 /shipments/0/delay_cause'],
  },
  {
    name: 'more freight charged than the order says',
    zh: '收取的运费高于订单',
    wish: PLAIN,
    change: ({ shipments }) => {
      shipments[0].freight = plus(shipments[0].freight, 100);
    },
    expect: ['LOG-039 /shipments/0/freight'],
  },
  {
    name: 'a parcel declares goods that the order does not',
    zh: '包裹申报了订单没有的商品',
    wish: { ...PLAIN, crossBorder: true },
    change: ({ shipments }) => {
      shipments[0].customs.hs_codes = ['9617009000', '8215990000'];
    },
    expect: ['ORD-043 /shipments/0/customs/hs_codes/1'],
  },
  {
    name: 'a return for a case that there is not',
    zh: '退货所属的售后不存在',
    wish: { outcome: 'returned', parcels: 1 },
    change: (bundle) => {
      comingBack(bundle).return_of.aftersale_id = 'AS-0';
    },
    expect: ['LOG-050 /shipments/1/return_of/aftersale_id'],
  },
  {
    name: 'a return of a parcel that there was not',
    zh: '退回的包裹不存在',
    wish: { outcome: 'returned', parcels: 1 },
    change: (bundle) => {
      comingBack(bundle).return_of.shipment_id = 'SH-0';
    },
    expect: ['LOG-050 /shipments/1/return_of/shipment_id'],
  },
  {
    name: 'a return sent before it was applied for',
    zh: '申请之前已寄回',
    wish: { outcome: 'returned', parcels: 1 },
    change: (bundle) => {
      const back = comingBack(bundle);
      const early = later(bundle.aftersales[0].applied_at, -MINUTE);
      Object.assign(back, { created_at: early, shipped_at: early });
      back.sender_id_checked.at = early;
      back.events[0].at = early;
    },
    expect: ['LOG-050 /shipments/1/shipped_at'],
  },
  {
    name: 'an exchange whose parcel there is not',
    zh: '换货没有对应包裹',
    wish: { outcome: 'exchanged', parcels: 1 },
    change: (bundle) => {
      bundle.aftersales[0].exchange_shipment = 'SH-0';
      bundle.shipments.pop();
    },
    expect: ['AFS-024 /aftersales/0/exchange_shipment'],
  },
  {
    name: 'a return whose parcel there is not',
    zh: '退货没有对应包裹',
    wish: { outcome: 'returned', parcels: 1 },
    change: (bundle) => {
      bundle.shipments.pop();
    },
    expect: ['AFS-024 /aftersales/0/return_waybill'],
  },
  {
    name: 'goods booked in days after their parcel was signed for',
    zh: '退货签收数日后才记为收到',
    wish: { outcome: 'returned', parcels: 1 },
    change: (bundle) => {
      const back = comingBack(bundle);
      const received = later(back.signed_at, 0);
      back.signed_at = later(received, -25 * HOUR);
      back.events = back.events.filter(({ at }) => at < later(back.signed_at, -HOUR));
      back.events.push({ code: 'delivered', at: back.signed_at, place: '杭州市余杭区', operator: '王强' });
    },
    expect: ['AFS-012 /aftersales/0/goods_received_at'],
  },
];
