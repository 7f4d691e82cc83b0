// What holds between fields of an order, as exactly as the rules of profile `gate` say it. Every peer calls it on the object that it has
// checked field by field, or on what is left of it: a value that cannot be read leaves its relations unjudged.

import { CURRENCIES, MAY_BECOME } from './codes.mjs';
import { decimal, isFiner, phone, timestamp } from './values.mjs';

const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);
const ONE = 10_000;
const CLOCK_SKEW = 300_000;
const AMOUNTS = ['payable_amount', 'paid_amount', 'freight'];
const AMOUNT_LISTS = ['fees', 'taxes', 'discounts'];
const LINE_AMOUNTS = ['unit_price', 'discount', 'line_amount'];
const FINER = 'finer than the currency’s minor unit';
const UNCONFIRMED = new Set(['created', 'awaiting_payment', 'cancelled', 'closed']);

const isAbsent = (value) => value === undefined || value === null;
const part = (value) => (typeof value === 'object' && value !== null ? value : NOTHING);
const entries = (value) => (Array.isArray(value) ? value : NONE);
const isConfirmed = (status) => MAY_BECOME.has(status) && !UNCONFIRMED.has(status);
/** NaN where it cannot be read, zero where it is absent. */
const amount = (value) => (isAbsent(value) ? 0 : decimal(value));

/** Calls `report(path, message)` for each relation that does not hold. */
export function relations(order, now, report) {
  if (typeof order !== 'object' || order === null) return;
  const created = timestamp(order.created_at);
  const paid = timestamp(order.paid_at);
  const lines = entries(order.lines);
  amounts(order, lines, paid, report);
  minorUnits(order, lines, report);
  formation(order, { now, created, paid }, report);
  consignee(order, lines, report);
  delivery(order, created, report);
  gifts(order, report);
  history(order, report);
  cancelling(order, created, report);
  trustedTrade(order, report);
  invoice(order, report);
  renewalAndVoucher(order, lines, report);
  crossBorder(order, report);
}

/** Unit price × quantity − discount, half a ten-thousandth rounded up. */
function lineTotal(price, quantity, discount) {
  const product = price * quantity;
  if (Number.isSafeInteger(product)) return Math.floor((product + ONE / 2) / ONE) - discount;
  if (Number.isNaN(product)) return NaN;
  const exact = BigInt(price) * BigInt(quantity) + BigInt(ONE / 2);
  const one = BigInt(ONE);
  return Number((exact - (((exact % one) + one) % one)) / one) - discount;
}

/** Judges a line by itself; returns what it adds to the amount payable. */
function lineAmount(order, line, at, paid, report) {
  const quantity = decimal(line.quantity);
  const price = decimal(line.unit_price);
  if (quantity <= 0) report(['lines', at, 'quantity'], 'quantity should be above 0');
  if (price < 0) report(['lines', at, 'unit_price'], 'unit price must not be negative');
  if (!isAbsent(line.tied_items)) tiedItems(line.tied_items, at, report);
  if (line.return_7d_excluded === true) {
    const confirmedAt = line.return_7d_exclusion_confirmed_at;
    if (isAbsent(confirmedAt) || timestamp(confirmedAt) > paid) {
      report(['lines', at, 'return_7d_exclusion_confirmed_at'], 'the buyer must confirm the exclusion before paying');
    }
  }
  const total = lineTotal(price, quantity, amount(line.discount));
  if (isAbsent(line.line_amount)) return total;
  const stated = decimal(line.line_amount);
  // A fractional quantity may be rounded either way to the minor unit.
  const tolerance = quantity % ONE === 0 ? 1 : 10 ** (4 - (CURRENCIES.get(order.currency) ?? 2));
  if (Math.abs(stated - total) >= tolerance)
    report(['lines', at, 'line_amount'], 'line amount should be unit price × quantity − discount');
  return stated;
}

function tiedItems(list, line, report) {
  entries(list).forEach((item, at) => {
    if (part(item).chosen_by_buyer === false)
      report(['lines', line, 'tied_items', at, 'chosen_by_buyer'], 'a tied item needs the buyer’s own choice');
  });
}

function sum(list) {
  if (isAbsent(list)) return 0;
  if (!Array.isArray(list)) return NaN;
  let total = 0;
  for (let at = 0; at < list.length; at++) total += amount(part(list[at]).amount);
  return total;
}

