/** The flat XML of WeChat Pay v2: one element with text elements in it. Nothing else is read: no attributes, declarations, entities of its own. */
import { Refused } from './problems.js';

const MOST_ELEMENTS = 128;
const ROOT = /^\s*<(xml|root)>([\s\S]*)<\/\1>\s*$/;
/** An element with CDATA, or with text that holds no markup. */
const ELEMENT = /\s*<([A-Za-z_][\w.-]{0,63})>(?:<!\[CDATA\[((?:(?!\]\]>)[\s\S])*)\]\]>|([^<]*))<\/\1>/y;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));|&/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Texts by element name.
 * @throws {Refused} for whatever is not flat
 */
export function readXml(text: string): ReadonlyMap<string, string> {
  const [, , inner] = ROOT.exec(text) ?? [];
  if (inner === undefined) throw new Refused('body_malformed');
  const elements = new Map<string, string>();
  let end = 0;
  while (inner.slice(end).trim() !== '') {
    ELEMENT.lastIndex = end;
    const [whole, name = '', data, plain = ''] = ELEMENT.exec(inner) ?? [];
    if (whole === undefined || elements.size === MOST_ELEMENTS) throw new Refused('body_malformed');
    if (elements.has(name)) throw new Refused('parameter_repeated', name);
    elements.set(name, data ?? unescaped(plain));
    end += whole.length;
  }
  return elements;
}

function unescaped(text: string): string {
  return text.replace(REFERENCE, (_, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? '';
    const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : Number.NaN;
    if (!(point <= 0x10ffff)) throw new Refused('body_malformed');
    return String.fromCodePoint(point);
  });
}
