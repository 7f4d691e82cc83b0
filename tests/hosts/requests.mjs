/**
 * Requests as a guard may get them, good and bad, each with the one right answer to it. `steps` is what goes over the socket (see
 * `Connection.send`); `status` what must come back, `none` where nobody is left to answer; `body` what the origin must get where the
 * request is let through; `finds` the findings that must be named.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { at } from '../../pkg-config/project.mjs';

export const MAX_BYTES = 65_536;

const text = JSON.stringify(JSON.parse(readFileSync(at('src/records/order.example.json'), 'utf8')));
export const RIGHT = Buffer.from(text);
const payment = readFileSync(at('src/records/payment.example.json'));
const changed = (from, to) => {
  if (!text.includes(from)) throw new Error(`the example order has no ${from}`);
  return Buffer.from(text.replace(from, to));
};
const wrong = changed('"payable_amount":"', '"payable_amount":"9');
const withMember = (member) => changed('{', `{${member},`);
/** White space after the document, which JSON allows. */
const padded = (length) => Buffer.concat([RIGHT, Buffer.alloc(length - RIGHT.length, ' ')]);

/** A request's head. Headers are given as text or taken out by `null`. */
export function head({ method = 'POST', path = '/orders', ...changes } = {}) {
  const headers = { host: 'shop.example', 'content-type': 'application/json', ...changes };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}`),
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** A request with its length announced truthfully, in one piece. */
export const whole = (body, headers) => [
  Buffer.concat([Buffer.from(head({ 'content-length': String(body.length), ...headers })), body]),
];

const chunk = (bytes) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
const pieces = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
const LAST = Buffer.from('0\r\n\r\n');
/** A request in chunks of a size, all written at once. */
export const chunked = (body, size, headers) => [
  Buffer.concat([Buffer.from(head({ 'transfer-encoding': 'chunked', ...headers })), ...pieces(body, size).map(chunk), LAST]),
];

const right = (name, steps, body = RIGHT) => ({ name, steps, status: 200, body });
const refused = (status) => (name, steps, more) => ({ name, steps, status, ...more });
const [malformed, tooLarge, unsupported, invalid, notAllowed] = [400, 413, 415, 422, 405].map(refused);
const finding = (...finds) => ({ finds });

const GZIP = { 'content-encoding': 'gzip' };
const packed = gzipSync(RIGHT);
const ACCEPTED = [
  right('right', whole(RIGHT)),
  right('right, a payment', whole(payment, { path: '/payments' }), payment),
  right('right, as large as allowed', whole(padded(MAX_BYTES)), padded(MAX_BYTES)),
  right(
    'right, with members that no rule knows',
    whole(withMember('"x":{"y":[1e9,"\\u0000"]}')),
    withMember('"x":{"y":[1e9,"\\u0000"]}'),
  ),
  right('head and body in many writes', [
    head({ 'content-length': String(RIGHT.length) }),
    ...pieces(RIGHT, 200).flatMap((piece) => [piece, 2]),
  ]),
  right('one chunk', chunked(RIGHT, RIGHT.length)),
  right('chunks of a byte', chunked(RIGHT, 1)),
  right('chunks as large as allowed in all', chunked(padded(MAX_BYTES), 1000), padded(MAX_BYTES)),
  right('chunks one by one', [
    head({ 'transfer-encoding': 'chunked' }),
    ...pieces(RIGHT, 300).flatMap((piece) => [chunk(piece), 5]),
    LAST,
  ]),
  right('gzip', whole(packed, GZIP)),
  right('gzip in chunks of a byte', chunked(packed, 1, GZIP)),
  right('gzip, by its old name', whole(packed, { 'content-encoding': 'X-GZIP' })),
  right('gzip to just the limit', whole(gzipSync(padded(MAX_BYTES)), GZIP), padded(MAX_BYTES)),
  right('the coding that is none', whole(RIGHT, { 'content-encoding': 'identity' })),
  ...[
    'application/json; charset=utf-8',
    'Application/JSON ;charset="UTF-8"',
    'application/json;',
    'application/json; profile="a;b\\"c"; charset=utf8',
  ].map((type) => right(`media type ${type}`, whole(RIGHT, { 'content-type': type }))),
];

const consignee = '"consignee":{';
const FORGED = [
  malformed('a member twice', whole(withMember('"payable_amount":"1.00"')), finding('DOC-002 /payable_amount')),
  malformed(
    'a member twice, once escaped',
    whole(withMember('"p\\u0061yable_amount":"1.00"')),
    finding('DOC-002 /payable_amount'),
  ),
  malformed('a member twice, once null', whole(withMember('"payable_amount":null')), finding('DOC-002 /payable_amount')),
  malformed('a member twice, once of another type', whole(withMember('"payable_amount":[]')), finding('DOC-002 /payable_amount')),
  malformed('an object twice', whole(withMember('"consignee":{}')), finding('DOC-002 /consignee')),
  malformed('an inner member twice', whole(changed(consignee, `${consignee}"phone":"1",`)), finding('DOC-002 /consignee/phone')),
  malformed(
    "a list entry's member twice",
    whole(changed('"lines":[{', '"lines":[{"quantity":1,')),
    finding('DOC-002 /lines/0/quantity'),
  ),
  malformed('byte order mark', whole(Buffer.concat([Buffer.from('\ufeff'), RIGHT]))),
  malformed('two documents', whole(Buffer.concat([RIGHT, RIGHT])), finding('DOC-001 ')),
  malformed('a byte after the document', whole(Buffer.concat([RIGHT, Buffer.of(0)])), finding('DOC-001 ')),
  malformed(
    'invalid UTF-8 in a member',
    whole(changed('"P-1001"', '"P-1001\u0080"').filter((byte) => byte !== 0xc2)),
    finding('DOC-004 /platform_id'),
  ),
  malformed(
    'invalid UTF-8 where no rule looks',
    whole(withMember('"x":"\u0080"').filter((byte) => byte !== 0xc2)),
    finding('DOC-004 '),
  ),
  malformed('half of a surrogate pair', whole(withMember('"x":"\\ud800"')), finding('DOC-004 ')),
  malformed('UTF-16', whole(Buffer.from(text, 'utf16le')), finding('DOC-001 ')),
  malformed('nested too deep', whole(withMember(`"x":${'['.repeat(99)}${']'.repeat(99)}`)), finding('DOC-005 ')),
  malformed('a comment', whole(withMember('"x":1/**/')), finding('DOC-001 ')),
  malformed('no body', [head({ 'content-length': '0' })], finding('DOC-001 ')),
  malformed(
    'gzip of a forged document',
    whole(gzipSync(withMember('"payable_amount":"1.00"')), GZIP),
    finding('DOC-002 /payable_amount'),
  ),
];

const INVALID = [
  invalid('wrong', whole(wrong), finding('ORD-007 /payable_amount')),
  invalid('wrong, in chunks', chunked(wrong, 100), finding('ORD-007 /payable_amount')),
  invalid('wrong, gzip', whole(gzipSync(wrong), GZIP), finding('ORD-007 /payable_amount')),
  invalid('no order', whole(Buffer.from('[]')), finding('DOC-003 ')),
  invalid('an order as a payment', whole(RIGHT, { path: '/payments' })),
];

export const bomb = (bytes) => gzipSync(Buffer.alloc(bytes, ' '), { level: 9 });
const TOO_LARGE = [
  tooLarge('announced too large', [head({ 'content-length': String(MAX_BYTES + 1) })]),
  tooLarge('announced beyond reason', [head({ 'content-length': '999999999999999' })]),
  tooLarge('chunks, a byte too many', chunked(padded(MAX_BYTES + 1), 1000)),
  tooLarge('chunks without end', [head({ 'transfer-encoding': 'chunked' }), ...Array(80).fill(chunk(Buffer.alloc(1024, ' ')))]),
  tooLarge('gzip to a byte too many', whole(gzipSync(padded(MAX_BYTES + 1)), GZIP)),
  tooLarge('gzip bomb', whole(bomb(50 << 20), GZIP)),
  tooLarge('gzip bomb in chunks', chunked(bomb(50 << 20), 10_000, GZIP)),
  tooLarge('gzip of nothing, too much of it', chunked(Buffer.alloc(MAX_BYTES + 100, bytesOfNothing()), 4096, GZIP)),
];

/** Gzip whose every five further bytes, an empty stored block, stand for nothing. */
function bytesOfNothing() {
  const start = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  return Buffer.concat([start, ...Array((MAX_BYTES / 5 + 100) | 0).fill(Buffer.from([0, 0, 0, 0xff, 0xff]))]);
}

const announced = (length, more = {}) => head({ 'content-length': String(length), ...more });
const BROKEN = [
  malformed('cut off', [announced(RIGHT.length), RIGHT.subarray(0, 100), 'end']),
  malformed('announced a byte too long', [announced(RIGHT.length + 1), RIGHT, 'end']),
  malformed('announced a byte too short', [announced(RIGHT.length - 1), RIGHT], finding('DOC-001 ')),
  malformed('chunks cut off', [head({ 'transfer-encoding': 'chunked' }), chunk(RIGHT), 'end']),
  malformed('a chunk cut off', [head({ 'transfer-encoding': 'chunked' }), chunk(RIGHT).subarray(0, 50), 'end']),
  malformed('two lengths of which one is chunks', chunked(RIGHT, 100, { 'content-length': String(RIGHT.length) })),
  malformed('gzip cut off', whole(packed.subarray(0, -9), GZIP)),
  malformed('gzip without its check sum', whole(packed.subarray(0, -8), GZIP)),
  malformed('gzip with a wrong check sum', whole(Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), GZIP)),
  malformed('gzip with something after it', whole(Buffer.concat([packed, packed]), GZIP)),
  malformed('no gzip', whole(RIGHT, GZIP)),
  malformed('gzip without saying so', whole(packed), finding('DOC-001 ')),
  { name: 'broken off', steps: [announced(RIGHT.length), RIGHT.subarray(0, 100), 20, 'abort'], status: 'none' },
];

const UNSUPPORTED = [
  ...[
    'text/plain',
    'application/json2',
    'application/xml',
    'json',
    '',
    'application/json, text/plain',
    'application/json; charset',
    'application/json charset=utf-8',
    'application/x-www-form-urlencoded',
    null,
  ].map((type) =>
    unsupported(`media type ${type}`, whole(RIGHT, { 'content-type': type }), { headers: { accept: 'application/json' } }),
  ),
  unsupported('two media types', whole(RIGHT, { 'content-type': ['application/json', 'text/plain'] })),
  ...['gbk', 'utf-16', 'iso-8859-1', '""', 'utf-8; charset=utf-7'].map((charset) =>
    unsupported(`charset ${charset}`, whole(RIGHT, { 'content-type': `application/json; charset=${charset}` }), {
      headers: { accept: 'application/json' },
    }),
  ),
  ...['br', 'deflate', 'gzip, gzip', 'gzip, br', 'compress'].map((coding) =>
    unsupported(`coding ${coding}`, whole(RIGHT, { 'content-encoding': coding }), { headers: { 'accept-encoding': 'gzip' } }),
  ),
];

const METHODS = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].map((method) =>
  notAllowed(`method ${method}`, whole(RIGHT, { method }), { headers: { allow: 'POST' } }),
);

export const SLOW = [
  refused(408)('slow, a byte now and then', [announced(RIGHT.length), ...Array(80).fill(['{', 50]).flat()]),
  refused(408)('slow, chunks that stop', [head({ 'transfer-encoding': 'chunked' }), chunk(RIGHT)]),
  refused(408)('slow, gzip that stops', [announced(packed.length, GZIP), packed.subarray(0, 300)]),
  refused(408)('slow, nothing at all', [announced(RIGHT.length)]),
];

export const REQUESTS = [...ACCEPTED, ...FORGED, ...INVALID, ...TOO_LARGE, ...BROKEN, ...UNSUPPORTED, ...METHODS];

const TITLES = {
  400: '请求错误',
  405: '请求方法不被允许',
  408: '请求超时',
  413: '请求内容过大',
  415: '不支持的媒体类型',
  422: '请求内容不符合要求',
};

/** Fails unless it is the one right answer to the request. */
export function assertAnswer(response, { name, status, body, finds = [], headers = {} }) {
  assert.equal(response?.status ?? 'none', status, `${name}: ${response?.body}`);
  if (status === 200) assertUntouched(response, name, body);
  else if (status !== 'none') assertProblem(response, name, finds, headers);
}

function assertUntouched({ headers, body }, name, sent) {
  assert.ok(body.equals(sent), `${name}: the origin got another body`);
  assert.equal(headers['seen-content-length'], String(sent.length), name);
  for (const header of ['content-encoding', 'transfer-encoding'])
    assert.equal(headers[`seen-${header}`], 'none', `${name}: ${header}`);
}

function assertProblem({ status, headers, body }, name, finds, expected) {
  const problem = JSON.parse(body);
  assert.deepEqual(Object.keys(problem), ['type', 'title', 'status', 'detail', 'errors'], name);
  assert.deepEqual([problem.type, problem.title, problem.status], ['about:blank', TITLES[status], status], name);
  const common = { 'content-type': 'application/problem+json', 'content-language': 'zh-CN', vary: 'Accept-Language' };
  for (const [header, value] of Object.entries({ ...common, ...expected }))
    assert.equal(headers[header], value, `${name}: ${header}`);
  const found = problem.errors.map(({ rule, pointer }) => `${rule} ${pointer}`);
  for (const finding of finds) assert.ok(found.includes(finding), `${name}: no ${finding} in ${found.join(', ')}`);
  assert.equal(problem.errors.length > 0, status === 422 || finds.length > 0, `${name}: ${found.join(', ')}`);
}
