/** JSON as static, coloured HTML, with one place marked. */
import { escaped } from '../frame/both.js';

/** The value over several lines; the line on which `at` begins is marked, or else the one of its nearest container. */
export function jsonCode(value: unknown, at?: string): string {
  const lines = linesOf(value, '', '', '', '');
  const marked = at === undefined ? -1 : lineOf(lines, at);
  return lines.map(({ html }, number) => (number === marked ? `<mark>${html}</mark>` : html)).join('\n');
}

interface Line {
  readonly pointer: string;
  readonly html: string;
}

/** Objects and lists that fit are told on one line. */
const ONE_LINE = 64;

function linesOf(value: unknown, pointer: string, indent: string, before: string, after: string): Line[] {
  const line = (html: string) => [{ pointer, html: `${indent}${before}${html}${after}` }];
  if (typeof value !== 'object' || value === null) return line(scalar(value));
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, close] = isList ? '[]' : '{}';
  const named = (name: string) => (isList ? '' : `<span class="name">${escaped(JSON.stringify(name))}</span>: `);
  if (entries.length === 0) return line(`${open}${close}`);
  const isShort = JSON.stringify(value).length <= ONE_LINE && entries.every(([, one]) => typeof one !== 'object' || one === null);
  if (isShort && pointer !== '') {
    const told = entries.map(([name, one]) => named(name) + scalar(one)).join(', ');
    return line(isList ? `[${told}]` : `{ ${told} }`);
  }
  return [
    { pointer, html: `${indent}${before}${open}` },
    ...entries.flatMap(([name, one], place) =>
      linesOf(one, `${pointer}/${escapedName(name)}`, `${indent}  `, named(name), place < entries.length - 1 ? ',' : ''),
    ),
    { pointer: `${pointer}/`, html: `${indent}${close}${after}` },
  ];
}

const escapedName = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function scalar(value: unknown): string {
  return `<span class="${typeof value === 'string' ? 'text' : 'value'}">${escaped(JSON.stringify(value))}</span>`;
}

function lineOf(lines: readonly Line[], at: string): number {
  for (let pointer = at; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const found = lines.findIndex((line) => line.pointer === pointer);
    if (found >= 0) return found;
  }
  return -1;
}
