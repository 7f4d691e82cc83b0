/** The parcels: to the buyer, back to the seller, and in place of what came back. */
import { example } from '../../pkg/index.inline.js';
import { licenceOf } from './parties.mjs';
import { DAY, evidence, HOUR, MINUTE, plusYears, time, yuan } from './values.mjs';

const [OUT, BACK] = example('transaction').shipments;

/** The parcels of the order, its lines shared out among them. */
export function parcels(chance, plan, context) {
  const { order, clock, carrier } = context;
  const items = order.lines.map((line) => item(line, Number(line.quantity)));
  if (plan.outcome === 'refund_only') {
    const short = items.at(-1);
    short.quantity -= 1;
    if (short.quantity === 0) items.pop();
  }
  if (order.gifts) items.push({ name: '杯刷', nature: '日用品', quantity: 1, prohibited: 'none' });
  const count = Math.min(plan.parcels, items.length);
  const freight = Number(order.freight) * 100;
  return Array.from({ length: count }, (_, place) => ({
    ...parcel(chance, context, {
      id: `SH-${order.order_id}-${place}`,
      carrier,
      items: items.filter((_, at) => at % count === place),
      shipped: clock.shipped + place * MINUTE,
      signed: plan.outcome === 'in_transit' ? undefined : clock.signed - place * HOUR,
    }),
    freight: yuan(place === 0 ? freight : 0),
    currency: 'CNY',
    ...(chance.percent(50)
      ? { promised_ship_at: order.delivery.promised_ship_at, promised_arrive_at: order.delivery.promised_arrive_at }
      : { promised_ship_at: undefined, promised_arrive_at: undefined }),
    ...(plan.crossBorder ? { cross_border: true, customs: customs(chance) } : {}),
  }));
}

const item = ({ listing_id, sku, name }, quantity) => ({ listing_id, sku, name, nature: '日用品', quantity, prohibited: 'none' });

const customs = (chance) => ({ declaration_no: chance.digits(18), hs_codes: ['9617009000'], status: 'released' });

/** A parcel of a line's goods that goes out in place of what came back. */
export function replacement(chance, context, line, quantity) {
  const { order, clock, carrier } = context;
  return {
    ...parcel(chance, context, {
      id: `SH-${order.order_id}-R`,
      carrier,
      items: [item(line, quantity)],
      shipped: clock.received + HOUR,
      signed: clock.received + 24 * HOUR,
    }),
    freight: undefined,
    promised_ship_at: time(clock.received + 2 * HOUR),
    promised_arrive_at: time(clock.received + 3 * DAY),
  };
}

/** The parcel that brings goods back to the seller. */
export function comingBack(chance, context, { caseId, of, line, quantity }) {
  const { order, clock, carrier } = context;
  const sent = parcel(chance, context, {
    id: `SH-${order.order_id}-B`,
    carrier,
    items: [item(line, quantity)],
    shipped: clock.applied + 2 * HOUR,
    signed: clock.received,
  });
  return {
    ...sent,
    sender: sent.recipient,
    recipient: BACK.recipient,
    waybill: { ...BACK.waybill, code: sent.waybill_no },
    signed_by: BACK.signed_by,
    freight: undefined,
    promised_ship_at: undefined,
    promised_arrive_at: undefined,
    is_return: true,
    return_of: { aftersale_id: caseId, shipment_id: of.shipment_id },
  };
}

function parcel(chance, { order, clock }, { id, carrier, items, shipped, signed }) {
  const waybill = carrier.waybill(chance);
  const made = shipped - 30 * MINUTE;
  return {
    ...OUT,
    shipment_id: id,
    order_id: order.order_id,
    created_at: time(made),
    carrier: {
      code: carrier.code,
      name: carrier.name,
      licence_no: licenceOf(carrier),
      licence_valid_to: time(shipped + 400 * DAY).slice(0, 10),
      data_policy: evidence(chance, 'policy/7', made - DAY),
    },
    waybill_no: waybill,
    waybill: { ...OUT.waybill, code: waybill },
    recipient: { ...OUT.recipient, ...order.consignee },
    items,
    sender_id_checked: { checked: true, at: time(made) },
    inspected_mark: true,
    security_screened: true,
    security_check_mark: true,
    shipped_at: time(shipped),
    ship_notice: { at: time(shipped), carrier: carrier.name, waybill_no: waybill },
    events: events(shipped, signed),
    signed_at: signed === undefined ? undefined : time(signed),
    signed_by: signed === undefined ? undefined : { ...OUT.signed_by, name: order.consignee.name },
    delivered_place: signed === undefined ? undefined : OUT.delivered_place,
    inspection_prompted: evidence(chance, 'app/prompt', shipped),
    packaging: { material: '瓦楞纸箱', green: true },
    retention_until: time(plusYears(clock.end, 3) + 40 * DAY),
  };
}

/** No longer without a word than a day. */
function events(shipped, signed) {
  const list = [{ code: 'accepted', at: time(shipped), place: '杭州市西湖区' }];
  if (signed === undefined) return list;
  for (let at = shipped + 2 * HOUR; at < signed - 3 * HOUR; at += 20 * HOUR) {
    list.push({ code: 'departed', at: time(at), place: '转运中心' });
  }
  list.push({ code: 'out_for_delivery', at: time(signed - 2 * HOUR), place: '北京市海淀区', operator: '王强' });
  return [...list, { code: 'delivered', at: time(signed), place: '北京市海淀区', operator: '王强' }];
}
