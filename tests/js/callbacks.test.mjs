/** What `verify` tells and answers, what it compares, what it remembers, and what it says of messages that were changed on their way. */
import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { memorySeen, UsageError, verify } from '../../pkg/callbacks.inline.js';
import { check } from '../../pkg/index.inline.js';
import { authority, unionPayCertificate } from './certificates.mjs';
import {
  alipay,
  douyin,
  EXPECTED,
  EXPECTED_OF_ALIPAY,
  EXPECTED_OF_STRIPE,
  encrypt,
  NOW,
  NOW_SECONDS,
  REFUND,
  STRIPE,
  stripe,
  TRANSACTION,
  UNIONPAY,
  unionpay,
  wechatPay,
  wechatPayV2,
} from './notices.mjs';

const wx = wechatPay();
const ali = alipay();

const wechat = (notice, changes = {}) =>
  verify('wechatpay', notice, { keys: wx.keys, expected: EXPECTED, now: NOW, seen: memorySeen(), ...changes });
const codes = ({ problems }) => problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));

test('a notice in full', async () => {
  const notice = await wechat(wx.notice(), { locale: 'en' });
  const { records, report, reply, document, id, ...rest } = notice;
  assert.deepEqual(
    { ...rest, settle: typeof rest.settle },
    {
      channel: 'wechatpay',
      authentic: true,
      fresh: true,
      new: true,
      matches: true,
      accepted: true,
      paid: true,
      problems: [],
      settle: 'function',
    },
  );
  assert.match(id, /^EV-[0-9a-f]{24}$/);
  assert.deepEqual(JSON.parse(document), TRANSACTION);
  assert.deepEqual([report.record, report.verdict, report.findings], ['payment', 'undetermined', []]);
  assert.equal(notice.report, report, 'made once');
  const [{ callback, ...record }] = records;
  assert.deepEqual(record, {
    status: 'success',
    gateway: 'wechat_pay',
    gateway_status: 'SUCCESS',
    channel: 'wallet',
    paid_at: '2026-03-01T11:59:58+08:00',
    currency: 'CNY',
    amount: '194.00',
    amount_detail: { total: '194.00', payer_total: '194.00' },
    payee: { merchant_no: '1900000109' },
    payer: { account_ref: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    out_trade_no: '20260301000001',
    transaction_id: '4200002345202603011234567890',
  });
  assert.deepEqual(
    [callback.id, callback.app_id, callback.mch_id, callback.signature.verified],
    [id, EXPECTED.app_id, EXPECTED.merchant, true],
  );
  assert.deepEqual(reply.success, {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: '{"code":"SUCCESS","message":"成功"}',
  });
  assert.equal(await new Response(reply.success.body, reply.success).text(), reply.success.body);
});

test('the record with its notice satisfies what the rules ask of notices', async () => {
  const { records } = await wechat(wx.notice());
  const registered = { app_id: EXPECTED.app_id, mch_id: EXPECTED.merchant };
  const report = check('payment', { ...records[0], registered }, { now: NOW, profile: 'audit' });
  const ofNotices = ['PAY-016', 'PAY-017', 'PAY-018', 'PAY-019', 'PAY-020'];
  assert.deepEqual(
    report.findings.filter(({ rule }) => ofNotices.includes(rule)),
    [],
  );
});

test("each channel's answers", async () => {
  const ca = await authority();
  const channels = {
    alipay: [ali.keys, 200, 'success', 200, 'failure'],
    unionpay: [{ authorities: ca.pem }, 200, 'ok', 400, 'fail'],
    stripe: [stripe().keys, 200, '{"received":true}', 400, '{"received":false}'],
    douyin: [douyin().keys, 200, '{"err_no":0,"err_tips":"success"}', 200, '{"err_no":1,"err_tips":"failure"}'],
    wechatpay: [wx.keys, 200, '{"code":"SUCCESS","message":"成功"}', 400, '{"code":"FAIL","message":"失败"}'],
  };
  for (const [channel, [keys, ...expected]] of Object.entries(channels)) {
    const { success, failure } = (await verify(channel, { body: 'x' }, { keys })).reply;
    assert.deepEqual([success.status, success.body, failure.status, failure.body], expected);
  }
});

test('partner, combined and refund notices of WeChat Pay', async () => {
  const { appid, mchid, ...rest } = TRANSACTION;
  const partner = {
    ...rest,
    sp_appid: appid,
    sp_mchid: mchid,
    sub_mchid: '1900000110',
    payer: { sp_openid: 'oUp', sub_openid: 'oSub' },
  };
  assert.equal((await wechat(wx.notice(partner), { expected: { ...EXPECTED, sub_merchant: '1900000110' } })).accepted, true);
  assert.deepEqual(codes(await wechat(wx.notice(partner), { expected: { ...EXPECTED, sub_merchant: '1900000111' } })), [
    'mismatch sub_merchant',
  ]);

  const order = (number, fen) => ({
    mchid: '1',
    out_trade_no: number,
    transaction_id: `42${number}`,
    trade_state: 'SUCCESS',
    amount: { total_amount: fen, currency: 'CNY' },
  });
  const combined = {
    combine_appid: appid,
    combine_mchid: mchid,
    combine_out_trade_no: 'C',
    sub_orders: [order('A', 100), order('B', 250)],
  };
  const books = { currency: 'CNY', app_id: appid, merchant: mchid };
  const [a, b] = [
    { ...books, out_trade_no: 'A', amount: '1.00' },
    { ...books, out_trade_no: 'B', amount: '2.50' },
  ];
  const judge = async (expected) => codes(await wechat(wx.notice(combined), { expected }));
  assert.deepEqual(await judge([a, b]), []);
  assert.deepEqual(await judge([b, { ...a, out_trade_no: 'Z' }, a]), [], 'orders of other notices do not matter');
  assert.deepEqual(await judge(({ out_trade_no }) => [a, b].find((known) => known.out_trade_no === out_trade_no)), []);
  assert.deepEqual(await judge([a, { ...b, amount: '2.51' }]), ['mismatch amount']);
  assert.deepEqual(await judge(a), ['order_unknown out_trade_no'], 'one order cannot vouch for two');
  assert.deepEqual(await judge([b, { ...a, out_trade_no: 'Z' }]), ['order_unknown out_trade_no']);
  assert.deepEqual(await judge(() => undefined), ['order_unknown out_trade_no', 'order_unknown out_trade_no']);

  const refund = await wechat(wx.notice(REFUND), { expected: { ...EXPECTED, refund_amount: '194.00' } });
  assert.deepEqual([codes(refund), refund.accepted, refund.paid], [[], true, false]);
  assert.equal(refund.records[0].status, 'refunded');
  assert.deepEqual(codes(await wechat(wx.notice(REFUND), { expected: { ...EXPECTED, refund_amount: '1' } })), [
    'mismatch refund_amount',
  ]);
  const closed = { ...REFUND, refund_status: 'CLOSED' };
  assert.equal((await wechat(wx.notice(closed))).records[0].refund[0].status, 'closed');
  const contradicting = wx.signed(JSON.stringify(wx.envelope(REFUND, { event_type: 'REFUND.CLOSED' })));
  assert.deepEqual(codes(await wechat(contradicting)), ['event_contradicts event_type']);
});

test('refunds of the other channels', async () => {
  const seller = stripe();
  const object = {
    id: 're_1',
    object: 'refund',
    amount: 5000,
    charge: 'ch_1',
    currency: 'cny',
    created: NOW_SECONDS,
    metadata: {},
    payment_intent: 'pi_1',
    status: 'succeeded',
  };
  const event = { ...STRIPE, type: 'refund.created', data: { object } };
  const judge = (expected) =>
    verify('stripe', seller.notice(event), { keys: seller.keys, now: NOW, seen: memorySeen(), expected });
  assert.deepEqual(codes(await judge({ transaction_id: 'pi_1', refund_amount: 50, currency: 'CNY' })), []);
  assert.deepEqual(codes(await judge({ transaction_id: 'pi_1', amount: 194, currency: 'CNY' })), ['not_told amount']);
  assert.deepEqual(codes(await judge({ transaction_id: 'pi_2', refund_amount: '50.00' })), ['mismatch transaction_id']);

  const shop = douyin();
  const message = {
    appid: 'tt1',
    cp_refundno: 'R-1',
    status: 'SUCCESS',
    refund_amount: 5000,
    refunded_at: NOW_SECONDS,
    order_id: '73',
    refund_no: '74',
  };
  const refunded = await verify('douyin', shop.notice(message), {
    keys: shop.keys,
    now: NOW,
    seen: memorySeen(),
    expected: { transaction_id: '73', refund_amount: '50', app_id: 'tt1' },
  });
  assert.deepEqual([codes(refunded), refunded.paid, refunded.id], [[], false, '73:74:SUCCESS']);

  const unionPay = await unionPayCertificate(await authority());
  const { body } = unionpay(unionPay).notice({
    ...UNIONPAY,
    txnType: '04',
    orderId: 'R1',
    txnAmt: '5000',
    queryId: '99',
    origQryId: '98',
  });
  const expected = { transaction_id: '98', refund_amount: '50.00', currency: 'CNY', merchant: UNIONPAY.merId };
  const returned = await verify(
    'unionpay',
    { body },
    { keys: { signing: unionPay.pem }, now: NOW, seen: memorySeen(), expected },
  );
  assert.deepEqual([codes(returned), returned.paid, returned.id, returned.fresh], [[], false, '99', null]);
});

test('amounts are compared as decimals', async () => {
  for (const amount of ['194', '194.0', '194.00', '0194.000', 194, 194.0])
    assert.equal((await wechat(wx.notice(), { expected: { ...EXPECTED, amount } })).accepted, true);
  for (const amount of ['194.001', '19400', '1.94', 193.99, '0'])
    assert.deepEqual(codes(await wechat(wx.notice(), { expected: { ...EXPECTED, amount } })), ['mismatch amount']);
  const [difference] = (await wechat(wx.notice(), { expected: { ...EXPECTED, amount: '1' }, locale: 'en' })).problems;
  assert.deepEqual(difference, {
    code: 'mismatch',
    field: 'amount',
    expected: '1',
    actual: '194.00',
    message: 'amount is not what is expected',
  });
});

test('the look-up is asked only about authentic notices, and may take its time', async () => {
  const asked = [];
  const expected = async (record) => {
    asked.push(record.out_trade_no);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return EXPECTED;
  };
  assert.equal((await wechat(wx.notice(), { expected })).accepted, true);
  const { headers, body } = wx.notice();
  await wechat({ headers, body: `${body} ` }, { expected });
  await wechat(wechatPay().notice(), { expected });
  assert.deepEqual(asked, ['20260301000001']);
  const broken = () => Promise.reject(new Error('no database'));
  await assert.rejects(wechat(wx.notice(), { expected: broken }), /no database/);
});

test('nothing expected, nothing accepted', async () => {
  const seen = memorySeen();
  const notice = await wechat(wx.notice(), { expected: undefined, seen });
  assert.deepEqual(
    [notice.authentic, notice.matches, notice.new, notice.accepted, codes(notice)],
    [true, null, null, false, ['nothing_expected']],
  );
});

test('a notice that failed comes again; one that is refused stays new', async () => {
  const seen = memorySeen();
  const first = wx.notice();
  const failed = await wechat(first, { seen });
  assert.deepEqual(await failed.settle(false), failed.reply.failure);
  const again = await wechat(first, { seen });
  assert.equal(again.accepted, true);
  const mismatched = await wechat(wx.signed(first.body), { seen: memorySeen(), expected: { ...EXPECTED, amount: '1' } });
  assert.deepEqual([mismatched.new, mismatched.accepted], [null, false]);
  assert.deepEqual(await again.settle(true), again.reply.success);
  const retry = wx.signed(first.body, { time: NOW_SECONDS + 15 });
  assert.deepEqual(
    codes(await wechat(retry, { seen, now: (NOW_SECONDS + 15) * 1000 })),
    ['repeated'],
    'signed anew, and yet the same notice',
  );
  assert.equal((await wechat(wx.notice(), { seen })).accepted, true, 'another one');
  assert.deepEqual(await (await wechat(wx.notice(), { seen })).settle('yes'), again.reply.failure, 'only true is true');
});

test('two deliveries at the same moment: one is new', async () => {
  const [seen, notice] = [memorySeen(), wx.notice()];
  const results = await Promise.all(Array.from({ length: 10 }, () => wechat(notice, { seen })));
  assert.equal(results.filter(({ accepted }) => accepted).length, 1);
});

test('claims in memory: leases run out, what is done stays, and there is an end to it', () => {
  let now = 0;
  const seen = memorySeen({ most: 3, clock: () => now });
  assert.equal(seen.claim('a', 10), 'new');
  assert.equal(seen.claim('a', 10), 'pending');
  now = 9_999;
  assert.equal(seen.claim('a', 10), 'pending');
  now = 10_000;
  assert.equal(seen.claim('a', 10), 'new');
  seen.settle('a', true, 100);
  now = 109_999;
  assert.equal(seen.claim('a', 10), 'done');
  now = 110_000;
  assert.equal(seen.claim('a', 10), 'new');
  for (const key of ['b', 'c', 'd']) seen.claim(key, 10);
  assert.equal(seen.claim('a', 10), 'new', 'the oldest was forgotten');
});

test('without a store the process remembers', async () => {
  const notice = wx.notice();
  assert.equal((await wechat(notice, { seen: undefined })).accepted, true);
  assert.deepEqual(codes(await wechat(notice, { seen: undefined })), ['being_processed']);
});

test('what happened to a body on its way', async () => {
  const said = { ...TRANSACTION, attach: '街/道 "1" & <2>' };
  const spaced = JSON.stringify({ ...wx.envelope(said), summary: '支付成功 / 完 <b>&' }, null, 1);
  const compact = JSON.stringify(JSON.parse(spaced));
  const ascii = compact.replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  const html = compact.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const changed = async (signed, received) => codes(await wechat({ headers: wx.signed(signed).headers, body: received }))[0];
  const cases = [
    [compact, `${compact}\n`, 'body_whitespace'],
    [`${compact}\n`, compact, 'body_whitespace'],
    [compact, `\ufeff${compact}`, 'body_whitespace'],
    [compact, spaced, 'body_reserialised'],
    [compact.replaceAll('/', '\\/'), compact, 'body_reserialised'],
    [compact, compact.replaceAll('/', '\\/'), 'body_reserialised'],
    [ascii, compact, 'body_reserialised'],
    [ascii.replaceAll('/', '\\/'), spaced, 'body_reserialised'],
    [compact, html, 'body_html_escaped'],
    [compact, Buffer.from(Buffer.from(compact).toString('latin1')), 'body_transcoded'],
    [compact, compact.replace('支付', '付支'), 'signature_wrong'],
  ];
  for (const [signed, received, expected] of cases) assert.equal(await changed(signed, received), expected);
});

test('what happened to a form on its way', async () => {
  const fields = Object.fromEntries(new URLSearchParams(ali.notice().body));
  const harmless = Object.fromEntries(new URLSearchParams(ali.notice({ subject: 'a+b c' }).body));
  const undecoded = Object.entries(harmless)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const twice = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]));
  const html = {
    ...fields,
    subject: fields.subject.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  };
  const cases = [
    [undecoded, 'form_decoded_twice'],
    [new URLSearchParams(twice(fields)).toString(), 'form_encoded_twice'],
    [new URLSearchParams(html).toString(), 'form_html_escaped'],
  ];
  const judge = async (body) =>
    codes(await verify('alipay', { body }, { keys: ali.keys, expected: EXPECTED_OF_ALIPAY, now: NOW }))[0];
  for (const [body, expected] of cases) assert.equal(await judge(body), expected);
  // Signatures differ from key to key; one with a plus is soon found.
  const withPlus = (changes) => {
    for (let i = 0; ; i++) {
      const signed = Object.fromEntries(new URLSearchParams(ali.notice({ body: String(i), ...changes }).body));
      if (signed.sign.includes('+')) return signed;
    }
  };
  const decodedAgain = (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.replaceAll('+', ' ')]));
  const noSpaces = { subject: 'a+b', gmt_create: '', gmt_payment: '', notify_time: '' };
  for (const lost of [withPlus({ subject: '保温杯' }), withPlus(noSpaces)])
    assert.equal(await judge(new URLSearchParams(decodedAgain(lost)).toString()), 'form_decoded_twice');
});