function amounts(order, lines, paid, report) {
  let expected = amount(order.freight) + sum(order.fees) + sum(order.taxes) - sum(order.discounts);
  for (let at = 0; at < lines.length; at++) expected += lineAmount(order, part(lines[at]), at, paid, report);
  const actual = decimal(order.payable_amount);
  if (actual < 0) report(['payable_amount'], 'amount payable must not be negative');
  // Unreadable parts make it NaN, which is neither smaller nor greater.
  const readable = Array.isArray(order.lines);
  if (readable && (actual < expected || actual > expected))
    report(['payable_amount'], 'amount payable should be what its parts add up to');
}

function minorUnits(order, lines, report) {
  const digits = CURRENCIES.get(order.currency);
  if (digits === undefined) return;
  for (const name of AMOUNTS) if (isFiner(order[name], digits)) report([name], FINER);
  for (const name of AMOUNT_LISTS) {
    const list = entries(order[name]);
    for (let at = 0; at < list.length; at++) if (isFiner(part(list[at]).amount, digits)) report([name, at, 'amount'], FINER);
  }
  for (let at = 0; at < lines.length; at++) {
    const line = part(lines[at]);
    for (const name of LINE_AMOUNTS) if (isFiner(line[name], digits)) report(['lines', at, name], FINER);
    if (CURRENCIES.has(line.currency) && line.currency !== order.currency)
      report(['lines', at, 'currency'], 'lines must be in the order’s currency');
  }
}

function formation(order, { now, created, paid }, report) {
  if (created > now + CLOCK_SKEW) report(['created_at'], 'the order was made after the present');
  if (isAbsent(order.confirmed_at)) {
    if (isConfirmed(order.status)) report(['confirmed_at'], 'the order’s confirmation is missing');
  } else if (timestamp(order.confirmed_at) < created) report(['confirmed_at'], 'confirmed before it was made');
  if (timestamp(part(order.terms).accepted_at) > created)
    report(['terms', 'accepted_at'], 'the terms should be accepted by the time of order');
  const stands = order.contract_state !== 'not_concluded' && order.contract_state !== 'pending';
  if (!stands && !Number.isNaN(paid)) report(['contract_state'], 'once paid, the contract stands');
}

/** 'unknown' where a line does not say readably what it supplies. */
function sendsGoods(lines) {
  for (const entry of lines) {
    const kind = part(entry).kind;
    if (isAbsent(kind) || kind === 'goods') return 'yes';
    if (kind !== 'service' && kind !== 'digital') return 'unknown';
  }
  return 'no';
}

function consignee(order, lines, report) {
  const goods = sendsGoods(lines);
  if (isAbsent(order.consignee)) {
    if (goods === 'yes') report(['consignee'], 'the consignee is missing');
    return;
  }
  const { name, phone: number, address, country, region_code: region, id_number: identity } = part(order.consignee);
  if (goods === 'yes') {
    if (isAbsent(name)) report(['consignee', 'name'], 'the consignee’s name is missing');
    if (isAbsent(number)) report(['consignee', 'phone'], 'the consignee’s phone is missing');
    if (isAbsent(address)) report(['consignee', 'address'], 'the consignee’s address is missing');
  }
  const inChina = isAbsent(country) || country === 'CN';
  if (typeof number === 'string' && number !== '') {
    const kind = phone(number);
    if (kind === undefined || (kind === 'general' && inChina))
      report(['consignee', 'phone'], 'no telephone number of the country');
  }
  if (inChina && isAbsent(region)) report(['consignee', 'region_code'], 'the region code is missing');
  const needed = order.cross_border === true || lines.some((line) => part(line).restricted === true);
  if (!isAbsent(identity) && !needed)
    report(['consignee', 'id_number'], 'no identity number unless cross-border or restricted goods');
}

function delivery(order, created, report) {
  const agreed = order.delivery;
  if (typeof agreed !== 'object' || agreed === null) return;
  if (isAbsent(agreed.promised_ship_at) && isAbsent(agreed.promised_arrive_at))
    report(['delivery'], 'no time limit for shipping or arrival');
  const ship = timestamp(agreed.promised_ship_at);
  const arrive = timestamp(agreed.promised_arrive_at);
  if (ship < created) report(['delivery', 'promised_ship_at'], 'promised before the order was made');
  if (arrive < created || arrive < ship)
    report(['delivery', 'promised_arrive_at'], 'promised before the order was made or shipped');
}

