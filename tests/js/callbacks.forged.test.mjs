/** Forged, changed, replayed and hostile notices do not get through, and true ones are not refused. */
import assert from 'node:assert/strict';
import { KeyObject, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySeen, verify } from '../../pkg/callbacks.inline.js';
import { authority, certificate, keyPair, unionPayCertificate } from './certificates.mjs';
import {
  alipay,
  douyin,
  EXPECTED,
  EXPECTED_OF_ALIPAY,
  EXPECTED_OF_DOUYIN,
  EXPECTED_OF_STRIPE,
  EXPECTED_OF_UNIONPAY,
  encrypt,
  NOW,
  NOW_SECONDS,
  rsaPair,
  stripe,
  TRANSACTION,
  unionpay,
  wechatPay,
  wechatPayV2,
} from './notices.mjs';

const ca = await authority();
const unionPay = await unionPayCertificate(ca);

const wx = wechatPay();
const ali = alipay();
const union = unionpay(unionPay);
const str = stripe();
const dou = douyin();
const old = wechatPayV2('HMAC-SHA256');

/** By channel: a true notice, and under what it is to be accepted. */
const TRUE = {
  wechatpay: { notice: wx.notice(), keys: wx.keys, expected: EXPECTED },
  alipay: { notice: ali.notice(), keys: ali.keys, expected: EXPECTED_OF_ALIPAY },
  unionpay: { notice: union.notice(), keys: { authorities: ca.pem }, expected: EXPECTED_OF_UNIONPAY },
  stripe: { notice: str.notice(), keys: str.keys, expected: EXPECTED_OF_STRIPE },
  douyin: { notice: dou.notice(), keys: dou.keys, expected: EXPECTED_OF_DOUYIN },
  wechatpay_v2: { notice: old.notice(), keys: old.keys, expected: EXPECTED, allowLegacy: true },
};

async function judged(channel, notice, { now = NOW, seen = memorySeen(), ...changes } = {}) {
  const { keys, expected, allowLegacy } = TRUE[channel];
  return verify(channel, notice, { keys, expected, now, seen, ...(allowLegacy ? { allowLegacy } : {}), ...changes });
}

/** The cause that is given, once it is made sure that the notice is refused and answered with failure. */
async function cause(channel, notice, options) {
  const result = await judged(channel, notice, options);
  assert.equal(result.accepted, false);
  assert.deepEqual(await result.settle(true), result.reply.failure);
  const [{ code, field }] = result.problems;
  return field === undefined ? code : `${code} ${field}`;
}

for (const [channel, { notice }] of Object.entries(TRUE)) {
  test(`${channel}: a true notice is accepted, its repetition is not`, async () => {
    const seen = memorySeen();
    const result = await judged(channel, notice, { seen });
    assert.deepEqual([result.problems, result.accepted, result.paid, result.new, result.matches], [[], true, true, true, true]);
    assert.equal(result.records[0].out_trade_no, '20260301000001');
    assert.equal(result.records[0].amount, '194.00');
    const while_in_hand = await judged(channel, notice, { seen });
    assert.deepEqual(
      [while_in_hand.accepted, while_in_hand.new, while_in_hand.problems[0].code],
      [false, false, 'being_processed'],
    );
    assert.deepEqual(await while_in_hand.settle(true), result.reply.failure);
    assert.deepEqual(await result.settle(true), result.reply.success);
    const repeated = await judged(channel, notice, { seen });
    assert.deepEqual([repeated.accepted, repeated.new, repeated.problems[0].code], [false, false, 'repeated']);
    assert.deepEqual(await repeated.settle(false), result.reply.success, 'it was processed: the channel need not come again');
  });
}

test('true notices are accepted, whatever stands in them', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => value.isWellFormed() && !value.includes('\0'));
  await fc.assert(
    fc.asyncProperty(text, async (words) => {
      const notices = [
        ['wechatpay', wx.notice({ ...TRANSACTION, attach: words })],
        ['alipay', ali.notice({ subject: words })],
        ['stripe', str.notice({ ...JSON.parse(str.notice().body), description: words })],
      ];
      for (const [channel, notice] of notices) {
        const { accepted, problems } = await judged(channel, notice);
        assert.ok(accepted, JSON.stringify([channel, words, problems]));
      }
    }),
    { numRuns: 60 },
  );
});

