/** Small changes that many faults share. */
import { fen, instant, time, yuan } from '../values.mjs';

export const seller = (bundle) => bundle.subjects[0];
/** The listing, in the version, that a line refers to. */
export const listingOf = (bundle, place = 0) => {
  const { listing_id, listing_version } = bundle.order.lines[place];
  return bundle.listings.find((listing) => listing.listing_id === listing_id && listing.version === listing_version);
};
export const lineOf = (bundle, test) => bundle.order.lines.findIndex(test);
export const later = (text, by) => time(instant(text) + by);

/** Another amount for a payment, told alike wherever its record tells it. */
export function pay(payment, amount) {
  payment.amount = amount;
  if (payment.amount_detail) payment.amount_detail = { total: amount, payer_total: amount, coupons: [] };
  if (payment.instruction_shown) payment.instruction_shown.amount = amount;
}

/** Another amount for the refund of a case, told alike by the case and the payment. */
export function refund(bundle, amount) {
  const [theCase] = bundle.aftersales;
  theCase.refund_amount = amount;
  theCase.refund.amount = amount;
  bundle.payments[0].refund[0].amount = amount;
}

export const plus = (amount, more) => yuan(fen(amount) + more);

/** Moves every time below a value that is not before `from`, but not how long records are kept. */
export function shift(value, by, from = '') {
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'retention_until') continue;
    if (typeof inner === 'object' && inner !== null) shift(inner, by, from);
    else if (typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner) && inner >= from) value[name] = later(inner, by);
  }
}

/** The parcel that comes back. */
export const comingBack = (bundle) => bundle.shipments.find(({ is_return }) => is_return);

/** Parcels leave promises to the order. */
export function withoutOwnPromises(bundle) {
  for (const shipment of bundle.shipments) {
    delete shipment.promised_ship_at;
    delete shipment.promised_arrive_at;
  }
}
