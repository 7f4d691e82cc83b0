// Code lists that several checks share.

// ISO 4217, by the digits of the minor unit; units of account and metals are not money to pay with.
const MINOR_UNITS = {
  2: 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Currency code → fractional digits of its minor unit. */
export const CURRENCIES = new Map(
  Object.entries(MINOR_UNITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** ISO 3166-1 alpha-2. */
export const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
    'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ ' +
    'NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** The first two digits of GB/T 2260, as numbers. */
export const PROVINCES = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71,
  81, 82,
]);

/** Which status an order may take after which. */
export const MAY_BECOME = new Map([
  ['created', ['awaiting_payment', 'paid', 'preparing', 'cancelled', 'closed']],
  ['awaiting_payment', ['paid', 'cancelled', 'closed']],
  ['paid', ['preparing', 'shipped', 'delivered', 'completed', 'cancelled', 'refunding']],
  ['preparing', ['shipped', 'delivered', 'cancelled', 'refunding']],
  ['shipped', ['delivered', 'refunding']],
  ['delivered', ['completed', 'refunding']],
  ['completed', ['refunding']],
  ['cancelled', ['refunding', 'closed']],
  ['closed', []],
  ['refunding', ['refunded', 'paid', 'preparing', 'shipped', 'delivered', 'completed']],
  ['refunded', ['closed']],
]);

export const ORDER_STATUSES = [...MAY_BECOME.keys()];
export const SUPPLY_KINDS = ['goods', 'service', 'digital'];
export const CONTRACT_STATES = ['pending', 'concluded', 'not_concluded', 'terminated'];
export const INVOICE_TYPES = ['electronic', 'electronic_old', 'paper'];
export const HASH_ALGORITHMS = ['sha256', 'sha384', 'sha512', 'sm3'];
