/**
 * WeChat Pay 微信支付 v2, the XML interface that APIv3 replaces: refused unless the caller allows it.
 *
 * Signed are the parameters with a value, sorted by name, with the merchant's API key behind them; by MD5 or HMAC-SHA256, whichever the
 * merchant set, so both sides can make a signature. No time of sending is signed. Refund notices are not signed at all and stay refused.
 */
import { UsageError } from '../../usage.js';
import { type Bytes, concat, fromHex, same, utf8 } from '../bytes.js';
import { type Channel, type Content, type Message, type Verifier, xmlReply } from '../channel.js';
import { checkSecret, HMAC_LENGTH, hmacKey, hmacVerifier } from '../keys.js';
import { Refused } from '../problems.js';
import { readXml } from '../xml.js';

export interface WechatPayV2Keys {
  /** The merchant's API key. */
  readonly apiKey: string;
  /** What the merchant had orders signed with: the message does not choose. */
  readonly algorithm: 'MD5' | 'HMAC-SHA256';
}

/** Bytes of an MD5. */
const MD5_LENGTH = 16;

interface WechatPayV2Message extends Message {
  readonly said: ReadonlyMap<string, string>;
}

const xml = (code: string, message: string) =>
  `<xml><return_code><![CDATA[${code}]]></return_code><return_msg><![CDATA[${message}]]></return_msg></xml>`;

export const wechatpayV2: Channel<WechatPayV2Keys, WechatPayV2Keys, WechatPayV2Message> = {
  from: 'wechatpay',
  algorithm: 'MD5 or HMAC-SHA256, as set by the caller',
  clock: undefined,
  remember: 34_560_000, // 400 days
  replies: () => ({ success: xmlReply(200, xml('SUCCESS', 'OK')), failure: xmlReply(200, xml('FAIL', 'FAIL')) }),

  read(incoming) {
    const said = readXml(incoming.text());
    if (said.has('req_info') && !said.has('sign')) throw new Refused('legacy_unsigned');
    const sign = said.get('sign');
    if (!sign) throw new Refused('signature_missing', 'sign');
    const signature = fromHex(sign);
    if (!signature || ![MD5_LENGTH, HMAC_LENGTH].includes(signature.length)) throw new Refused('signature_malformed');
    const names = [...said.keys()].filter((name) => name !== 'sign' && said.get(name) !== '').sort();
    const pairs = names.map((name) => `${name}=${said.get(name)}&`).join('');
    return { signed: [utf8(pairs)], signatures: [signature], said };
  },

  prepare(keys) {
    checkSecret(keys.apiKey, 'apiKey');
    if (keys.algorithm !== 'MD5' && keys.algorithm !== 'HMAC-SHA256')
      throw new UsageError('key `algorithm` must be MD5 or HMAC-SHA256, whichever the merchant has set');
    return keys;
  },

  async verifiers({ said }, { apiKey, algorithm }) {
    const named = said.get('sign_type');
    if (named !== undefined && named !== algorithm) throw new Refused('algorithm_not_pinned', 'sign_type');
    return [algorithm === 'MD5' ? await byMd5(apiKey) : byHmac(apiKey)];
  },

  variants: () => [],

  open({ said }): Content {
    const document = JSON.stringify(inWordsOfV3(said));
    return {
      id: said.get('transaction_id') || undefined,
      document,
      callback: { nonce: said.get('nonce_str'), signature: { value: said.get('sign'), verified: true } },
      problems: said.get('return_code') === 'SUCCESS' ? [] : [['not_a_notice']],
    };
  },
};

async function byMd5(apiKey: string): Promise<Verifier> {
  const { md5 } = await import('../md5.js');
  return { signatureLength: MD5_LENGTH, verify: async (signature, signed) => same(signature, md5(withKey(signed, apiKey))) };
}

function byHmac(apiKey: string): Verifier {
  const { signatureLength, verify } = hmacVerifier(hmacKey(apiKey, 'apiKey'));
  return { signatureLength, verify: (signature, signed) => verify(signature, withKey(signed, apiKey)) };
}

const withKey = (signed: Bytes, apiKey: string) => concat(signed, utf8(`key=${apiKey}`));

/** The same payment as APIv3 would tell it. */
function inWordsOfV3(said: ReadonlyMap<string, string>): unknown {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(said.get('time_end') ?? '') ?? [];
  return {
    appid: said.get('appid'),
    mchid: said.get('mch_id'),
    sub_mchid: said.get('sub_mch_id'),
    out_trade_no: said.get('out_trade_no'),
    transaction_id: said.get('transaction_id'),
    trade_type: said.get('trade_type'),
    trade_state: said.get('result_code') === 'SUCCESS' ? 'SUCCESS' : 'PAYERROR',
    success_time: year && `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`,
    payer: { openid: said.get('openid') },
    amount: { total: fen(said.get('total_fee')), currency: said.get('fee_type') || 'CNY' },
  };
}

/** What is no count of fen stays text, for the engine to report. */
const fen = (text: string | undefined) => (text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : text);
