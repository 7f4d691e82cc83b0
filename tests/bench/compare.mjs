// What changed between two runs: ratios and sizes only, since times of different runs do not compare.

import { table } from './tables.mjs';

const OURS = 'tradelint';

const percent = (before, after) => {
  const change = (after / before - 1) * 100;
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`;
};

const line = (name, before, after, shown) => [name, shown(before), shown(after), percent(before, after)];
const ratio = (value) => `${value.toFixed(2)} ×`;
const bytes = (value) => `${value} B`;

function suites(before, after) {
  const key = ({ suite, host, variant }) => `${suite} ${host} ${variant}`;
  const known = new Map(before.rows.map((row) => [key(row), row]));
  return after.rows
    .filter((row) => row.variant === OURS && known.has(key(row)))
    .map((row) => line(`${row.suite} in ${row.host}, to Ajv`, known.get(key(row)).ratio_to_ajv, row.ratio_to_ajv, ratio));
}

function cold(before, after) {
  const hosts = Object.keys(after.cold ?? {}).filter((host) => before.cold?.[host]);
  const toAjv = ({ cold }, host) => cold[host][OURS].ratio_to_ajv;
  return hosts.map((host) => line(`cold start in ${host}, to Ajv`, toAjv(before, host), toAjv(after, host), ratio));
}

function sizes(before, after) {
  const entries = Object.keys(after.size ?? {}).filter((entry) => entry.startsWith(OURS) && before.size?.[entry]);
  return entries.map((entry) => line(`${entry}, brotli`, before.size[entry].brotli, after.size[entry].brotli, bytes));
}

/** A table of what both runs measured. */
export function changes(before, after) {
  const lines = [...suites(before, after), ...cold(before, after), ...sizes(before, after)];
  return lines.length === 0
    ? '\nthe runs have nothing in common'
    : table('tradelint before and after', [['', 'before', 'after', 'change'], ...lines]);
}