test('forms in GBK', async () => {
  const gbk = Buffer.from([0xb1, 0xa3, 0xce, 0xc2, 0xb1, 0xad]);
  const { body } = ali.notice({ charset: 'GBK', subject: 'PLACE' });
  const fields = Object.fromEntries(new URLSearchParams(body));
  const names = Object.keys(fields)
    .filter((name) => name !== 'sign' && name !== 'sign_type')
    .sort();
  const pairs = names.map((name) =>
    Buffer.concat([Buffer.from(`${name}=`), name === 'subject' ? gbk : Buffer.from(fields[name])]),
  );
  const text = Buffer.concat(pairs.flatMap((pair, i) => (i === 0 ? [pair] : [Buffer.from('&'), pair])));
  const signature = sign('sha256', text, ali.pair.privateKey).toString('base64');
  const percent = [...gbk].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');
  const form = new URLSearchParams({ ...fields, sign: signature }).toString().replace('PLACE', percent);
  const notice = await verify(
    'alipay',
    { body: form },
    { keys: ali.keys, expected: EXPECTED_OF_ALIPAY, now: NOW, seen: memorySeen() },
  );
  assert.deepEqual([codes(notice), JSON.parse(notice.document).subject], [[], '保温杯']);
});

test('headers and bodies in every form', async () => {
  const { headers, body } = wx.notice();
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const forms = [
    headers,
    lower,
    new Headers(headers),
    new Map(Object.entries(headers)),
    Object.entries(headers),
    Object.fromEntries(Object.entries(lower).map(([name, value]) => [name, [value]])),
    { ...headers, ...lower },
    Object.assign(Object.create(null), headers),
  ];
  for (const form of forms) assert.equal((await wechat({ headers: form, body })).accepted, true);
  const bytes = Buffer.from(body);
  const apart = new Uint8Array(bytes.length + 8);
  apart.set(bytes, 4);
  const views = [
    bytes,
    new Uint8Array(bytes),
    new Uint8Array(bytes).buffer,
    apart.subarray(4, -4),
    new DataView(apart.buffer, 4, bytes.length),
  ];
  for (const view of views) assert.equal((await wechat({ headers, body: view })).accepted, true);
  assert.deepEqual(codes(await wechat({ headers: { ...headers, 'wechatpay-nonce': 'other' }, body })), [
    'header_repeated Wechatpay-Nonce',
  ]);
  assert.deepEqual(codes(await wechat({ headers: { ...headers, 'Wechatpay-Nonce': 7 }, body })), [
    'header_malformed Wechatpay-Nonce',
  ]);
});

