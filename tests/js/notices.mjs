/** Payment notices, signed with keys made here as the channels sign theirs: by Node's own crypto, not by what is tested. */
import { createCipheriv, createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** An RSA key pair, the public key as PEM. */
export function rsaPair(modulusLength = 2048) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return { privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }) };
}

export const rsaSign = (privateKey, text) => sign('sha256', Buffer.from(text), privateKey).toString('base64');

export const NOW = '2026-03-01T12:00:00+08:00';
export const NOW_SECONDS = Date.parse(NOW) / 1000;

export const TRANSACTION = {
  appid: 'wx8888888888888888',
  mchid: '1900000109',
  out_trade_no: '20260301000001',
  transaction_id: '4200002345202603011234567890',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-03-01T11:59:58+08:00',
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  amount: { total: 19400, payer_total: 19400, currency: 'CNY', payer_currency: 'CNY' },
};

export const REFUND = {
  mchid: '1900000109',
  out_trade_no: '20260301000001',
  transaction_id: '4200002345202603011234567890',
  out_refund_no: 'R-20260301-1',
  refund_id: '50200207182018070300011301001',
  refund_status: 'SUCCESS',
  success_time: '2026-03-01T11:59:58+08:00',
  user_received_account: '招商银行信用卡0403',
  amount: { total: 19400, refund: 19400, payer_total: 19400, payer_refund: 19400 },
};

/** What the merchant's books say of `TRANSACTION`. */
export const EXPECTED = {
  out_trade_no: '20260301000001',
  amount: '194.00',
  currency: 'CNY',
  app_id: 'wx8888888888888888',
  merchant: '1900000109',
};

export function encrypt(
  text,
  key,
  { nonce = randomBytes(6).toString('hex'), aad = 'transaction', algorithm = 'aes-256-gcm' } = {},
) {
  const cipher = createCipheriv(algorithm, key, Buffer.from(nonce));
  cipher.setAAD(Buffer.from(aad));
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: aad,
    nonce,
  };
}

/** WeChat Pay with a platform key of its own. */
export function wechatPay({
  serial = 'PUB_KEY_ID_0119000001092026030100',
  pair = rsaPair(),
  apiV3Key = randomBytes(16).toString('hex'),
} = {}) {
  const signed = (body, { time = NOW_SECONDS, nonce = randomBytes(16).toString('hex') } = {}) => ({
    headers: {
      'Wechatpay-Timestamp': String(time),
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Serial': serial,
      'Wechatpay-Signature': rsaSign(pair.privateKey, `${time}\n${nonce}\n${body}\n`),
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    },
    body,
  });
  const envelope = (said, changes = {}) => ({
    id: `EV-${randomBytes(12).toString('hex')}`,
    create_time: '2026-03-01T12:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: said?.refund_status ? `REFUND.${said.refund_status}` : 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: encrypt(typeof said === 'string' ? said : JSON.stringify(said), apiV3Key),
    ...changes,
  });
  return {
    serial,
    pair,
    apiV3Key,
    keys: { platform: { [serial]: pair.pem }, apiV3Key },
    signed,
    envelope,
    notice: (said = TRANSACTION, options) => signed(JSON.stringify(envelope(said)), options),
  };
}

const form = (fields) => new URLSearchParams(fields).toString();

/** `name=value&…`, sorted. */
const pairs = (fields) =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');

export const ALIPAY = {
  notify_time: '2026-03-01 11:59:59',
  notify_type: 'trade_status_sync',
  notify_id: '2026030100222155624068450559358070',
  app_id: '2019073166072302',
  charset: 'utf-8',
  version: '1.0',
  trade_no: '2026030122001468450512505578',
  out_trade_no: '20260301000001',
  seller_id: '2088531891668739',
  buyer_id: '2088102534368455',
  buyer_logon_id: 'xud***@126.com',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '194.00',
  buyer_pay_amount: '194.00',
  subject: '保温杯 500ml + 杯刷 & "礼盒" <A/B>',
  gmt_create: '2026-03-01 11:59:40',
  gmt_payment: '2026-03-01 11:59:58',
  fund_bill_list: '[{"amount":"194.00","fundChannel":"ALIPAYACCOUNT"}]',
};
export const EXPECTED_OF_ALIPAY = { ...EXPECTED, app_id: '2019073166072302', merchant: '2088531891668739' };

export function alipay(pair = rsaPair()) {
  const signed = (fields, { keepSignType = false } = {}) => {
    const text = pairs(
      Object.fromEntries(
        Object.entries({ ...fields, ...(keepSignType ? { sign_type: 'RSA2' } : {}) }).filter(([, value]) => value !== ''),
      ),
    );
    return { ...fields, sign: rsaSign(pair.privateKey, text), sign_type: 'RSA2' };
  };
  return { pair, keys: { alipay: pair.pem }, signed, notice: (changes) => ({ body: form(signed({ ...ALIPAY, ...changes })) }) };
}