function gifts(order, report) {
  entries(order.gifts).forEach((gift, at) => {
    const price = amount(part(gift).unit_price);
    if (price < 0 || price > 0) report(['gifts', at, 'unit_price'], 'the price of a gift should be 0');
  });
}

function history(order, report) {
  const changes = entries(order.status_history);
  let before = NaN;
  for (let at = 0; at < changes.length; at++) {
    const { status, at: time } = part(changes[at]);
    const millis = timestamp(time);
    if (!MAY_BECOME.has(status) || Number.isNaN(millis)) return;
    if (millis < before) report(['status_history', at, 'at'], 'earlier than the change before');
    if (at > 0 && !MAY_BECOME.get(changes[at - 1].status).includes(status))
      report(['status_history', at, 'status'], 'no permitted change of status');
    before = millis;
  }
  const last = changes.length - 1;
  if (last >= 0 && MAY_BECOME.has(order.status) && changes[last].status !== order.status) {
    report(['status_history', last, 'status'], 'the last change should be to the order’s status');
  }
}

function cancelling(order, created, report) {
  if (isAbsent(order.cancel)) {
    if (order.status === 'cancelled') report(['cancel'], 'cancelling needs who, why and when');
  } else if (timestamp(part(order.cancel).at) < created) report(['cancel', 'at'], 'cancelled before the order was made');
}

function trustedTrade(order, report) {
  const list = order.transaction_list;
  if (isAbsent(list)) return;
  const { amount: traded, order_id: named } = part(list);
  if (Math.abs(decimal(traded) - decimal(order.payable_amount)) > 0)
    report(['transaction_list', 'amount'], 'should be the amount payable');
  if (!isAbsent(named) && !isAbsent(order.order_id) && String(named) !== String(order.order_id)) {
    report(['transaction_list', 'order_id'], 'the list names another order');
  }
}

function invoice(order, report) {
  if (isAbsent(order.invoice)) return;
  const issued = part(order.invoice);
  if (isAbsent(issued.number) && isAbsent(issued.amount)) {
    if (order.status === 'completed' && issued.requested === true) report(['invoice'], 'the invoice was not issued');
    return;
  }
  for (const name of ['title', 'number', 'at', 'type', 'amount']) {
    if (isAbsent(issued[name])) report(['invoice', name], 'the invoice is incomplete');
  }
  if (issued.type === 'electronic' && typeof issued.number === 'string' && !/^\d{20}$/.test(issued.number)) {
    report(['invoice', 'number'], 'the number of an electronic invoice has 20 digits');
  }
  if (isAbsent(order.paid_amount)) return;
  const off = decimal(issued.amount) - (decimal(order.paid_amount) - amount(issued.non_invoiceable_amount));
  if (Math.abs(off) > 0) report(['invoice', 'amount'], 'should be what was paid less what is not invoiceable');
}

/** The later of two times must not come first. */
function inOrder(group, [earlier, later], blamed, name, report) {
  if (timestamp(group[later]) < timestamp(group[earlier])) report([name, blamed], 'the times are out of order');
}

function renewalAndVoucher(order, lines, report) {
  const { auto_renew: renewal, service_voucher: voucher } = order;
  if (!isAbsent(renewal)) {
    inOrder(renewal, ['reminder_at', 'consent_at'], 'reminder_at', 'auto_renew', report);
    inOrder(renewal, ['renewal_reminder_at', 'next_charge_at'], 'renewal_reminder_at', 'auto_renew', report);
  }
  if (!isAbsent(voucher)) {
    inOrder(voucher, ['valid_from', 'valid_to'], 'valid_to', 'service_voucher', report);
    inOrder(voucher, ['valid_from', 'redeemed_at'], 'redeemed_at', 'service_voucher', report);
  } else if (isConfirmed(order.status) && lines.some((line) => part(line).kind === 'service')) {
    report(['service_voucher'], 'the service voucher is missing');
  }
}

function crossBorder(order, report) {
  if (isAbsent(order.customs)) {
    if (order.cross_border === true) report(['customs'], 'the customs declaration is missing');
    return;
  }
  entries(part(order.customs).items).forEach((item, at) => {
    const code = part(item).hs_code;
    const digits = typeof code === 'string' && code !== '' ? code.replace(/\D/g, '').length : 10;
    if (digits !== 10) report(['customs', 'items', at, 'hs_code'], 'an HS code here has 10 digits');
  });
}

/** JSON Pointer of a path. */
export const pointer = (path) => path.map((step) => `/${step}`).join('');
