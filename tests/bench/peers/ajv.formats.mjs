// Formats that the order's JSON Schema names, as Ajv takes them.

import { isCountry, isCurrency, isDecimal, isRegion, isTimestamp } from '../values.mjs';

export const FORMATS = {
  decimal: isDecimal,
  decimal_number: { type: 'number', validate: isDecimal },
  timestamp: isTimestamp,
  region: isRegion,
  currency: isCurrency,
  country: isCountry,
};

/** Those that the published schemas name. */
export const PUBLISHED = { 'date-time': isTimestamp, date: /^\d{4}-\d{2}-\d{2}$/ };
