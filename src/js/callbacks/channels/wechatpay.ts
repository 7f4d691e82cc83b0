/**
 * WeChat Pay 微信支付 APIv3: notices of payments (direct, through a service provider, combined) and refunds.
 *
 * Signed are the timestamp, the nonce and the body as received, each with a line feed after it. The content is encrypted with the merchant's
 * APIv3 key, so a notice for another merchant does not open. The signature's time is that of each sending: retries are signed anew.
 */
import { UsageError } from '../../usage.js';
import { type Bytes, concat, fromBase64, textOf, utf8 } from '../bytes.js';
import { type Channel, type Content, jsonReply, type Message } from '../channel.js';
import { serialOf } from '../der.js';
import { aesKey, listed, type OneOrMore, type RsaKey, rsaKey } from '../keys.js';
import { Refused } from '../problems.js';
import type { Incoming } from '../request.js';
import { bodyVariants } from '../variants.js';

export interface WechatPayKeys {
  /**
   * WeChat Pay's platform certificates (PEM), which name their own serials; or certificates and public keys by serial or public key id
   * (`PUB_KEY_ID_…`). Several while they change.
   */
  readonly platform: OneOrMore<string> | Readonly<Record<string, string>>;
  /** The merchant's APIv3 key, 32 bytes; several while it changes. */
  readonly apiV3Key: OneOrMore<string | Uint8Array>;
}

interface WechatPayMessage extends Message {
  readonly serial: string;
  readonly time: number;
  readonly nonce: string;
  readonly signature: string;
  readonly incoming: Incoming;
  readonly prefix: Bytes;
}

const SIGNATURE_TYPE = 'WECHATPAY2-SHA256-RSA2048';
const CIPHER = 'AEAD_AES_256_GCM';
const PROBE = 'WECHATPAY/SIGNTEST/';
const TAG_LENGTH = 16;
const NONCE_LENGTH = 12;

/** The platform's keys by serial, and the merchant's own. */
interface Ready {
  readonly ring: ReadonlyMap<string, RsaKey>;
  readonly apiV3Keys: readonly Promise<CryptoKey>[];
}

export const wechatpay: Channel<WechatPayKeys, Ready, WechatPayMessage> = {
  from: 'wechatpay',
  algorithm: SIGNATURE_TYPE,
  clock: { past: 300, future: 300 },
  // Repeated over 24 hours and 4 minutes.
  remember: 172_800, // two days
  replies: () => ({
    success: jsonReply(200, { code: 'SUCCESS', message: '成功' }),
    failure: jsonReply(400, { code: 'FAIL', message: '失败' }),
  }),

  read(incoming) {
    // Version 2 knows none of these headers.
    if (incoming.header('Wechatpay-Signature') === undefined && isXml(incoming.body)) throw new Refused('legacy');
    const type = incoming.header('Wechatpay-Signature-Type');
    if (type !== undefined && type !== SIGNATURE_TYPE) throw new Refused('algorithm_not_pinned', 'Wechatpay-Signature-Type');
    const timestamp = incoming.required('Wechatpay-Timestamp');
    const nonce = incoming.required('Wechatpay-Nonce');
    const signature = incoming.required('Wechatpay-Signature');
    const serial = incoming.required('Wechatpay-Serial');
    if (!/^\d{1,12}$/.test(timestamp)) throw new Refused('header_malformed', 'Wechatpay-Timestamp');
    if (nonce.length > 128 || !/^[\x21-\x7e]+$/.test(nonce)) throw new Refused('header_malformed', 'Wechatpay-Nonce');
    if (serial.length > 128) throw new Refused('header_malformed', 'Wechatpay-Serial');
    if (signature.startsWith(PROBE)) throw new Refused('signature_probe');
    const bytes = fromBase64(signature);
    if (!bytes) throw new Refused('signature_malformed');
    const prefix = utf8(`${timestamp}\n${nonce}\n`);
    const signed = [signedText(prefix, incoming.body)];
    return { signed, signatures: [bytes], serial, time: Number(timestamp), nonce, signature, incoming, prefix };
  },

  prepare: ({ platform, apiV3Key }) => ({
    ring: ringOf(platform),
    apiV3Keys: listed<string | Uint8Array>(apiV3Key, 'apiV3Key').map((key) => aesKey(key, 'apiV3Key')),
  }),

  verifiers({ serial }, { ring }) {
    const key = ring.get(normal(serial));
    if (!key) throw new Refused('unknown_serial');
    return [key];
  },

  otherVerifiers({ serial }, { ring }) {
    return [...ring].filter(([name]) => name !== normal(serial)).map(([, key]) => key);
  },

  *variants({ incoming, prefix }) {
    for (const { code, body } of bodyVariants(incoming.body)) yield { code, signed: signedText(prefix, body) };
  },

  async open({ incoming, serial, time, nonce, signature }, { apiV3Keys }): Promise<Content> {
    const envelope = objectIn(incoming.text());
    const { resource } = envelope;
    if (!isObject(resource)) {
      return { id: text(envelope.id), document: incoming.text(), callback: {}, problems: [['not_a_notice']] };
    }
    const document = await decrypt(resource, apiV3Keys);
    const { algorithm, original_type, nonce: iv, associated_data } = resource;
    const callback = {
      id: envelope.id,
      timestamp: new Date(time * 1000).toISOString(),
      nonce,
      signature: { alg: SIGNATURE_TYPE, serial, value: signature, verified: true },
      resource_type: envelope.resource_type,
      resource: { algorithm, original_type, nonce: iv, associated_data },
    };
    const event = text(envelope.event_type);
    const problems: Content['problems'] = event === undefined ? [['field_missing', 'event_type']] : [];
    return { id: text(envelope.id), document, callback, problems, ...(event === undefined ? {} : { event }) };
  },

  /** TRANSACTION.x tells of payments in state x, REFUND.x of a refund in that state; other events are not compared. */
  bearsOut(event, records) {
    const [kind, state = ''] = event.split('.', 2);
    if (kind === 'TRANSACTION') return records.every(({ gateway_status, refund }) => gateway_status === state && !refund?.length);
    return kind !== 'REFUND' || records.every(({ refund }) => refund?.[0]?.status === state.toLowerCase());
  },
};

