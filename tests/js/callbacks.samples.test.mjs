/** Notices as their makers published them, and those with one change made to them: the verdict on each was worked out from its source. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { wechatpay } from '../../pkg/callbacks/channels/wechatpay.js';
import { rsaKey } from '../../pkg/callbacks/keys.js';
import { Incoming } from '../../pkg/callbacks/request.js';
import { memorySeen, UsageError, verify } from '../../pkg/callbacks.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { rsaPair, TRANSACTION, wechatPay } from './notices.mjs';

const FOLDER = at('tests/samples/callbacks');
const samples = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')))
    .map((sample) => [sample.id, sample]),
);
const left = new Set(samples.keys());
const sample = (id) => {
  left.delete(id);
  return samples.get(id) ?? assert.fail(`no sample ${id}`);
};

/** One check of a notice by everything but what the merchant's books say: nothing is claimed, as nothing is expected. */
async function judged(channel, parts, keys, now, options) {
  const notice = await verify(channel, parts, { keys, now, locale: 'en', seen: memorySeen(), ...options });
  assert.equal(notice.accepted, false, 'nothing was expected, so nothing is accepted');
  const [first] = notice.problems.filter(({ code }) => code !== 'nothing_expected');
  const said = first && (first.field ? `${first.code} ${first.field}` : first.code);
  return { notice, verdict: [notice.authentic, notice.fresh, said] };
}

/** Rows of id, then what is expected: authentic, fresh, the cause. Each is a test of its own, named by its sample. */
function table(rows, judge) {
  for (const [id, ...expected] of rows) {
    test(id, async () => {
      const { verdict, notice } = await judge(sample(id));
      assert.deepEqual(verdict, expected);
      const { signature_valid } = samples.get(id).expected;
      if (signature_valid !== undefined && !SIGNED_YET_REFUSED.includes(id)) assert.equal(notice.authentic, signature_valid);
    });
  }
}

/** Their signatures are right, but their keys are AES-128, which is no key for AEAD_AES_256_GCM: so they do not open. */
const SIGNED_YET_REFUSED = ['wxv3-001-go-payscore-open', 'wxv3-009-clock-minus-301s', 'wxv3-016-lowercase-header-names'];

/** APIv3 keys of 16 bytes are refused: one of the right length stands in where only the signature is in question. */
const STAND_IN = '0'.repeat(32);

const wechat = ({ data }) => {
  const { apiv3_key = '', platform_certificate_pem } = data.keys;
  const keys = { platform: platform_certificate_pem, apiV3Key: apiv3_key.length === 32 ? apiv3_key : STAND_IN };
  return judged('wechatpay', { headers: data.headers, body: data.body }, keys, data.now_unix * 1000);
};

table(
  [
    ['wxv3-001-go-payscore-open', false, true, 'cannot_decrypt'],
    ['wxv3-002-body-one-char', false, null, 'signature_wrong'],
    ['wxv3-004-body-trailing-newline', false, null, 'body_whitespace'],
    ['wxv3-005-timestamp-shift', false, null, 'signature_wrong'],
    ['wxv3-009-clock-minus-301s', false, false, 'clock_outside'],
    ['wxv3-010-no-signature', false, null, 'header_missing Wechatpay-Signature'],
    ['wxv3-011-no-serial', false, null, 'header_missing Wechatpay-Serial'],
    ['wxv3-012-no-nonce', false, null, 'header_missing Wechatpay-Nonce'],
    ['wxv3-013-bad-timestamp', false, null, 'header_malformed Wechatpay-Timestamp'],
    ['wxv3-014-signtest-probe', false, null, 'signature_probe'],
    ['wxv3-015-unknown-serial', false, null, 'unknown_serial'],
    ['wxv3-016-lowercase-header-names', false, true, 'cannot_decrypt'],
    ['wxv3-020-aad-wrong', false, null, 'signature_wrong'],
    ['wxv3-021-ct-not-base64', false, null, 'signature_wrong'],
    ['wxv3-025-algorithm-absent', false, null, 'signature_wrong'],
  ],
  wechat,
);

