/** Why a notice was not accepted, as data for the operator's log. Nothing of it belongs into the answer to the channel. */
import type { LocaleName } from '../locale.js';

/** What can be wrong, in Chinese and English; `{field}` is the field or header concerned. */
const WORDS = {
  algorithm_not_pinned: [
    '{field} 所指算法不是该渠道固定的算法',
    '{field} names another algorithm than the one pinned for this channel',
  ],
  being_processed: ['同一通知正在处理', 'the same notice is being processed'],
  body_empty: ['请求体为空', 'the body is empty'],
  body_html_escaped: [
    '请求体被 HTML 转义过：应验签收到的原始字节',
    'the body was HTML-escaped: verify the bytes as they were received',
  ],
  body_malformed: ['请求体不是该渠道的格式', 'the body is not of the form that this channel sends'],
  body_reserialised: [
    '请求体被重新序列化过：应验签收到的原始字节',
    'the body was parsed and written anew: verify the bytes as they were received',
  ],
  body_too_large: ['请求体过大', 'the body is too large'],
  body_transcoded: [
    '请求体的字符编码被改过：应验签收到的原始字节',
    'the body was transcoded: verify the bytes as they were received',
  ],
  body_whitespace: [
    '请求体首尾被增删空白：应验签收到的原始字节',
    'white space around the body was added or removed: verify the bytes as they were received',
  ],
  cannot_decrypt: [
    '签名正确但无法解密：APIv3 密钥不对',
    'the signature is right but the content does not decrypt: wrong APIv3 key',
  ],
  certificate_malformed: ['报文所附证书无法读取', 'the certificate in the message cannot be read'],
  certificate_not_trusted: ['报文所附证书不是由所信任的机构签发', 'no trusted authority issued the certificate in the message'],
  certificate_not_valid_now: ['报文所附证书不在有效期内', 'the certificate in the message is not valid at present'],
  certificate_of_another: ['报文所附证书不属于该渠道', 'the certificate in the message is not that of the channel'],
  charset_unknown: ['不支持该字符集', 'the character set is not supported'],
  clock_outside: ['通知的时间不在时间窗内', 'the time of the notice lies outside the window'],
  event_contradicts: ['通知类型与其内容不符', 'the kind of the event contradicts its content'],
  field_malformed: ['{field} 格式不对', '{field} is malformed'],
  field_missing: ['缺少 {field}', '{field} is missing'],
  form_decoded_twice: ['表单被解码两次：应只解码一次', 'the form was decoded twice: decode it once only'],
  form_encoded_twice: ['表单被编码两次', 'the form was encoded twice'],
  form_html_escaped: ['表单值被 HTML 转义过', 'the values of the form were HTML-escaped'],
  header_malformed: ['请求头 {field} 格式不对', 'the header {field} is malformed'],
  header_missing: ['缺少请求头 {field}', 'the header {field} is missing'],
  header_repeated: ['请求头 {field} 重复且不一致', 'the header {field} is there twice with different values'],
  legacy: [
    '微信支付 v2 的通知默认拒绝：请改用 APIv3，或以 wechatpay_v2 渠道和 allowLegacy 明确允许',
    'a notice of WeChat Pay v2, refused by default: move to APIv3, or allow it by the channel wechatpay_v2 and allowLegacy',
  ],
  legacy_unsigned: [
    '微信支付 v2 的退款通知没有签名，一律拒绝',
    'refund notices of WeChat Pay v2 carry no signature: they are always refused',
  ],
  mismatch: ['{field} 与预期不符', '{field} is not what is expected'],
  no_payment: ['通知中没有支付', 'the notice tells of no payment'],
  not_a_notice: [
    '不是支付通知（例如浏览器跳转），不能作为支付凭据',
    "no payment notice (a browser's return, say): it proves no payment",
  ],
  not_told: ['通知没有说明 {field}', 'the notice does not tell {field}'],
  nothing_expected: ['没有给出预期的订单，未作比对', 'nothing was expected, so nothing was compared'],
  order_missing: ['通知中没有预期的订单', 'an expected order is not in the notice'],
  order_unknown: ['通知中的订单不在预期之中', 'the notice is about an order that is not expected'],
  parameter_added: [
    '参数 {field} 是后来加入的：应只用收到的参数',
    'the parameter {field} was added on the way: use only what was received',
  ],
  parameter_missing: [
    '参数 {field} 在途中丢失：应使用收到的全部参数',
    'the parameter {field} was lost on the way: use all that was received',
  ],
  parameter_repeated: ['参数 {field} 重复', 'the parameter {field} is there more than once'],
  repeated: ['同一通知已经处理过', 'the same notice was processed before'],
  signature_malformed: ['签名格式不对', 'the signature is malformed'],
  signature_missing: ['缺少签名 {field}', 'the signature {field} is missing'],
  signature_probe: [
    '验签探测流量，应答失败即可，不是攻击',
    "the channel's own probe of the verification: answer failure; it is no attack",
  ],
  signature_wrong: ['验签失败：伪造、被篡改，或密钥不对', 'the signature is wrong: forged, altered, or another key'],
  unknown_serial: ['没有该序列号的证书或公钥', 'there is no certificate or public key of that serial'],
  version_unknown: ['不支持该报文版本', 'that version of the message is not supported'],
  wrong_key: ['签名是用另一把密钥做的', 'the signature was made with another key'],
} as const satisfies Record<string, readonly [string, string]>;

export type ProblemCode = keyof typeof WORDS;

/** One reason. It names fields, and values only of order numbers, amounts, currencies, app ids and merchants. */
export interface Problem {
  readonly code: ProblemCode;
  /** The header, parameter or field concerned. */
  readonly field?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
}

/** A message that cannot be gone on with. Thrown within, caught in `verify`. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly field?: string,
  ) {
    super(code);
  }
}

/** Names out of a message are cut, so that they cannot flood a log. */
const LONGEST_NAME = 64;

export function problem(
  code: ProblemCode,
  locale: LocaleName,
  { field, ...values }: { field?: string | undefined; expected?: string; actual?: string } = {},
): Problem {
  const name = field?.slice(0, LONGEST_NAME);
  const message = WORDS[code][locale === 'en' ? 1 : 0].replace('{field}', () => name ?? '');
  return { code, ...(name === undefined ? {} : { field: name }), ...values, message };
}