test("what becomes of the caller's buffer meanwhile does not matter", async () => {
  const { headers, body } = wx.notice();
  const bytes = Buffer.from(body);
  const pending = wechat({ headers, body: bytes });
  bytes.fill(0);
  assert.equal((await pending).accepted, true);
});

test('keys change without a gap', async () => {
  const [before, after] = [wechatPay({ serial: 'PUB_KEY_ID_1' }), wechatPay({ serial: 'PUB_KEY_ID_2' })];
  const platform = { ...before.keys.platform, ...after.keys.platform };
  const keys = { platform, apiV3Key: [before.apiV3Key, after.apiV3Key] };
  for (const channel of [before, after]) assert.equal((await wechat(channel.notice(), { keys })).accepted, true);
  const ca = await authority('CN=Tenpay.com Root CA');
  const issued = await unionPayCertificate(ca, { serial: '00d7ce59d1f522d701' });
  const certified = wechatPay({ serial: 'D7CE59D1F522D701', pair: { privateKey: issued.privateKey } });
  for (const given of [issued.pem, [ca.pem, issued.pem], { d7ce59d1f522d701: issued.pem }])
    assert.equal((await wechat(certified.notice(), { keys: { platform: given, apiV3Key: certified.apiV3Key } })).accepted, true);
  const seller = stripe();
  const rolled = seller.notice(STRIPE, { secrets: ['whsec_new', 'whsec_old'] });
  for (const secret of ['whsec_new', 'whsec_old', ['whsec_other', 'whsec_old']])
    assert.equal(
      (await verify('stripe', rolled, { keys: { secret }, now: NOW, expected: EXPECTED_OF_STRIPE, seen: memorySeen() })).accepted,
      true,
    );
});