/** Opens an envelope with a key that `verify` does not take: AES-128, as one SDK's own tests have it. */
async function opened(body, key) {
  const incoming = Incoming.from({ body }, 1 << 21);
  const aes = await crypto.subtle.importKey('raw', Buffer.from(key), 'AES-GCM', false, ['decrypt']);
  const { document } = await wechatpay.open(
    { incoming, serial: '', time: 0, nonce: '', signature: '' },
    { apiV3Keys: [Promise.resolve(aes)] },
  );
  return document;
}

for (const id of ['wxv3-001-go-payscore-open', 'wxv3-016-lowercase-header-names', 'wxv3-030-java-resource-only']) {
  test(`${id}: opens with its 16-byte key, which verify refuses`, async () => {
    const { data } = sample(id);
    const plaintext = samples.get('wxv3-001-go-payscore-open').expected.plaintext;
    assert.equal(await opened(data.body, data.keys.apiv3_key), plaintext);
    const keys = { platform: rsaKeyOf('wxv3-001-go-payscore-open'), apiV3Key: data.keys.apiv3_key };
    await assert.rejects(verify('wechatpay', { body: data.body }, { keys }), (error) => {
      return (
        error instanceof UsageError && /`apiV3Key` has 16 bytes: the algorithm AEAD_AES_256_GCM needs 32/.test(error.message)
      );
    });
  });
}
const rsaKeyOf = (id) => samples.get(id).data.keys.platform_certificate_pem;

test('wxv3-030-java-resource-only: an envelope without its id is authentic, and not to be accepted', async () => {
  const channel = wechatPay();
  const { id, event_type, ...bare } = channel.envelope(TRANSACTION);
  assert.ok(id && event_type);
  const { verdict } = await judged('wechatpay', channel.signed(JSON.stringify(bare)), channel.keys, '2026-03-01T12:00:00+08:00');
  assert.deepEqual(verdict, [true, true, 'field_missing event_type']);
});

/** Envelopes that no headers were published for: signed here, around the published resource. */
async function resource(id, { body, key }) {
  const channel = wechatPay({ apiV3Key: key });
  const { verdict, notice } = await judged('wechatpay', channel.signed(body), channel.keys, '2026-03-01T12:00:00+08:00');
  return { verdict, notice, id };
}
const enveloped = (data) => JSON.stringify({ id: 'EV-1', event_type: 'TEST', resource: data.resource });

for (const [id, authentic, said] of [
  ['wxv3-031-java-aead', true, 'no_payment'],
  ['wxv3-032-java-aead-bad-aad', false, 'cannot_decrypt'],
  ['wxv3-033-java-aead-bad-nonce', false, 'cannot_decrypt'],
  ['wxv3-034-java-aead-bad-ct', false, 'cannot_decrypt'],
  ['wxv3-035-java-certificate-download', true, 'no_payment'],
]) {
  test(id, async () => {
    const { data, expected } = sample(id);
    const { verdict, notice } = await resource(id, { body: enveloped(data), key: data.keys.apiv3_key });
    assert.deepEqual(verdict, [authentic, true, said]);
    assert.equal(notice.document, expected.plaintext);
    assert.equal(authentic, expected.decrypts);
    if (expected.serial_no) assert.equal(rsaKey(notice.document, 'downloaded').certificate.serial, expected.serial_no);
  });
}

for (const id of ['wxv3-036-java-rsa-ok', 'wxv3-037-java-rsa-other-key']) {
  test(id, async () => {
    const { data, expected } = sample(id);
    const key = rsaKey(data.certificate_pem ?? data.public_key_pem, 'published');
    const valid = await key.verify(Buffer.from(data.signature, 'base64'), Buffer.from(data.message));
    assert.equal(valid, expected.signature_valid);
    if (data.serial) assert.equal(key.certificate.serial, data.serial);
  });
}

/** The published certificate's serial is another than the header's: its key is given under the header's, without the certificate. */
const byHeader = ({ data }) => {
  const publicKey = new X509Certificate(data.keys.platform_certificate_pem).publicKey.export({ type: 'spki', format: 'pem' });
  const keys = { platform: { [data.headers['Wechatpay-Serial']]: publicKey }, apiV3Key: data.keys.apiv3_key ?? STAND_IN };
  return judged('wechatpay', { headers: data.headers, body: data.body }, keys, data.now_unix * 1000);
};
table(
  [
    ['wxv3-040-yansongda-callback', true, true, 'field_missing event_type'],
    ['wxv3-041-yansongda-unescaped-slash', false, null, 'body_reserialised'],
    ['wxv3-042-yansongda-h5-response', true, true, 'not_a_notice'],
  ],
  byHeader,
);

