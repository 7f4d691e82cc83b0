/**
 * Stripe: webhook events.
 *
 * Signed are the time, a full stop and the body as received, by HMAC-SHA256. While a secret changes there are several signatures, any of which
 * counts; of their schemes only v1 does. The time is that of each sending: retries are signed anew.
 */
import { UsageError } from '../../usage.js';
import { type Bytes, concat, fromHex, utf8 } from '../bytes.js';
import { type Channel, type Content, jsonReply, type Message } from '../channel.js';
import { HMAC_LENGTH, hmacKey, hmacVerifier, listed, type OneOrMore } from '../keys.js';
import { Refused } from '../problems.js';
import type { Incoming } from '../request.js';
import { bodyVariants } from '../variants.js';

export interface StripeKeys {
  /** The endpoint's signing secret, `whsec_…`; several while it changes. */
  readonly secret: OneOrMore<string>;
}

interface StripeMessage extends Message {
  readonly time: number;
  readonly incoming: Incoming;
  readonly prefix: Bytes;
  readonly header: string;
}

const HEADER = 'Stripe-Signature';
const SCHEME = 'v1';
const MOST_PARTS = 32;

export const stripe: Channel<StripeKeys, readonly Promise<CryptoKey>[], StripeMessage> = {
  from: 'stripe',
  algorithm: 'HMAC-SHA256',
  clock: { past: 300, future: 300 },
  // Repeated over three days.
  remember: 432_000, // five days
  replies: () => ({ success: jsonReply(200, { received: true }), failure: jsonReply(400, { received: false }) }),

  read(incoming) {
    const header = incoming.required(HEADER);
    const parts = header.split(',', MOST_PARTS + 1).map((part) => part.trim().split('=', 2));
    if (parts.length > MOST_PARTS) throw new Refused('header_malformed', HEADER);
    const times = parts.filter(([name]) => name === 't').map(([, value = '']) => value);
    const [time] = times;
    if (times.length !== 1 || !time || !/^\d{1,12}$/.test(time)) throw new Refused('header_malformed', HEADER);
    const hex = parts.filter(([name]) => name === SCHEME).map(([, value = '']) => fromHex(value));
    const signatures = hex.filter((bytes) => bytes?.length === HMAC_LENGTH) as Bytes[];
    if (signatures.length === 0) throw new Refused('signature_missing', SCHEME);
    const prefix = utf8(`${time}.`);
    return { signed: [concat(prefix, incoming.body)], signatures, time: Number(time), incoming, prefix, header };
  },

  prepare: ({ secret }) => listed(secret, 'secret').map(signingKey),

  verifiers: (_, keys) => keys.map(hmacVerifier),

  *variants({ incoming, prefix }) {
    for (const { code, body } of bodyVariants(incoming.body)) yield { code, signed: concat(prefix, body) };
  },

  open({ incoming, time, header }): Content {
    const document = incoming.text();
    return {
      id: idOf(document),
      document,
      callback: {
        timestamp: new Date(time * 1000).toISOString(),
        signature: { alg: 'HMAC-SHA256', value: header, verified: true },
      },
      problems: [],
    };
  },
};

function signingKey(secret: string): Promise<CryptoKey> {
  if (/^[rsp]k_/.test(secret))
    throw new UsageError("key `secret` is an API key: the endpoint's signing secret, whsec_…, is needed");
  return hmacKey(secret, 'secret');
}

function idOf(document: string): string | undefined {
  try {
    const { id } = JSON.parse(document);
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    throw new Refused('body_malformed');
  }
}
