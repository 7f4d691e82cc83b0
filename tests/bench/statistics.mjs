// Medians, and ratios that noise of a shared machine does not reach: each is taken within one round, then the median of the rounds.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** How many times as fast as the other. */
const timesAsFast = (times, other) => median(times.map((time, round) => other[round] / time));

const rounded = (value, digits) => Number(value.toFixed(digits));

/** The rows of a suite from `{variant: [microseconds, one a round]}`. */
export function rows(suite, host, samples) {
  const [parsing, ajv] = [samples.json_parse, samples.ajv ?? samples.ajv_shape];
  return Object.entries(samples).map(([variant, times]) => ({
    suite,
    host,
    variant,
    median_us: rounded(median(times), 3),
    ratio_to_ajv: rounded(timesAsFast(times, ajv), 3),
    ratio_to_json_parse: parsing ? rounded(timesAsFast(times, parsing), 3) : null,
  }));
}

/** Cold starts from `{variant: [milliseconds, one a round]}`. */
export function starts(samples) {
  const entry = ([variant, times]) => [
    variant,
    { median_ms: rounded(median(times), 2), ratio_to_ajv: rounded(timesAsFast(times, samples.ajv), 3) },
  ];
  return Object.fromEntries(Object.entries(samples).map(entry));
}
