/**
 * Alipay 支付宝: the asynchronous notice, a form.
 *
 * Signed are the parameters, decoded once, without `sign` and `sign_type`, those with a value only, sorted by name. Some products keep
 * `sign_type` in; both count. `notify_time` is signed and may stay the same over all repetitions, so the window is as long as those last.
 */
import { fromBase64 } from '../bytes.js';
import { type Channel, type Content, chinaSeconds, type Message, textReply } from '../channel.js';
import { type Form, formJson, readForm, sortedPairs, word } from '../form.js';
import { listed, type OneOrMore, type RsaKey, rsaKey } from '../keys.js';
import { Refused } from '../problems.js';
import type { Incoming } from '../request.js';
import { formVariants } from '../variants.js';

export interface AlipayKeys {
  /** Alipay's public key (PEM, or the Base64 that its console shows), or its certificate; several while they change. */
  readonly alipay: OneOrMore<string>;
}

interface AlipayMessage extends Message {
  readonly form: Form;
  readonly incoming: Incoming;
}

const SIGN_TYPE = 'RSA2';

/** Parameters that Alipay sends; what is none of them may have been added on the way. */
const KNOWN = /* @__PURE__ */ (
  'notify_time notify_type notify_id app_id auth_app_id charset version sign_type sign trade_no out_trade_no out_biz_no buyer_id ' +
  'buyer_open_id buyer_logon_id seller_id seller_email trade_status total_amount receipt_amount invoice_amount buyer_pay_amount point_amount ' +
  'refund_fee send_back_fee subject body gmt_create gmt_payment gmt_refund gmt_close fund_bill_list passback_params voucher_detail_list'
).split(' ');

const ALWAYS = [
  'notify_time',
  'notify_type',
  'notify_id',
  'app_id',
  'version',
  'trade_no',
  'out_trade_no',
  'trade_status',
  'total_amount',
];

/** Without these it is no notice of a payment, whoever signed it: the browser's return has none of them. */
const NOTICE = ['notify_id', 'trade_status'];

const signedOf = (form: Form) => sortedPairs(form, ['sign', 'sign_type'], { empty: false });

export const alipay: Channel<AlipayKeys, readonly RsaKey[], AlipayMessage> = {
  from: 'alipay',
  algorithm: SIGN_TYPE,
  // The last repetition comes 24 hours and 22 minutes after the first notice.
  clock: { past: 90_000, future: 300 }, // 25 hours
  remember: 172_800, // two days
  replies: () => ({ success: textReply(200, 'success'), failure: textReply(200, 'failure') }),

  read(incoming) {
    const form = readForm(incoming.body);
    const sign = word(form, 'sign');
    if (sign === undefined) throw new Refused('signature_missing', 'sign');
    const type = word(form, 'sign_type');
    if (type !== undefined && type !== SIGN_TYPE) throw new Refused('algorithm_not_pinned', 'sign_type');
    const signature = fromBase64(sign);
    const signed = [signedOf(form)];
    if (type !== undefined) signed.push(sortedPairs(form, ['sign'], { empty: false }));
    const time = chinaSeconds(word(form, 'notify_time') ?? '');
    return { signed, signatures: signature ? [signature] : [], ...(time === undefined ? {} : { time }), form, incoming };
  },

  prepare: ({ alipay }) => listed(alipay, 'alipay').map((key) => rsaKey(key, 'alipay')),

  verifiers: (_, keys) => keys,

  variants: ({ incoming, form }) => formVariants(incoming.body, form, { signature: 'sign', signed: signedOf, known: KNOWN }),

  missing: ({ form }) => ALWAYS.find((name) => !form.has(name)),

  open({ form }): Content {
    const isNotice = NOTICE.every((name) => word(form, name) !== undefined);
    return {
      id: word(form, 'notify_id'),
      document: formJson(form, word(form, 'charset') ?? 'utf-8'),
      callback: { signature: { alg: SIGN_TYPE, value: word(form, 'sign'), verified: true } },
      problems: isNotice ? [] : [['not_a_notice']],
    };
  },
};