export const UNIONPAY = {
  version: '5.1.0',
  encoding: 'UTF-8',
  signMethod: '01',
  txnType: '01',
  txnSubType: '01',
  bizType: '000201',
  accessType: '0',
  merId: '777290058167151',
  orderId: '20260301000001',
  txnTime: '20260301115940',
  txnAmt: '19400',
  currencyCode: '156',
  queryId: '782203011159400674028',
  respCode: '00',
  respMsg: '成功[0000000]',
  settleAmt: '19400',
  settleCurrencyCode: '156',
  settleDate: '0301',
  traceNo: '067402',
  traceTime: '0301115940',
};
export const EXPECTED_OF_UNIONPAY = {
  out_trade_no: '20260301000001',
  amount: '194.00',
  currency: 'CNY',
  merchant: '777290058167151',
};

export function unionpay({ privateKey, certificate }) {
  const signed = (fields) => {
    const all = { ...fields, signPubKeyCert: certificate };
    const digest = createHash('sha256').update(pairs(all)).digest('hex');
    return { ...all, signature: rsaSign(privateKey, digest) };
  };
  return { signed, notice: (changes) => ({ body: form(signed({ ...UNIONPAY, ...changes })) }) };
}

export const STRIPE = {
  id: 'evt_1QabcdEfghIjkl',
  object: 'event',
  api_version: '2025-02-24.acacia',
  created: NOW_SECONDS - 2,
  type: 'payment_intent.succeeded',
  livemode: true,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  data: {
    object: {
      id: 'pi_3QabcdEfghIjkl',
      object: 'payment_intent',
      amount: 19400,
      amount_received: 19400,
      currency: 'cny',
      created: NOW_SECONDS - 60,
      metadata: { order_id: '20260301000001' },
      status: 'succeeded',
    },
  },
};
export const EXPECTED_OF_STRIPE = { out_trade_no: '20260301000001', amount: '194.00', currency: 'CNY' };

export function stripe(secret = 'whsec_0123456789abcdefghijklmnopqrstuv') {
  const signed = (body, { time = NOW_SECONDS, secrets = [secret] } = {}) => {
    const signatures = secrets.map((key) => `v1=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`);
    return { headers: { 'Stripe-Signature': [`t=${time}`, ...signatures, 'v0=00'].join(',') }, body };
  };
  return { keys: { secret }, signed, notice: (event = STRIPE, options) => signed(JSON.stringify(event, null, 2), options) };
}

export const DOUYIN = {
  appid: 'tt226e54d3bd581bf801',
  cp_orderno: '20260301000001',
  cp_extra: '',
  way: '2',
  total_amount: 19400,
  status: 'SUCCESS',
  seller_uid: '73744242495132490630',
  paid_at: NOW_SECONDS - 2,
  order_id: '7398108028895054107',
};
export const EXPECTED_OF_DOUYIN = { ...EXPECTED, app_id: 'tt226e54d3bd581bf801', merchant: '73744242495132490630' };

export function douyin(token = 'douyin_mini_token') {
  const notice = (message = DOUYIN, { time = NOW_SECONDS, nonce = '5280', type = 'payment' } = {}) => {
    const msg = typeof message === 'string' ? message : JSON.stringify(message);
    const signature = createHash('sha1')
      .update([token, String(time), nonce, msg].sort().join(''))
      .digest('hex');
    return { body: JSON.stringify({ msg, msg_signature: signature, nonce, timestamp: String(time), type }) };
  };
  return { keys: { token }, notice };
}

/** A notice of WeChat Pay v2. */
export function wechatPayV2(algorithm, apiKey = randomBytes(16).toString('hex')) {
  const signed = (fields) => {
    const text = `${pairs(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')))}&key=${apiKey}`;
    const hash = algorithm === 'MD5' ? createHash('md5') : createHmac('sha256', apiKey);
    const all = { ...fields, sign: hash.update(text).digest('hex').toUpperCase() };
    const elements = Object.entries(all).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
    return { body: `<xml>${elements.join('\n')}</xml>` };
  };
  const fields = {
    appid: 'wx8888888888888888',
    mch_id: '1900000109',
    nonce_str: '5d2b6c2a8db53831f7eda20af46e531c',
    result_code: 'SUCCESS',
    return_code: 'SUCCESS',
    openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
    trade_type: 'JSAPI',
    bank_type: 'CFT',
    total_fee: '19400',
    fee_type: 'CNY',
    transaction_id: '4200002345202603011234567890',
    out_trade_no: '20260301000001',
    attach: '',
    time_end: '20260301115958',
  };
  return { keys: { apiKey, algorithm }, fields, signed, notice: (changes) => signed({ ...fields, ...changes }) };
}
