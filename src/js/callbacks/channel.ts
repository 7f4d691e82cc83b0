/** What a channel declares. One file a channel in `channels/`; everything else works from these declarations. */
import type { SourceFormat } from '../generated/types.js';
import type { Bytes } from './bytes.js';
import type { ProblemCode } from './problems.js';
import type { PaymentRecord } from './record.js';
import type { Incoming } from './request.js';

/** An HTTP answer: `new Response(reply.body, reply)`. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a channel expects to hear of a notice: taken, or to be sent again. */
export interface Replies {
  readonly success: Reply;
  readonly failure: Reply;
}

/** A message as far as it can be read without keys. */
export interface Message {
  /** The spellings any one of which may be what was signed; the first is the usual one. */
  readonly signed: readonly Bytes[];
  /** Any one of them suffices, as some channels send several while secrets change. */
  readonly signatures: readonly Bytes[];
  /** The key's number, where the message names one. */
  readonly serial?: string;
  /** Seconds since 1970: when it was sent, as the signature covers it. */
  readonly time?: number;
}

/** One key that may have signed. */
export interface Verifier {
  /** Bytes of its signatures. */
  readonly signatureLength: number;
  verify(signature: Bytes, signed: Bytes): Promise<boolean>;
}

/** What an authentic message says. */
export interface Content {
  /** The same in every repetition of one notice, and in no other; nothing where it is missing. */
  readonly id: string | undefined;
  /** JSON text in the channel's source format. */
  readonly document: string;
  /** Members of `callback` in the payment record that only the message around the content tells. */
  readonly callback: Readonly<Record<string, unknown>>;
  /** What is wrong with it although it is authentic. */
  readonly problems: readonly (readonly [ProblemCode, string?])[];
  /** What the message around the content says happened; the records must say the same. */
  readonly event?: string;
}

/** Another spelling of a message that did not verify. If this one does, its code tells what went wrong on the way. */
export interface Variant {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly signed: Bytes;
  readonly signatures?: readonly Bytes[];
}

/** `Keys` as callers give them, `Ready` as they are used, `Read` as messages are read. */
export interface Channel<Keys, Ready = unknown, Read extends Message = Message> {
  /** The engine's source format of the content: its adapter makes the payment records. */
  readonly from: SourceFormat;
  /** The one algorithm that counts, whatever the message says of itself. */
  readonly algorithm: string;
  /**
   * Seconds by which the signed time may lie before and after the present, both ends within. Nothing where the channel signs no time of
   * sending: then only the id tells a replay.
   */
  readonly clock: { readonly past: number; readonly future: number } | undefined;
  /** Seconds for which an id is remembered: longer than the channel repeats a notice and than the clock lets a replay through. */
  readonly remember: number;
  /** What it expects to hear. */
  replies(): Replies;
  /** @throws {Refused} when it is no message of this channel */
  read(incoming: Incoming): Read;
  /**
   * Reads key material, before any message is looked at.
   * @throws {UsageError} naming what is wrong with it
   */
  prepare(keys: Keys): Ready;
  /**
   * The keys that may have signed the message.
   * @throws {Refused} when none can have
   */
  verifiers(message: Read, keys: Ready, now: number): readonly Verifier[] | Promise<readonly Verifier[]>;
  /**
   * Decrypts and reads what was verified.
   * @throws {Refused} when it does not open
   */
  open(message: Read, keys: Ready): Content | Promise<Content>;
  /** Whether the records bear out the event. */
  bearsOut?(event: string, records: readonly PaymentRecord[]): boolean;
  /** Spellings to try once the signature proved wrong: a few, as each costs a verification. */
  variants(message: Read): Iterable<Variant>;
  /** A parameter that every message has and this one lacks: lost on its way, should the signature be wrong. */
  missing?(message: Read): string | undefined;
  /** Keys the message did not name; if one of them verifies, the message named the wrong one. */
  otherVerifiers?(message: Read, keys: Ready): readonly Verifier[];
}

const reply = (status: number, type: string, body: string): Reply => ({
  status,
  headers: { 'content-type': type },
  body,
});

export const jsonReply = (status: number, value: unknown) =>
  reply(status, 'application/json; charset=utf-8', JSON.stringify(value));
export const textReply = (status: number, text: string) => reply(status, 'text/plain; charset=utf-8', text);
export const xmlReply = (status: number, text: string) => reply(status, 'text/xml; charset=utf-8', text);

/** Seconds since 1970 of `yyyy-MM-dd HH:mm:ss` at UTC+8. */
export function chinaSeconds(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const millis = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(millis) ? undefined : millis / 1000;
}
