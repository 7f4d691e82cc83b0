/** The channels there are. */
import type { Channel } from '../channel.js';
import { type AlipayKeys, alipay } from './alipay.js';
import { type DouyinKeys, douyin } from './douyin.js';
import { type StripeKeys, stripe } from './stripe.js';
import { type UnionPayKeys, unionpay } from './unionpay.js';
import { type WechatPayKeys, wechatpay } from './wechatpay.js';
import { type WechatPayV2Keys, wechatpayV2 } from './wechatpay_v2.js';

interface Keys {
  readonly wechatpay: WechatPayKeys;
  readonly alipay: AlipayKeys;
  readonly unionpay: UnionPayKeys;
  readonly stripe: StripeKeys;
  readonly douyin: DouyinKeys;
  readonly wechatpay_v2: WechatPayV2Keys;
}

export type ChannelName = keyof Keys;

/** The key material that a channel needs. */
export type KeysOf<Name extends ChannelName> = Keys[Name];

export const CHANNELS: { readonly [Name in ChannelName]: Channel<Keys[Name]> } = {
  wechatpay,
  alipay,
  unionpay,
  stripe,
  douyin,
  wechatpay_v2: wechatpayV2,
};

/** Channels that are refused unless the caller allows them. */
export const LEGACY: readonly ChannelName[] = ['wechatpay_v2'];
