/** Payment notices 支付回调: is one authentic, fresh, new, about what is expected, and what does it say. */
import { en } from './generated/locale/en.js';
import { zhCN as zh } from './generated/locale/zh-CN.js';
import { addLocale } from './locale.js';

addLocale(zh);
addLocale(en);

export type { Reply } from './callbacks/channel.js';
export type { AlipayKeys } from './callbacks/channels/alipay.js';
export type { DouyinKeys } from './callbacks/channels/douyin.js';
export type { ChannelName, KeysOf } from './callbacks/channels/index.js';
export type { StripeKeys } from './callbacks/channels/stripe.js';
export type { UnionPayKeys } from './callbacks/channels/unionpay.js';
export type { WechatPayKeys } from './callbacks/channels/wechatpay.js';
export type { WechatPayV2Keys } from './callbacks/channels/wechatpay_v2.js';
export type { Expectation, Expected } from './callbacks/match.js';
export type { Problem, ProblemCode } from './callbacks/problems.js';
export type { PaymentRecord } from './callbacks/record.js';
export type { HeadersLike, RequestParts } from './callbacks/request.js';
export { type Claim, durableSeen, kvSeen, memorySeen, SeenObject, type SeenStore } from './callbacks/seen.js';
export { type Notice, type VerifyOptions, verify } from './callbacks/verify.js';
export type { Report } from './report.js';
export { UsageError } from './usage.js';
