/** The order at the top of the home page: an excerpt of the example order, some of whose values can be edited. */
import type { Report } from '../../pkg/core.js';
import { escaped } from '../frame/both.js';
import { SIGNS } from '../report/signs.js';
import { reportWords } from '../report/words.js';

/** A line of the excerpt as JSON; where it has a pointer, its value can be edited. */
interface Line {
  readonly indent: number;
  readonly name?: string;
  readonly pointer?: string;
  readonly text?: string;
}

/** In the order's own sequence; what is left out stands in the record all the same. */
export const LINES: readonly Line[] = [
  { indent: 0, text: '{' },
  { indent: 1, name: 'currency', pointer: '/currency' },
  { indent: 1, name: 'lines', text: '[{' },
  { indent: 2, name: 'name', pointer: '/lines/0/name' },
  { indent: 2, name: 'quantity', pointer: '/lines/0/quantity' },
  { indent: 2, name: 'unit_price', pointer: '/lines/0/unit_price' },
  { indent: 2, name: 'discount', pointer: '/lines/0/discount' },
  { indent: 2, name: 'line_amount', pointer: '/lines/0/line_amount' },
  { indent: 1, text: '}],' },
  { indent: 1, name: 'freight', pointer: '/freight' },
  { indent: 1, name: 'discounts', text: '[{' },
  { indent: 2, name: 'amount', pointer: '/discounts/0/amount' },
  { indent: 1, text: '}],' },
  { indent: 1, name: 'payable_amount', pointer: '/payable_amount' },
  { indent: 1, text: '…' },
  { indent: 0, text: '}' },
];

/** What stands there at first, instead of the example's own values. */
export const FAULTS: Readonly<Record<string, string>> = { '/currency': 'RMB', '/payable_amount': '193.00' };

type Container = Record<string, unknown>;

/** The order with other values at these pointers; a number stays one as long as it reads as one. */
export function edited(order: unknown, values: Readonly<Record<string, string>>): unknown {
  const copy = structuredClone(order);
  for (const [pointer, value] of Object.entries(values)) {
    const [name, ...path] = pointer.slice(1).split('/').reverse() as [string, ...string[]];
    const container = path.reduceRight((within, step) => within[step] as Container, copy as Container);
    const isNumber = typeof container[name] === 'number' && /^\d+$/.test(value);
    container[name] = isNumber ? Number(value) : value;
  }
  return copy;
}

/** The value at a pointer, as it stands in the field. */
export const valueAt = (record: unknown, pointer: string): unknown =>
  pointer
    .slice(1)
    .split('/')
    .reduce((within, step) => (within as Container)[step], record);

/** Verdict and findings as HTML, built into the page and again with each edit. */
export function reportHtml({ verdict, findings }: Report, locale: 'zh-CN' | 'en', rules: string): string {
  const words = reportWords(locale);
  const items = findings.map(
    ({ rule, severity, pointer, message, home, basis }) => `<li class="finding ${severity}">
<p class="place"><span class="severity ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${words.severities[severity]}</span> <code>${escaped(pointer)}</code></p>
<p class="message">${escaped(message)}</p>
<p class="ground"><a class="id" href="${rules}${rule}/">${rule}</a> GB/T 37401-2019 ${home} (${words.topic}) · ${words.basis} ${basis.map(escaped).join(' · ')}</p></li>`,
  );
  return `<p class="verdict ${verdict}"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> <strong>${words.verdicts[verdict]}</strong></p>
${items.length === 0 ? `<p class="quiet">${words.none}</p>` : `<ul class="findings">${items.join('')}</ul>`}`;
}