test('wxv3-040-yansongda-callback: what it holds is a certificate, not a payment', async () => {
  const { notice } = await byHeader(samples.get('wxv3-040-yansongda-callback'));
  assert.equal(notice.document, samples.get('wxv3-040-yansongda-callback').expected.plaintext);
  assert.equal(notice.report.verdict, 'nonconforming');
  assert.deepEqual(notice.records, []);
});

test('wxv3-040-yansongda-callback: its certificate is of another serial than the header names', async () => {
  const { data } = samples.get('wxv3-040-yansongda-callback');
  const { headers, body, keys, now_unix } = data;
  const platform = keys.platform_certificate_pem;
  const { verdict } = await judged('wechatpay', { headers, body }, { platform, apiV3Key: keys.apiv3_key }, now_unix * 1000);
  assert.deepEqual(verdict, [false, null, 'unknown_serial']);
  const named = { platform: { [headers['Wechatpay-Serial']]: platform }, apiV3Key: keys.apiv3_key };
  await assert.rejects(verify('wechatpay', { headers, body }, { keys: named }), /is the certificate of another serial: 25F8AA/);
});

test('wxv3-045-easywechat-short-nonce: a nonce of two bytes and a key of three', async () => {
  const { data } = sample('wxv3-045-easywechat-short-nonce');
  const { verdict } = await resource('', { body: data.body, key: STAND_IN });
  assert.deepEqual(verdict, [false, true, 'field_missing resource.algorithm']);
  const algorithm = { ...JSON.parse(data.body).resource, algorithm: 'AEAD_AES_256_GCM' };
  const repaired = await resource('', { body: JSON.stringify({ ...JSON.parse(data.body), resource: algorithm }), key: STAND_IN });
  assert.deepEqual(repaired.verdict, [false, true, 'field_malformed resource.nonce']);
  const keys = { platform: { PUB_KEY_ID_1: rsaPair().pem }, apiV3Key: data.keys.apiv3_key_raw };
  await assert.rejects(verify('wechatpay', { body: data.body }, { keys }), /`apiV3Key` has 3 bytes/);
});

test('wxv3-045-easywechat-short-nonce: ids that became numbers are found in the content', async () => {
  const channel = wechatPay();
  const { plaintext_seen_with_padding } = samples.get('wxv3-045-easywechat-short-nonce').expected;
  const { notice } = await judged(
    'wechatpay',
    channel.notice(plaintext_seen_with_padding),
    channel.keys,
    '2026-03-01T12:00:00+08:00',
  );
  assert.equal(notice.authentic, true);
  assert.equal(notice.records[0].transaction_id, undefined);
  assert.ok(notice.report.findings.some(({ rule, pointer }) => rule === 'DOC-003' && pointer === '/transaction_id'));
});

test('wxv3-050-doc-refund-plaintext', async () => {
  const channel = wechatPay();
  const { plaintext } = sample('wxv3-050-doc-refund-plaintext').data;
  const { notice, verdict } = await judged('wechatpay', channel.notice(plaintext), channel.keys, '2026-03-01T12:00:00+08:00');
  assert.deepEqual(verdict, [true, true, undefined]);
  assert.equal(notice.paid, false);
  assert.deepEqual(notice.records[0].refund[0].amount, '9.99');
  assert.deepEqual(notice.report.findings, []);
});

test('wxv3-051-doc-pay-envelope-empty, wxv3-052-doc-combine-0: nothing in the envelope', async () => {
  const { body } = sample('wxv3-051-doc-pay-envelope-empty').data;
  assert.deepEqual((await resource('', { body, key: STAND_IN })).verdict, [false, true, 'field_missing resource.nonce']);
  const { json } = sample('wxv3-052-doc-combine-0').data;
  assert.deepEqual((await resource('', { body: JSON.stringify(json), key: STAND_IN })).verdict, [
    false,
    true,
    'field_missing resource.nonce',
  ]);
});

test('wxv3-053-doc-combine-1', async () => {
  const channel = wechatPay();
  const { json } = sample('wxv3-053-doc-combine-1').data;
  const { notice, verdict } = await judged('wechatpay', channel.notice(json), channel.keys, '2026-03-01T12:00:00+08:00');
  assert.deepEqual(verdict, [true, true, undefined]);
  assert.deepEqual(
    notice.records.map(({ out_trade_no, amount, status }) => [out_trade_no, amount, status]),
    [
      ['20150806125346', '0.10', 'success'],
      ['20150806124855', '0.10', 'success'],
    ],
  );
});

