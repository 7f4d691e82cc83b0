import type { Announced } from './body.js';
import type { Settings } from './options.js';
import type { Reason } from './problem.js';

type Limits = Pick<Settings, 'methods' | 'mediaTypes' | 'maxBytes'>;

/** What a request's head says of its body, or the first reason not to read it. */
export function announced({ method, headers }: Request, { methods, mediaTypes, maxBytes }: Limits): Announced | Reason {
  if (!methods.includes(method)) return 'method';
  const wrongType = typeProblem(headers.get('content-type'), mediaTypes);
  if (wrongType) return wrongType;
  const packing = packingOf(headers.get('content-encoding'));
  if (packing === undefined) return 'content_coding';
  const length = lengthOf(headers);
  if (length === 'framing') return length;
  if (length !== undefined && length > maxBytes) return 'too_large';
  return { length, gzip: packing === 'gzip' };
}

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const MEDIA_TYPE = /* @__PURE__ */ new RegExp(`^[\\t ]*(${TOKEN}/${TOKEN})`);
const PARAMETER = /* @__PURE__ */ new RegExp(`[\\t ]*;[\\t ]*(?:(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)"))?`, 'y');
const UTF_8 = ['utf-8', 'utf8'];

/** RFC 9110, 8.3.1. Of several charsets each must be UTF-8: which of them counts is not agreed upon. */
function typeProblem(header: string | null, mediaTypes: readonly string[]): Reason | undefined {
  if (header === null) return 'media_type';
  if (mediaTypes.includes(header)) return undefined;
  const [start = '', mediaType = ''] = MEDIA_TYPE.exec(header) ?? [];
  const charsets = charsetsIn(header, start.length);
  if (!charsets || !mediaTypes.includes(mediaType.toLowerCase())) return 'media_type';
  return charsets.every((charset) => UTF_8.includes(charset)) ? undefined : 'charset';
}

/** The values of all `charset` parameters from a place on; nothing where what stands there are no parameters. */
function charsetsIn(header: string, from: number): string[] | undefined {
  const charsets: string[] = [];
  let end = from;
  for (;;) {
    PARAMETER.lastIndex = end;
    const found = PARAMETER.exec(header);
    if (!found) break;
    end = PARAMETER.lastIndex;
    const [, name, token, quoted] = found;
    if (name?.toLowerCase() === 'charset') charsets.push((token ?? quoted?.replace(/\\(.)/g, '$1') ?? '').toLowerCase());
  }
  return /^[\t ]*$/.test(header.slice(end)) ? charsets : undefined;
}

/** One coding at most: a body packed twice is a bomb or a mistake. */
function packingOf(header: string | null): 'none' | 'gzip' | undefined {
  switch (header === null ? '' : header.trim().toLowerCase()) {
    case '':
    case 'identity':
      return 'none';
    case 'gzip':
    case 'x-gzip':
      return typeof DecompressionStream === 'function' ? 'gzip' : undefined;
    default:
      return undefined;
  }
}

/** The length that is announced. Two ways of telling where a body ends are one too many (RFC 9112, 6.1). */
function lengthOf(headers: Headers): number | undefined | 'framing' {
  const header = headers.get('content-length');
  if (header === null) return undefined;
  return /^\d{1,15}$/.test(header) && !headers.has('transfer-encoding') ? Number(header) : 'framing';
}
