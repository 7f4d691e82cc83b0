// Values that no schema language has built in: exact decimals, times with offset, regions, telephone numbers. Written for speed, since every
// peer calls them.

import { COUNTRIES, CURRENCIES, PROVINCES } from './codes.mjs';

const ZERO = 0x30;
const POINT = 0x2e;
const MINUS = 0x2d;
const FRACTION_DIGITS = 4;
const LARGEST = 1e14;
const DAY = 86_400_000;
const NO_NUMBER = 100;
const SHORTEST_TIME = '2026-03-01T10:00:00Z'.length;

const isDigit = (character) => character >= ZERO && character <= ZERO + 9;

/** Decimal text or a JSON number in ten-thousandths, exactly; NaN where it is neither, too precise or above ten billion. */
export function decimal(value) {
  if (typeof value === 'string') return decimalText(value);
  if (typeof value !== 'number') return NaN;
  if (Number.isInteger(value)) return Math.abs(value) <= LARGEST / 1e4 ? value * 1e4 : NaN;
  return decimalText(String(value));
}

function decimalText(text) {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let at = start;
  let value = 0;
  for (; isDigit(text.charCodeAt(at)) && value <= LARGEST; at++) value = value * 10 + text.charCodeAt(at) - ZERO;
  if (at === start) return NaN;
  let fraction = 0;
  if (text.charCodeAt(at) === POINT) {
    const first = ++at;
    for (; isDigit(text.charCodeAt(at)); at++) {
      if (fraction < FRACTION_DIGITS) {
        value = value * 10 + text.charCodeAt(at) - ZERO;
        fraction++;
      } else if (text.charCodeAt(at) !== ZERO) return NaN;
    }
    if (at === first) return NaN;
  }
  if (at !== text.length) return NaN;
  for (; fraction < FRACTION_DIGITS; fraction++) value *= 10;
  if (value > LARGEST) return NaN;
  return start === 1 ? -value : value;
}

/** Whether an amount is written with more fractional digits than its currency has; of a JSON number, whether its value needs more. */
export function isFiner(value, digits) {
  if (typeof value === 'string') {
    if (value.charCodeAt(value.length - digits - 1) === POINT) return false;
    const point = value.indexOf('.');
    return point >= 0 && value.length - point - 1 > digits && isDecimal(value);
  }
  return typeof value === 'number' && !Number.isInteger(value) && isFiner(String(value), digits);
}

function two(text, at) {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return isDigit(high) && isDigit(low) ? (high - ZERO) * 10 + low - ZERO : NO_NUMBER;
}

function daysInMonth(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, years counted from March. */
function daysFromCivil(year, month, day) {
  const counted = month <= 2 ? year - 1 : year;
  const era = Math.floor(counted / 400);
  const ofEra = counted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

const hasMarks = (text) =>
  text.charCodeAt(4) === MINUS &&
  text.charCodeAt(7) === MINUS &&
  (text.charCodeAt(10) | 0x20) === 0x74 &&
  text.charCodeAt(13) === 0x3a &&
  text.charCodeAt(16) === 0x3a;

/** RFC 3339 with offset, in milliseconds since 1970; NaN where it is not. */
export function timestamp(text) {
  if (typeof text !== 'string' || text.length < SHORTEST_TIME || !hasMarks(text)) return NaN;
  const days = dateDays(text);
  const hour = two(text, 11);
  const minute = two(text, 14);
  const second = two(text, 17);
  if (Number.isNaN(days) || hour > 23 || minute > 59 || second > 60) return NaN;
  let at = 19;
  let millis = 0;
  if (text.charCodeAt(at) === POINT) {
    const first = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === first) return NaN;
    millis = second === 60 ? 0 : Number(text.slice(first, Math.min(at, first + 3)).padEnd(3, '0'));
  }
  const utc = days * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offsetMillis(text, at);
  // A leap second stands only where UTC shows 23:59.
  return second === 60 && ((utc % DAY) + DAY) % DAY >= 1000 ? NaN : utc;
}

function dateDays(text) {
  const century = two(text, 0);
  const ofCentury = two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  const year = century * 100 + ofCentury;
  if (century === NO_NUMBER || ofCentury === NO_NUMBER || month < 1 || month > 12 || day < 1) return NaN;
  return day > daysInMonth(year, month) ? NaN : daysFromCivil(year, month, day);
}

function offsetMillis(text, at) {
  const sign = text.charCodeAt(at);
  if ((sign | 0x20) === 0x7a) return text.length === at + 1 ? 0 : NaN;
  if ((sign !== 0x2b && sign !== MINUS) || text.charCodeAt(at + 3) !== 0x3a || text.length !== at + 6) return NaN;
  const hours = two(text, at + 1);
  const minutes = two(text, at + 4);
  if (hours > 23 || minutes > 59) return NaN;
  const millis = (hours * 60 + minutes) * 60_000;
  return sign === MINUS ? -millis : millis;
}

export const isDecimal = (value) => !Number.isNaN(decimal(value));
export const isTimestamp = (value) => !Number.isNaN(timestamp(value));
export const isCurrency = (text) => CURRENCIES.has(text);
export const isCountry = (text) => COUNTRIES.has(text);
export const isRegion = (text) =>
  text.length === 6 && PROVINCES.has(two(text, 0)) && two(text, 2) < NO_NUMBER && two(text, 4) < NO_NUMBER;

/** 'china', 'masked' or 'general' by how a telephone number is written; undefined where it is none. */
export function phone(text) {
  if (/^1[3-9]\d{9}$/.test(text)) return 'china';
  if (!/^\+?[\d* .()x#-]*$/.test(text)) return undefined;
  const digits = text.replace(/[^\d*]/g, '');
  const extensionLast = /^[^x#]*$|^(?:[^\d*x#]*[\d*]){7}/.test(text);
  if (digits.length > 20 || !extensionLast) return undefined;
  if (digits.includes('*')) return digits.length >= 7 ? 'masked' : undefined;
  const plus = text.startsWith('+');
  const abroad = plus && !digits.startsWith('86') && !digits.startsWith('0086');
  if (!abroad && isChinese(nationalPart(digits, plus), plus)) return 'china';
  return digits.length >= 7 && digits.length <= 15 ? 'general' : undefined;
}

function nationalPart(digits, plus) {
  if (digits.startsWith('86') && (plus || digits.length === 13)) return digits.slice(2);
  return digits.startsWith('0086') ? digits.slice(4) : digits;
}

function isChinese(national, plus) {
  const mobile = /^1[3-9]\d{9}$/;
  const fixed = /^0(?:[12]\d{9,14}|[3-9]\d{9,15})$|^[48]00\d{7}$/;
  const fixedAfterPlus = /^[12]\d{9,10}$|^[3-9]\d{9,11}$/;
  return mobile.test(national) || fixed.test(national) || (plus && fixedAfterPlus.test(national));
}