const flipped = (text, at, change = 1) => {
  const bytes = Buffer.from(text);
  bytes[at] ^= change;
  return bytes;
};

/** A character of Base64 changed into another. */
const otherBase64 = (text, at) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

test('WeChat Pay: each part of the message changed in turn', async () => {
  const { headers, body } = wx.notice();
  const withHeader = (name, value) => ({ headers: { ...headers, [name]: value }, body });
  const signature = headers['Wechatpay-Signature'];
  const cases = [
    [withHeader('Wechatpay-Timestamp', String(NOW_SECONDS + 1)), 'signature_wrong'],
    [withHeader('Wechatpay-Timestamp', ` ${NOW_SECONDS}`), 'header_malformed Wechatpay-Timestamp'],
    [withHeader('Wechatpay-Timestamp', `${NOW_SECONDS}.0`), 'header_malformed Wechatpay-Timestamp'],
    [withHeader('Wechatpay-Nonce', randomBytes(16).toString('hex')), 'signature_wrong'],
    [withHeader('Wechatpay-Nonce', 'a\nb'), 'header_malformed Wechatpay-Nonce'],
    [withHeader('Wechatpay-Serial', 'PUB_KEY_ID_0119000001092026030101'), 'unknown_serial'],
    [withHeader('Wechatpay-Serial', '__proto__'), 'unknown_serial'],
    [withHeader('Wechatpay-Signature', otherBase64(signature, 0)), 'signature_wrong'],
    [withHeader('Wechatpay-Signature', otherBase64(signature, 200)), 'signature_wrong'],
    [withHeader('Wechatpay-Signature', signature.slice(4)), 'wrong_key'],
    [withHeader('Wechatpay-Signature', `${signature}\n`), 'signature_malformed'],
    [withHeader('Wechatpay-Signature', signature.replace(/=+$/, '')), 'signature_malformed'],
    [withHeader('Wechatpay-Signature', ''), 'header_missing Wechatpay-Signature'],
    [withHeader('Wechatpay-Signature', `WECHATPAY/SIGNTEST/${signature}`), 'signature_probe'],
    [withHeader('Wechatpay-Signature-Type', 'WECHATPAY2-SM2-WITH-SM3'), 'algorithm_not_pinned Wechatpay-Signature-Type'],
    [{ headers, body: flipped(body, 0) }, 'signature_wrong'],
    [{ headers, body: flipped(body, body.length - 3) }, 'signature_wrong'],
    [{ headers, body: body.replace('支付成功', '支付失败') }, 'signature_wrong'],
  ];
  for (const [notice, expected] of cases) assert.equal(await cause('wechatpay', notice), expected);
});

test('WeChat Pay: each part of the resource changed in turn, as if the platform had signed it', async () => {
  const changed = (change) => {
    const envelope = wx.envelope(TRANSACTION);
    return wx.signed(JSON.stringify({ ...envelope, resource: { ...envelope.resource, ...change(envelope.resource) } }));
  };
  const tag = ({ ciphertext }) => ({ ciphertext: flippedBase64(ciphertext, -1) });
  const flippedBase64 = (text, at) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[(at + bytes.length) % bytes.length] ^= 1;
    return bytes.toString('base64');
  };
  const cases = [
    [tag, 'cannot_decrypt'],
    [({ ciphertext }) => ({ ciphertext: flippedBase64(ciphertext, 0) }), 'cannot_decrypt'],
    [({ ciphertext }) => ({ ciphertext: ciphertext.slice(4) }), 'cannot_decrypt'],
    [() => ({ ciphertext: 'AAAA' }), 'field_malformed resource.ciphertext'],
    [() => ({ ciphertext: '*'.repeat(40) }), 'field_malformed resource.ciphertext'],
    [() => ({ ciphertext: 7 }), 'field_missing resource.ciphertext'],
    [() => ({ associated_data: 'refund' }), 'cannot_decrypt'],
    [() => ({ associated_data: undefined }), 'cannot_decrypt'],
    [() => ({ associated_data: {} }), 'field_malformed resource.associated_data'],
    [({ nonce }) => ({ nonce: otherBase64(nonce, 3) }), 'cannot_decrypt'],
    [() => ({ nonce: 'short' }), 'field_malformed resource.nonce'],
    [() => ({ algorithm: 'AEAD_SM4_GCM' }), 'algorithm_not_pinned resource.algorithm'],
    [() => ({ algorithm: 'none' }), 'algorithm_not_pinned resource.algorithm'],
    [() => ({ algorithm: undefined }), 'field_missing resource.algorithm'],
    [() => encrypt(JSON.stringify(TRANSACTION), randomBytes(32)), 'cannot_decrypt'],
    [() => encrypt(JSON.stringify(TRANSACTION), randomBytes(16), { algorithm: 'aes-128-gcm' }), 'cannot_decrypt'],
    [() => encrypt(Buffer.from([0xff, 0xfe]), wx.apiV3Key), 'field_malformed resource.ciphertext'],
  ];
  for (const [change, expected] of cases) assert.equal(await cause('wechatpay', changed(change)), expected);
});

