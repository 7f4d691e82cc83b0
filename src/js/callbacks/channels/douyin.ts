/**
 * Douyin 抖音 mini-app payment (担保支付).
 *
 * Signed are four texts, sorted and joined without anything between them: the merchant's token, the timestamp, the nonce, and `msg`, a JSON text
 * within the JSON; by SHA-1. As nothing keeps the texts apart, each is taken only in its own narrow form; and as `type` is not signed, only
 * what `msg` says counts.
 */
import { type Bytes, fromHex, same, utf8 } from '../bytes.js';
import { type Channel, type Content, jsonReply, type Message } from '../channel.js';
import { checkSecret, listed, type OneOrMore } from '../keys.js';
import { Refused } from '../problems.js';

export interface DouyinKeys {
  /** The token set in Douyin's console; several while it changes. */
  readonly token: OneOrMore<string>;
}

interface DouyinMessage extends Message {
  readonly time: number;
  readonly timestamp: string;
  readonly nonce: string;
  readonly msg: string;
  readonly said: Readonly<Record<string, unknown>>;
}

const SIGNATURE = 'msg_signature';
/** Bytes of a SHA-1. */
const DIGEST_LENGTH = 20;

export const douyin: Channel<DouyinKeys, readonly string[], DouyinMessage> = {
  from: 'douyin',
  algorithm: 'SHA-1',
  // Whether repetitions are stamped anew is not published.
  clock: { past: 86_400, future: 300 },
  remember: 172_800, // two days
  replies: () => ({
    success: jsonReply(200, { err_no: 0, err_tips: 'success' }),
    failure: jsonReply(200, { err_no: 1, err_tips: 'failure' }),
  }),

  read(incoming) {
    const { msg, nonce, timestamp: stamp, [SIGNATURE]: signature } = members(incoming.text());
    if (signature === undefined || signature === '') throw new Refused('signature_missing', SIGNATURE);
    if (typeof msg !== 'string') throw new Refused('field_missing', 'msg');
    const timestamp = String(stamp ?? '');
    if (!/^\d{10}$/.test(timestamp)) throw new Refused('field_malformed', 'timestamp');
    if (typeof nonce !== 'string' || !/^[A-Za-z0-9]{1,64}$/.test(nonce)) throw new Refused('field_malformed', 'nonce');
    if (!msg.startsWith('{')) throw new Refused('field_malformed', 'msg');
    const bytes = typeof signature === 'string' && /^[0-9a-f]{40}$/i.test(signature) ? fromHex(signature) : undefined;
    if (!bytes) throw new Refused('signature_malformed');
    // The token is not known here: the verifier joins the texts.
    return { signed: [utf8(msg)], signatures: [bytes], time: Number(timestamp), timestamp, nonce, msg, said: members(msg) };
  },

  prepare({ token }) {
    const tokens = listed(token, 'token');
    for (const secret of tokens) checkSecret(secret, 'token');
    return tokens;
  },

  verifiers: (message, tokens) =>
    tokens.map((token) => ({
      signatureLength: DIGEST_LENGTH,
      verify: async (signature) => same(signature, await digest(token, message)),
    })),

  variants: () => [],

  open({ msg, said, timestamp, nonce }): Content {
    const id = [said.order_id, said.refund_no ?? said.cp_refundno, said.status].filter((part) => typeof part === 'string');
    return {
      id: typeof said.order_id === 'string' && said.order_id !== '' ? id.join(':') : undefined,
      document: msg,
      callback: { timestamp: new Date(Number(timestamp) * 1000).toISOString(), nonce, signature: { verified: true } },
      problems: [],
    };
  },
};

async function digest(token: string, { timestamp, nonce, msg }: DouyinMessage): Promise<Bytes> {
  const text = [token, timestamp, nonce, msg].sort().join('');
  return new Uint8Array(await crypto.subtle.digest('SHA-1', utf8(text)));
}

function members(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Refused below.
  }
  throw new Refused('body_malformed');
}