const alipay = ({ data }) => {
  const body = data.form_body ?? new URLSearchParams(data.params).toString();
  const keys = { alipay: data.keys.alipay_public_key ?? data.keys.alipay_public_cert_pem };
  return judged('alipay', { body }, keys, (data.params.notify_time ?? data.params.timestamp).replace(' ', 'T').concat('+08:00'));
};
table(
  [
    ['alipay-001-node-trade-ok', true, true, undefined],
    ['alipay-002-node-trade-ok', true, true, undefined],
    ['alipay-003-node-trade-bad', false, null, 'signature_wrong'],
    ['alipay-010-yansongda-plus-in-subject', true, true, undefined],
    ['alipay-014-gopay-fake', false, null, 'signature_malformed'],
    ['alipay-015-gopay-fake', false, null, 'wrong_key'],
    ['alipay-021-amount-0.1', false, null, 'signature_wrong'],
    ['alipay-023-sign-absent', false, null, 'signature_missing sign'],
    ['alipay-024-sign-empty', false, null, 'signature_missing sign'],
  ],
  alipay,
);

test('alipay-012-yansongda-return-url: signed, and no proof of a payment', async () => {
  const { data } = sample('alipay-012-yansongda-return-url');
  const keys = { alipay: data.keys.alipay_public_cert_pem };
  const body = new URL(data.url).search.slice(1);
  const expected = { out_trade_no: data.params.out_trade_no, amount: data.params.total_amount };
  const notice = await verify('alipay', { body }, { keys, now: '2023-12-21T14:48:44+08:00', expected, seen: memorySeen() });
  assert.deepEqual([notice.authentic, notice.accepted, notice.paid], [true, false, false]);
  assert.ok(notice.problems.some(({ code }) => code === 'not_a_notice'));
  assert.equal((await notice.settle(true)).body, 'failure');
});

test("alipay-013-gopay-sync-response: the gateway's answer to a call, of which the text itself is signed", async () => {
  const { data } = sample('alipay-013-gopay-sync-response');
  const key = rsaKey(data.keys.alipay_public_key, 'published');
  assert.equal(await key.verify(Buffer.from(data.sign, 'base64'), Buffer.from(data.signed_text)), true);
});

test('alipay-029-business-match', async () => {
  const { data, expected } = sample('alipay-029-business-match');
  const order = data.merchant_order;
  const books = { out_trade_no: order.out_trade_no, amount: order.total_amount, app_id: order.app_id, merchant: order.seller_id };
  const body = new URLSearchParams(data.params).toString();
  const now = '2019-08-15T15:56:30+08:00';
  const accepted = async (changes) => {
    const keys = { alipay: data.keys.alipay_public_key };
    const notice = await verify('alipay', { body }, { keys, now, seen: memorySeen(), expected: { ...books, ...changes } });
    return [notice.accepted, ...notice.problems.map(({ code, field }) => `${code} ${field}`)];
  };
  assert.equal(expected.accept, true);
  assert.deepEqual(await accepted({}), [true]);
  assert.deepEqual(await accepted({ app_id: '2019073166072303' }), [false, 'mismatch app_id']);
  assert.deepEqual(await accepted({ merchant: '2088531891668730' }), [false, 'mismatch merchant']);
  assert.deepEqual(await accepted({ out_trade_no: '20190815155618536-564-58' }), [false, 'mismatch out_trade_no']);
  assert.deepEqual(await accepted({ amount: '0.11' }), [false, 'mismatch amount']);
});

const CERTIFICATE = samples.get('unionpay-001-front-callback-ok').data.params.signPubKeyCert;
const unionpay = ({ data }) => {
  const body = data.form_body ?? new URLSearchParams(data.params).toString();
  return judged('unionpay', { body }, { signing: CERTIFICATE }, '2022-09-11T04:20:00+08:00');
};
table(
  [
    ['unionpay-001-front-callback-ok', true, null, undefined],
    ['unionpay-002-amount-changed', false, null, 'signature_wrong'],
    ['unionpay-003-respcode-changed', false, null, 'signature_wrong'],
    ['unionpay-004-cert-lf', false, null, 'signature_wrong'],
    ['unionpay-005-no-signature', false, null, 'signature_missing signature'],
    ['unionpay-006-amount-decimal', false, null, 'signature_wrong'],
    ['unionpay-007-query-response-ok', true, null, undefined],
  ],
  unionpay,
);