test('WeChat Pay: a notice of another amount, order, merchant or kind', async () => {
  const said = (changes) => wx.notice({ ...TRANSACTION, ...changes });
  const cases = [
    [said({ amount: { ...TRANSACTION.amount, total: 19399 } }), 'mismatch amount'],
    [said({ amount: { ...TRANSACTION.amount, currency: 'JPY' } }), 'mismatch currency'],
    [said({ amount: undefined }), 'not_told amount'],
    [said({ amount: { ...TRANSACTION.amount, total: '19400' } }), 'not_told amount'],
    [said({ amount: { ...TRANSACTION.amount, total: 194e2 + 0.5 } }), 'not_told amount'],
    [said({ out_trade_no: '20260301000002' }), 'mismatch out_trade_no'],
    [said({ out_trade_no: undefined }), 'not_told out_trade_no'],
    [said({ appid: 'wx9999999999999999' }), 'mismatch app_id'],
    [said({ mchid: '1900000108' }), 'mismatch merchant'],
    [said({ trade_state: 'NOTPAY' }), 'event_contradicts event_type'],
    [wx.signed(JSON.stringify(wx.envelope(TRANSACTION, { event_type: 'REFUND.SUCCESS' }))), 'event_contradicts event_type'],
    [wx.signed(JSON.stringify(wx.envelope(TRANSACTION, { id: undefined }))), 'field_missing id'],
    [wx.signed(JSON.stringify(wx.envelope(TRANSACTION, { id: 'x'.repeat(300) }))), 'field_malformed id'],
    [wx.signed(JSON.stringify(wx.envelope(TRANSACTION, { resource: 'none' }))), 'not_a_notice'],
    [wx.signed('[]'), 'body_malformed'],
    [wx.signed('{'), 'body_malformed'],
    [wx.notice('"text"'), 'no_payment'],
    [wx.notice('[]'), 'no_payment'],
  ];
  for (const [notice, expected] of cases) assert.equal(await cause('wechatpay', notice), expected);
});

test("WeChat Pay: the platform's key, not another's; the merchant's key, not another's", async () => {
  const [forger, neighbour] = [wechatPay({ serial: wx.serial }), wechatPay({ serial: wx.serial, pair: wx.pair })];
  assert.equal(await cause('wechatpay', forger.notice()), 'signature_wrong');
  assert.equal(await cause('wechatpay', neighbour.notice()), 'cannot_decrypt');
  const other = wechatPay({ serial: 'PUB_KEY_ID_2' });
  const both = { platform: { ...wx.keys.platform, ...other.keys.platform }, apiV3Key: wx.apiV3Key };
  const mislabelled = wx.notice();
  mislabelled.headers['Wechatpay-Serial'] = other.serial;
  assert.equal(await cause('wechatpay', mislabelled, { keys: both }), 'wrong_key');
});

