// What was measured, as aligned text.

const NAMES = {
  empty: 'the host alone',
  json_parse: 'JSON.parse alone',
  ajv: 'Ajv',
  checkout: 'tradelint/checkout',
  ajv_formats: 'Ajv + ajv-formats, compiling',
  ajv_shape: 'Ajv, shape alone',
  zod: 'Zod',
  zod_compiled: 'Zod compiled',
  valibot: 'Valibot',
  typebox: 'TypeBox',
  arktype: 'ArkType',
};

export const nameOf = (variant) => NAMES[variant] ?? variant;
const times = (ratio) => (ratio === null ? '' : `${ratio.toFixed(2)} ×`);

/** Columns as wide as their widest cell: the first to the left, the others to the right. */
export function table(title, lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const cell = (text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]));
  const text = lines.map((line) => `  ${line.map(cell).join('   ').trimEnd()}`);
  return `\n${title}\n${text.join('\n')}`;
}

/** One suite on one host; the ratios say how many times as fast as Ajv, and as JSON.parse alone. */
export function suiteTable(rows) {
  const [{ suite, host }] = rows;
  const parsing = rows.some(({ ratio_to_json_parse: ratio }) => ratio !== null);
  const head = ['', 'µs', 'to Ajv', ...(parsing ? ['to JSON.parse'] : [])];
  const line = ({ variant, median_us, ratio_to_ajv, ratio_to_json_parse }) => [
    nameOf(variant),
    median_us.toFixed(2),
    times(ratio_to_ajv),
    ...(parsing ? [times(ratio_to_json_parse)] : []),
  ];
  return table(`${suite} in ${host}`, [head, ...rows.map(line)]);
}

/** Cold starts in a host, from the beginning of what is said. */
export function coldTable(cold, { host, from }) {
  const line = ([variant, { median_ms, ratio_to_ajv }]) => [
    variant === 'empty' ? `${host} alone` : nameOf(variant),
    median_ms.toFixed(1),
    times(ratio_to_ajv),
  ];
  return table(`from ${from} to the first verdict, in ${host}`, [['', 'ms', 'to Ajv'], ...Object.entries(cold).map(line)]);
}

/** Sizes. */
export function sizeTable(sizes) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const line = ([entry, { raw, gzip, brotli }]) => [nameOf(entry), kilobytes(raw), kilobytes(gzip), kilobytes(brotli)];
  return table('size of the order’s validator in one file', [
    ['', 'minified', 'gzip', 'brotli'],
    ...Object.entries(sizes).map(line),
  ]);
}