test('unionpay-001-front-callback-ok, unionpay-007-query-response-ok: paid', async () => {
  for (const id of ['unionpay-001-front-callback-ok', 'unionpay-007-query-response-ok'])
    assert.equal((await unionpay(samples.get(id))).notice.paid, samples.get(id).expected.paid, id);
});

test('unionpay-010-qra-md5-notpaid: another interface of UnionPay, signed by MD5, which is not taken here', async () => {
  const { data } = sample('unionpay-010-qra-md5-notpaid');
  const { verdict } = await unionpay({ data: { params: data.params } });
  assert.deepEqual(verdict, [false, null, 'signature_missing signature']);
});

const stripe = ({ data: { headers, body, keys, now_unix } }) =>
  judged('stripe', { headers, body }, { secret: keys.endpoint_secret }, now_unix * 1000);
table(
  [
    ['stripe-001-ok', true, true, 'no_payment'],
    ['stripe-002-two-v1-one-good', true, true, 'no_payment'],
    ['stripe-003-v0-only', false, null, 'signature_missing v1'],
    ['stripe-004-no-t', false, null, 'header_malformed Stripe-Signature'],
    ['stripe-005-t-empty', false, null, 'header_malformed Stripe-Signature'],
    ['stripe-006-bad-header', false, null, 'header_malformed Stripe-Signature'],
    ['stripe-007-too-old', true, false, 'clock_outside'],
    ['stripe-008-body-changed', false, null, 'signature_wrong'],
    ['stripe-009-other-secret', false, null, 'signature_wrong'],
  ],
  stripe,
);

const douyin = ({ data }) => judged('douyin', { body: data.body }, { token: data.keys.token }, 1722769986 * 1000);
table(
  [
    ['douyin-001-payment-ok', true, true, undefined],
    ['douyin-002-empty-signature', false, null, 'signature_missing msg_signature'],
    ['douyin-003-wrong-signature', false, null, 'signature_malformed'],
    ['douyin-004-amount-tampered', false, null, 'signature_wrong'],
  ],
  douyin,
);

test('douyin-001-payment-ok: paid', async () => {
  assert.equal((await douyin(samples.get('douyin-001-payment-ok'))).notice.paid, true);
});

const V2_KEYS = { apiKey: 'ziR0QKsTUfMOuochC9RfCdmfHECorQAP', algorithm: 'MD5' };
table(
  [
    ['wxv2-001-php-paysuccess', false, null, 'legacy'],
    ['wxv2-002-php-refund-reqinfo-plain', false, null, 'legacy'],
  ],
  ({ data }) => judged('wechatpay_v2', { body: data.xml }, V2_KEYS, Date.now()),
);

test('wxv2-001-php-paysuccess: allowed, it reads, and its signature needs the key that was not published', async () => {
  const { data } = samples.get('wxv2-001-php-paysuccess');
  const { verdict } = await judged('wechatpay_v2', { body: data.xml }, V2_KEYS, Date.now(), { allowLegacy: true });
  assert.deepEqual(verdict, [false, null, 'signature_wrong']);
  const keys = { platform: { PUB_KEY_ID_1: rsaPair().pem }, apiV3Key: STAND_IN };
  assert.deepEqual((await judged('wechatpay', { body: data.xml }, keys, Date.now())).verdict, [false, null, 'legacy']);
});

test('wxv2-003-gopay-refund-reqinfo-encrypted: unsigned, so refused even where version 2 is allowed', async () => {
  const { data } = sample('wxv2-003-gopay-refund-reqinfo-encrypted');
  const body = `<xml><return_code>SUCCESS</return_code><req_info><![CDATA[${data.req_info}]]></req_info></xml>`;
  const { verdict } = await judged('wechatpay_v2', { body }, V2_KEYS, Date.now(), { allowLegacy: true });
  assert.deepEqual(verdict, [false, null, 'legacy_unsigned']);
});

test('every sample is judged', () => assert.deepEqual([...left], []));