test("the clock's window: both ends are within it", async () => {
  for (const channel of ['wechatpay', 'stripe']) {
    const make = channel === 'wechatpay' ? (time) => wx.notice(TRANSACTION, { time }) : (time) => str.notice(undefined, { time });
    for (const off of [0, 300, -300])
      assert.equal((await judged(channel, make(NOW_SECONDS + off))).accepted, true, `${channel} ${off}`);
    for (const off of [301, -301, 86_400, -86_400 * 365])
      assert.equal(await cause(channel, make(NOW_SECONDS + off)), 'clock_outside', `${channel} ${off}`);
    const late = await judged(channel, make(NOW_SECONDS), { now: (NOW_SECONDS + 300) * 1000 + 999 });
    assert.equal(late.fresh, true, 'a second counts until it is over');
  }
  for (const [time, fresh] of [
    ['2026-02-28 11:00:00', true],
    ['2026-02-28 10:59:59', false],
    ['2026-03-01 12:05:00', true],
    ['2026-03-01 12:05:01', false],
    ['2026-02-30 12:00:00', false],
    ['soon', false],
  ])
    assert.equal((await judged('alipay', ali.notice({ notify_time: time }))).fresh, fresh, time);
});

test('Alipay: parameters changed, added, removed, repeated', async () => {
  const body = (fields) => ({ body: new URLSearchParams(fields).toString() });
  const fields = Object.fromEntries(new URLSearchParams(ali.notice().body));
  const cases = [
    [body({ ...fields, total_amount: '0.01' }), 'signature_wrong'],
    [body({ ...fields, trade_status: 'TRADE_FINISHED' }), 'signature_wrong'],
    [body({ ...fields, refund_fee: '1.00' }), 'signature_wrong'],
    [body({ ...fields, s: '/pay/notify' }), 'parameter_added s'],
    [body({ ...fields, s: '/pay/notify', _method: 'POST' }), 'parameter_added s, _method'],
    [body({ ...fields, sign_type: 'RSA' }), 'algorithm_not_pinned sign_type'],
    [body({ ...fields, sign_type: 'MD5' }), 'algorithm_not_pinned sign_type'],
    [body({ ...fields, sign: '' }), 'signature_missing sign'],
    [body({ ...fields, sign_type: 'ＲＳＡ２' }), 'field_malformed sign_type'],
    [body({ ...fields, sign: '!' }), 'signature_malformed'],
    [{ body: `${ali.notice().body}&total_amount=0.01` }, 'parameter_repeated total_amount'],
    [{ body: `total_amount=0.01&${ali.notice().body}` }, 'parameter_repeated total_amount'],
    [{ body: `${ali.notice().body}&=x` }, 'body_malformed'],
    [ali.notice({ charset: 'utf-16' }), 'charset_unknown'],
    [ali.notice({ notify_id: '' }), 'not_a_notice'],
    [ali.notice({ total_amount: '193.99' }), 'mismatch amount'],
    [ali.notice({ app_id: '2019073166072303' }), 'mismatch app_id'],
    [ali.notice({ seller_id: '' }), 'not_told merchant'],
    [alipay().notice(), 'signature_wrong'],
  ];
  for (const [notice, expected] of cases) assert.equal(await cause('alipay', notice), expected);
  for (const [lost, expected] of [
    ['subject', 'signature_wrong'],
    ['trade_no', 'parameter_missing trade_no'],
    ['notify_id', 'parameter_missing notify_id'],
  ])
    assert.equal(
      await cause('alipay', body(Object.fromEntries(Object.entries(fields).filter(([name]) => name !== lost)))),
      expected,
    );
});

test('Alipay: products that sign sign_type too', async () => {
  const { sign, sign_type, ...fields } = Object.fromEntries(new URLSearchParams(ali.notice().body));
  assert.ok(sign && sign_type);
  const kept = ali.signed(fields, { keepSignType: true });
  assert.equal((await judged('alipay', { body: new URLSearchParams(kept).toString() })).accepted, true);
});