const signedText = (prefix: Bytes, body: Uint8Array) => concat(prefix, body, LINE_FEED);
const LINE_FEED = /* @__PURE__ */ utf8('\n');

const isXml = (body: Uint8Array) => /^\s*<(?:xml|root)>/.test(String.fromCharCode(...body.subarray(0, 64)));

/** Serials are hexadecimal in either case; public key ids are compared as they are. */
const normal = (serial: string) => (serial.startsWith('PUB_KEY_ID_') ? serial : serialOf(serial));

function ringOf(platform: WechatPayKeys['platform']): ReadonlyMap<string, RsaKey> {
  const keys = new Map<string, RsaKey>();
  const named = isObject(platform) ? Object.entries(platform) : undefined;
  if (named?.length === 0) throw new UsageError('key `platform` is missing');
  for (const [name, pem] of named ?? []) {
    const key = rsaKey(pem as string, `platform.${name}`);
    const own = key.certificate?.serial;
    if (own !== undefined && own !== normal(name))
      throw new UsageError(`key \`platform.${name}\` is the certificate of another serial: ${own}`);
    keys.set(normal(name), key);
  }
  for (const pem of named ? [] : listed(platform as OneOrMore<string>, 'platform')) {
    const key = rsaKey(pem, 'platform');
    if (!key.certificate)
      throw new UsageError(
        'key `platform` is a public key: give it with its id, as { PUB_KEY_ID_…: key }, or give the certificate',
      );
    keys.set(key.certificate.serial, key);
  }
  return keys;
}

/** The resource's text. Its algorithm is pinned, its nonce has twelve bytes. */
async function decrypt(resource: Readonly<Record<string, unknown>>, keys: Ready['apiV3Keys']): Promise<string> {
  const { algorithm, ciphertext, associated_data = '' } = resource;
  if (algorithm === undefined) throw new Refused('field_missing', 'resource.algorithm');
  if (algorithm !== CIPHER) throw new Refused('algorithm_not_pinned', 'resource.algorithm');
  if (typeof resource.nonce !== 'string' || resource.nonce === '') throw new Refused('field_missing', 'resource.nonce');
  if (typeof ciphertext !== 'string' || ciphertext === '') throw new Refused('field_missing', 'resource.ciphertext');
  if (associated_data !== null && typeof associated_data !== 'string')
    throw new Refused('field_malformed', 'resource.associated_data');
  const iv = utf8(resource.nonce);
  if (iv.length !== NONCE_LENGTH) throw new Refused('field_malformed', 'resource.nonce');
  const sealed = fromBase64(ciphertext);
  if (!sealed || sealed.length < TAG_LENGTH) throw new Refused('field_malformed', 'resource.ciphertext');
  const plain = await opened(sealed, { name: 'AES-GCM', iv, additionalData: utf8(associated_data ?? '') }, keys);
  if (!plain) throw new Refused('cannot_decrypt');
  const document = textOf(plain);
  if (document === undefined) throw new Refused('field_malformed', 'resource.ciphertext');
  return document;
}

async function opened(sealed: Bytes, parameters: AesGcmParams, keys: Ready['apiV3Keys']): Promise<Uint8Array | undefined> {
  for (const key of keys) {
    const imported = await key;
    try {
      return new Uint8Array(await crypto.subtle.decrypt(parameters, imported, sealed));
    } catch (error) {
      // A wrong tag; all else would be a mistake of ours.
      if (!(error instanceof DOMException) || error.name !== 'OperationError') throw error;
    }
  }
  return undefined;
}

function objectIn(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Refused('body_malformed');
  }
  if (!isObject(value)) throw new Refused('body_malformed');
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