test('no answer tells why, and no problem tells a value of a person', async () => {
  const personal = ['oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'xud***@126.com', '2088102534368455', '招商银行信用卡0403'];
  const notices = [
    await wechat(wx.notice({ ...TRANSACTION, out_trade_no: 'other', amount: {}, payer: { openid: personal[0] } })),
    await wechat(wx.notice({ ...REFUND, amount: { total: 'x' } })),
    await verify('alipay', ali.notice({ total_amount: 'x' }), { keys: ali.keys, now: NOW, expected: EXPECTED_OF_ALIPAY }),
  ];
  for (const notice of notices) {
    assert.ok(notice.problems.length > 0);
    const said = JSON.stringify([notice.problems, notice.report.findings]);
    for (const value of personal) assert.ok(!said.includes(value));
    const { body } = await notice.settle(true);
    for (const { code, message } of notice.problems) assert.ok(!body.includes(code) && !body.includes(message));
  }
});

test('messages in both languages', async () => {
  const [zh, en] = await Promise.all([undefined, 'en'].map((locale) => wechat({ body: 'x' }, { locale })));
  assert.equal(zh.problems[0].message, '缺少请求头 Wechatpay-Timestamp');
  assert.equal(en.problems[0].message, 'the header Wechatpay-Timestamp is missing');
});

test("a caller's mistakes are named", async () => {
  const { headers, body } = wx.notice();
  const good = { keys: wx.keys, now: NOW };
  const cases = [
    [() => verify('wechat', { body }, good), /unknown channel `wechat`: use one of wechatpay, alipay/],
    [() => verify('__proto__', { body }, good), /unknown channel/],
    [() => verify('wechatpay', { body }), /options must be an object/],
    [() => verify('wechatpay', { body }, {}), /option `keys` is missing/],
    [() => verify('wechatpay', { body }, { ...good, key: 1 }), /unknown option `key`/],
    [() => verify('wechatpay', { body }, { ...good, now: null }), /option `now` must be a time/],
    [() => verify('wechatpay', { body }, { ...good, now: 'noon' }), /option `now`/],
    [() => verify('wechatpay', { body }, { ...good, locale: 'fr' }), /unknown locale `fr`/],
    [() => verify('wechatpay', { body }, { ...good, maxBytes: 0 }), /`maxBytes`/],
    [() => verify('wechatpay', undefined, good), /the request must be an object/],
    [() => verify('wechatpay', { headers, body: JSON.parse(body) }, good), /`body` must be the bytes or text as received/],
    [() => verify('wechatpay', { headers: 'x', body }, good), /`headers` must be/],
    [() => wechat(wx.notice(), { expected: 'x' }), /`expected` must be an object/],
    [() => wechat(wx.notice(), { expected: [] }), /`expected` is an empty list/],
    [() => wechat(wx.notice(), { expected: { amount: '1' } }), /`expected` names no order/],
    [() => wechat(wx.notice(), { expected: { out_trade_no: '1' } }), /`expected` names no amount/],
    [() => wechat(wx.notice(), { expected: { ...EXPECTED, amount: '1,00' } }), /`expected.amount` must be a decimal/],
    [() => wechat(wx.notice(), { expected: { ...EXPECTED, currency: '' } }), /`expected.currency` must be text/],
    [() => wechat(wx.notice(), { expected: { ...EXPECTED, appid: 'x' } }), /unknown field in `expected` `appid`/],
    [() => wechat(wx.notice(), { seen: { claim: () => true } }), /`seen` must answer a claim/],
  ];
  for (const [call, expected] of cases) {
    await assert.rejects(call, (error) => {
      assert.ok(error instanceof UsageError, String(error));
      assert.match(error.message, expected);
      return true;
    });
  }
});

test('CommonJS has it too, MD5 included', async () => {
  const required = createRequire(import.meta.url)('../../pkg/cjs/callbacks.inline.js');
  const channel = wechatPayV2('MD5');
  const options = { keys: channel.keys, expected: EXPECTED, now: NOW, allowLegacy: true };
  assert.equal((await required.verify('wechatpay_v2', channel.notice(), options)).accepted, true);
});

test('one million bytes of ciphertext are read', async () => {
  const long = {
    ...TRANSACTION,
    promotion_detail: Array.from({ length: 5_000 }, (_, i) => ({ coupon_id: String(i), name: 'x'.repeat(60), amount: 0 })),
  };
  const resource = encrypt(JSON.stringify(long), wx.apiV3Key);
  assert.ok(resource.ciphertext.length > 500_000);
  assert.equal((await wechat(wx.notice(long))).accepted, true);
});