test('UnionPay: whose certificate the message carries', async () => {
  const reissued = async (changes, issuer = ca) => unionpay(await unionPayCertificate(issuer, changes)).notice();
  const sameName = await authority(ca.name);
  const own = await keyPair();
  const selfSigned = await certificate({ name: 'CN=041@1@中国银联股份有限公司@1', keys: own, authority: true });
  const forged = unionpay({ privateKey: KeyObject.from(own.privateKey), certificate: selfSigned.pem }).notice();
  const issuedByLeaf = await unionPayCertificate({ name: unionPay.name, keys: unionPay.keys });
  const cases = [
    [forged, 'certificate_not_trusted'],
    [await reissued({}, sameName), 'certificate_not_trusted'],
    [unionpay(issuedByLeaf).notice(), 'certificate_not_trusted'],
    [await reissued({ to: '2026-02-28' }), 'certificate_not_valid_now'],
    [await reissued({ from: '2026-03-02' }), 'certificate_not_valid_now'],
    [await reissued({ name: 'CN=041@1@别家公司@1, C=CN' }), 'certificate_of_another'],
    [await reissued({ name: 'CN=中国银联股份有限公司, C=CN' }), 'certificate_of_another'],
    [await reissued({ name: 'O=041@1@中国银联股份有限公司@1, C=CN' }), 'certificate_of_another'],
    [union.notice({ version: '5.0.0' }), 'version_unknown version'],
    [union.notice({ signMethod: '11' }), 'algorithm_not_pinned signMethod'],
    [union.notice({ txnAmt: '1' }), 'mismatch amount'],
    [union.notice({ txnAmt: '194.00' }), 'not_told amount'],
    [union.notice({ currencyCode: '840' }), 'not_told currency'],
    [union.notice({ merId: '777290058167152' }), 'mismatch merchant'],
    [union.notice({ queryId: '' }), 'field_missing id'],
    [{ body: union.notice().body.replace('txnAmt=19400', 'txnAmt=1') }, 'signature_wrong'],
    [{ body: union.notice().body.replace(/queryId=[^&]*&/, '') }, 'parameter_missing queryId'],
    [{ body: union.notice().body.replace('respCode=00', 'respCode=05') }, 'signature_wrong'],
    [{ body: union.notice().body.replace(/signPubKeyCert=[^&]*/, 'signPubKeyCert=x') }, 'certificate_malformed'],
    [{ body: union.notice().body.replace(/&signPubKeyCert=[^&]*/, '') }, 'field_missing signPubKeyCert'],
    [{ body: union.notice().body.replace(/signature=[^&]*/, 'signature=') }, 'signature_missing signature'],
  ];
  for (const [notice, expected] of cases) assert.equal(await cause('unionpay', notice), expected);
  const foreign = await unionPayCertificate(ca);
  assert.equal(await cause('unionpay', union.notice(), { keys: { signing: foreign.pem } }), 'certificate_not_trusted');
  for (const keys of [
    { signing: unionPay.pem },
    { signing: [foreign.pem, unionPay.pem] },
    { authorities: [sameName.pem, ca.pem] },
  ])
    assert.equal((await judged('unionpay', union.notice(), { keys })).accepted, true);
});

test('Stripe and Douyin: each part changed in turn', async () => {
  const { headers, body } = str.notice();
  const header = headers['Stripe-Signature'];
  const signed = (value) => ({ headers: { 'Stripe-Signature': value }, body });
  const stripes = [
    [signed(header.replace(`t=${NOW_SECONDS}`, `t=${NOW_SECONDS + 1}`)), 'signature_wrong'],
    [signed(header.replace(`t=${NOW_SECONDS}`, `t=${NOW_SECONDS},t=1`)), 'header_malformed Stripe-Signature'],
    [signed(header.replace('v1=', 'v0=')), 'signature_missing v1'],
    [signed(header.replace(/v1=./, (part) => (part === 'v1=0' ? 'v1=1' : 'v1=0'))), 'signature_wrong'],
    [signed(`t=${NOW_SECONDS}${',v1=00'.repeat(40)}`), 'header_malformed Stripe-Signature'],
    [{ headers, body: body.replace('19400', '19401') }, 'signature_wrong'],
    [{ headers: {}, body }, 'header_missing Stripe-Signature'],
    [stripe('whsec_another').notice(), 'signature_wrong'],
    [str.notice({ ...JSON.parse(body), id: undefined }), 'field_missing id'],
    [str.signed('nonsense'), 'body_malformed'],
  ];
  for (const [notice, expected] of stripes) assert.equal(await cause('stripe', notice), expected);
  const envelope = JSON.parse(dou.notice().body);
  const wrapped = (changes) => ({ body: JSON.stringify({ ...envelope, ...changes }) });
  const shifted = { timestamp: envelope.timestamp.slice(0, -1), nonce: envelope.timestamp.slice(-1) + envelope.nonce };
  const douyins = [
    [wrapped({ msg: envelope.msg.replace('19400', '1') }), 'signature_wrong'],
    [wrapped({ timestamp: String(NOW_SECONDS + 1) }), 'signature_wrong'],
    [wrapped({ nonce: '5281' }), 'signature_wrong'],
    [wrapped(shifted), 'field_malformed timestamp'],
    [wrapped({ nonce: '' }), 'field_malformed nonce'],
    [wrapped({ msg: { total_amount: 1 } }), 'field_missing msg'],
    [wrapped({ msg: ` ${envelope.msg}` }), 'field_malformed msg'],
    [wrapped({ msg_signature: envelope.msg_signature.slice(2) }), 'signature_malformed'],
    [douyin('another_token').notice(), 'signature_wrong'],
    [dou.notice('{'), 'body_malformed'],
  ];
  for (const [notice, expected] of douyins) assert.equal(await cause('douyin', notice), expected);
});

test('WeChat Pay v2: only where it is allowed, only with the algorithm that is set', async () => {
  for (const algorithm of ['MD5', 'HMAC-SHA256']) {
    const channel = wechatPayV2(algorithm);
    const options = { keys: channel.keys, expected: EXPECTED, now: NOW, seen: memorySeen() };
    const refused = await verify('wechatpay_v2', channel.notice(), options);
    assert.deepEqual([refused.accepted, refused.problems[0].code], [false, 'legacy']);
    assert.match(refused.reply.failure.body, /<return_code><!\[CDATA\[FAIL\]\]>/);
    const allowed = await verify('wechatpay_v2', channel.notice(), { ...options, allowLegacy: true });
    assert.deepEqual([allowed.problems, allowed.paid], [[], true]);
    const other = { ...channel.keys, algorithm: algorithm === 'MD5' ? 'HMAC-SHA256' : 'MD5' };
    const crossed = await verify('wechatpay_v2', channel.notice(), { ...options, keys: other, allowLegacy: true });
    assert.equal(crossed.authentic, false);
    const named = channel.notice({ sign_type: other.algorithm });
    assert.equal(await cause('wechatpay_v2', named, { keys: channel.keys }), 'algorithm_not_pinned sign_type');
  }
  const { body } = old.notice();
  const cases = [
    [body.replace('19400', '1'), 'signature_wrong'],
    [body.replace('<appid>', '<appid><![CDATA[x]]></appid><appid>'), 'parameter_repeated appid'],
    [`<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]>${body}`, 'body_malformed'],
    [body.replace('<xml>', '<xml><a>&x;</a>'), 'body_malformed'],
    [body.replace('<xml>', '<xml><a><b></b></a>'), 'body_malformed'],
    [body.replace('<xml>', '<xml><a b="c">d</a>'), 'body_malformed'],
    [body.replace('<xml>', `<xml>${Array.from({ length: 200 }, (_, i) => `<a${i}/>`).join('')}`), 'body_malformed'],
    ['<xml></xml>', 'signature_missing sign'],
    ['text', 'body_malformed'],
  ];
  for (const [changed, expected] of cases) assert.equal(await cause('wechatpay_v2', { body: changed }), expected);
});

/** All but what is not signed: the signature itself, of which Base64 has several spellings, and the name of its algorithm. */
const saying = ({ document }) => document?.replace(/"sign(?:ature)?":"[^"]*"|,"sign_type":"RSA2"/g, '');

test('a body with one byte changed is refused, or says the same', async () => {
  for (const [channel, { notice }] of Object.entries(TRUE)) {
    const said = saying(await judged(channel, notice));
    const length = Buffer.byteLength(notice.body);
    await fc.assert(
      fc.asyncProperty(fc.nat(length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const result = await judged(channel, { headers: notice.headers, body: flipped(notice.body, at, change) });
        assert.ok(!result.authentic || saying(result) === said, `${channel} ${at} ${change}`);
        if (channel === 'wechatpay' || channel === 'stripe') assert.equal(result.authentic, false);
      }),
      { numRuns: 120 },
    );
  }
});

test('whatever comes in, nothing is thrown, nothing is accepted, and the answer tells nothing', async () => {
  const words = fc.constantFrom(
    'sign',
    'signature',
    'msg',
    'Wechatpay-Serial',
    '__proto__',
    'constructor',
    '<xml>',
    '{"resource":',
    '&',
    '=',
    '%',
    '%2',
    '\0',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.json(),
  );
  const body = fc.oneof(text, fc.uint8Array({ maxLength: 80 }));
  const names = fc.constantFrom(
    'Wechatpay-Timestamp',
    'wechatpay-nonce',
    'WECHATPAY-SIGNATURE',
    'Wechatpay-Serial',
    'Stripe-Signature',
    '__proto__',
    'x',
  );
  const headers = fc.dictionary(names, fc.oneof(fc.string(), fc.constant('1772337600'), fc.array(fc.string(), { maxLength: 2 })));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(TRUE)), headers, body, async (channel, given, bytes) => {
      const result = await judged(channel, { headers: given, body: bytes });
      assert.deepEqual([result.authentic, result.accepted, result.new], [false, false, null]);
      assert.deepEqual(await result.settle(true), (await judged(channel, { body: '' })).reply.failure);
      JSON.stringify(result);
    }),
    { numRuns: 1_500 },
  );
});

test('huge, empty, invalid and nested bodies are bounded', async () => {
  const huge = 'x'.repeat(3 << 20);
  const { headers } = wx.notice();
  for (const channel of Object.keys(TRUE)) {
    assert.equal(await cause(channel, { headers, body: '' }), 'body_empty');
    assert.equal(await cause(channel, { headers, body: new Uint8Array() }), 'body_empty');
    assert.equal(await cause(channel, { headers, body: huge }), 'body_too_large');
    assert.equal(await cause(channel, { headers, body: Buffer.from(huge) }), 'body_too_large');
    assert.equal(await cause(channel, { headers, body: 'x'.repeat(100) }, { maxBytes: 99 }), 'body_too_large');
  }
  const invalid = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
  assert.equal(await cause('douyin', { body: invalid }), 'body_malformed');
  assert.equal(await cause('wechatpay_v2', { body: invalid }), 'body_malformed');
  assert.equal(await cause('wechatpay', wx.notice(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)), 'no_payment');
  assert.equal(
    await cause('alipay', { body: `sign=AAAA${'&a'.repeat(300).replace(/a/g, () => randomBytes(3).toString('hex'))}` }),
    'body_malformed',
  );
  const start = performance.now();
  const parameters = Array.from({ length: 250 }, (_, i) => `p${i}=${'%2B'.repeat(2_000)}`).join('&');
  assert.equal(await cause('alipay', { body: `sign=${'A'.repeat(342)}==&${parameters}` }), 'parameter_missing notify_time');
  assert.equal(await cause('wechatpay', { headers, body: JSON.stringify({ a: '/'.repeat(2_000_000) }) }), 'signature_wrong');
  assert.ok(performance.now() - start < 3_000, 'a forged message costs little');
});

test('names of prototypes are names like others', async () => {
  const named = ali.notice({ ['__proto__']: 'x', constructor: 'y', toString: 'z' });
  assert.equal((await judged('alipay', named)).accepted, true);
  assert.equal({}.x, undefined);
  const envelope = `{"__proto__":{"resource":{}},${JSON.stringify(wx.envelope(TRANSACTION)).slice(1)}`;
  assert.equal((await judged('wechatpay', wx.signed(envelope))).accepted, true);
  const inherited = Object.create(wx.notice().headers);
  assert.equal(await cause('wechatpay', { headers: inherited, body: wx.notice().body }), 'header_missing Wechatpay-Timestamp');
});

test('the key of another pair never verifies', async () => {
  const other = rsaPair();
  assert.equal(await cause('alipay', ali.notice(), { keys: { alipay: other.pem } }), 'signature_wrong');
  assert.equal(
    (await judged('alipay', ali.notice(), { keys: { alipay: [other.pem, ali.pair.pem] } })).accepted,
    true,
    'while keys change',
  );
});
