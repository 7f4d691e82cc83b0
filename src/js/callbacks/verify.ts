/** One payment notice from its bytes to what may be done about it. */
import { check } from '../core.js';
import { type LocaleName, localeNamed } from '../locale.js';
import { instant } from '../options.js';
import { recordsOf } from '../records.js';
import type { Report } from '../report.js';
import { UsageError, unknown } from '../usage.js';
import type { Bytes } from './bytes.js';
import type { Channel, Content, Message, Replies, Reply, Variant, Verifier } from './channel.js';
import { CHANNELS, type ChannelName, type KeysOf, LEGACY } from './channels/index.js';
import { type Expectation, mismatches } from './match.js';
import { type Problem, type ProblemCode, problem, Refused } from './problems.js';
import { isPaid, type PaymentRecord } from './record.js';
import { Incoming, type RequestParts } from './request.js';
import { type Claim, memorySeen, type SeenStore } from './seen.js';

export interface VerifyOptions<Name extends ChannelName> {
  readonly keys: KeysOf<Name>;
  /** What the notice should be about. Without it nothing is accepted. */
  readonly expected?: Expectation | undefined;
  /** Where claims on notices are kept: this process's memory unless set. */
  readonly seen?: SeenStore | undefined;
  /** The present, as a Date, RFC 3339 text or milliseconds since 1970: the clock's unless set. */
  readonly now?: Date | string | number | undefined;
  /** Of messages: `zh-CN` unless set. */
  readonly locale?: LocaleName | undefined;
  /** Allows a channel that is refused by default. */
  readonly allowLegacy?: boolean | undefined;
  /** Bytes of the body at most: 2 MiB unless set. */
  readonly maxBytes?: number | undefined;
}

/** What is to be known of a notice. `null` stands for what was not decided. */
export interface Notice {
  readonly channel: ChannelName;
  /** The channel made it: the signature is right, and the content opened with the keys given. */
  readonly authentic: boolean;
  /** Its signed time lies within the channel's window; null where the channel signs none. */
  readonly fresh: boolean | null;
  /** It was not taken before, and is the caller's now; null unless all else is right. */
  readonly new: boolean | null;
  /** It is about what the caller expects; null where nothing was. */
  readonly matches: boolean | null;
  /** All of the above: it may be acted upon, once `paid` or the records say what it tells. */
  readonly accepted: boolean;
  /** Every payment in it is there, and no money went back. */
  readonly paid: boolean;
  /** The channel's own id of the notice, the same in every repetition. */
  readonly id: string | undefined;
  /** The payments it tells of, several in a combined one. They hold personal values. */
  readonly records: readonly PaymentRecord[];
  /** What was read, as JSON text in the channel's own words; the report points into it. */
  readonly document: string | undefined;
  /** The check of `document` as a payment, made when it is first read. */
  readonly report: Report | undefined;
  /** Why it is not accepted, the cause first: for the operator's log, never for the answer. */
  readonly problems: readonly Problem[];
  /** The channel's answers. `settle` chooses between them. */
  readonly reply: Replies;
  /**
   * Tells what became of the notice and gives the answer to send: success once it was processed, now or before; else failure, so that the
   * channel repeats it. A notice that is not accepted gets failure whatever is said.
   */
  settle(processed: boolean): Promise<Reply>;
}

const NAMES = ['keys', 'expected', 'seen', 'now', 'locale', 'allowLegacy', 'maxBytes'];
const MAX_BYTES = 2 << 20;

/** Seconds a claim lasts unless it is settled: longer than the clock of any channel with a short one lets the same bytes through again. */
const LEASE = 900;

/** Ids are short; a longer one would only fill the store. */
const LONGEST_ID = 256;

/** Keys that are tried on other spellings: a forged message must not cost much. */
const MOST_TRIED = 3;

const seenHere = memorySeen();

/**
 * Verifies a notice that came in over HTTP.
 * @throws {UsageError} for a mistake in the options or the key material; never because of the message
 */
export async function verify<Name extends ChannelName>(
  channel: Name,
  request: RequestParts,
  options: VerifyOptions<Name>,
): Promise<Notice> {
  if (!Object.hasOwn(CHANNELS, channel)) throw unknown('channel', channel, Object.keys(CHANNELS));
  checkOptions(options);
  // Message and keys fit together: both are this channel's.
  const declared = CHANNELS[channel] as unknown as Channel<KeysOf<Name>>;
  const state = new Verification(channel, declared, options, present(options.now));
  await state.run(request);
  return state.notice();
}

function checkOptions(options: VerifyOptions<ChannelName>): void {
  if (typeof options !== 'object' || options === null) throw new UsageError('options must be an object with `keys`');
  for (const name in options) {
    if (!NAMES.includes(name)) throw unknown('option', name, NAMES);
  }
  if (typeof options.keys !== 'object' || options.keys === null) throw new UsageError('option `keys` is missing');
  const { maxBytes = MAX_BYTES } = options;
  if (!Number.isInteger(maxBytes) || maxBytes < 1) throw new UsageError('option `maxBytes` must be a whole number above 0');
}

function present(now: VerifyOptions<ChannelName>['now']): number {
  const millis = instant(now);
  if (Number.isNaN(millis)) throw new UsageError('option `now` must be a time: whether a notice is fresh depends on it');
  return millis;
}

/** What a message says, read. */
interface Read {
  readonly content: Content;
  readonly records: readonly PaymentRecord[];
}

/** The stages, in their order. What goes wrong is kept; some of it ends the way. */
class Verification<Name extends ChannelName> {
  private authenticity = false;
  private fresh: boolean | null = null;
  private matches: boolean | null = null;
  private claim: Claim | null = null;
  private content: Content | undefined;
  private readonly records: PaymentRecord[] = [];
  private readonly problems: Problem[] = [];
  private readonly locale: LocaleName;
  private readonly seen: SeenStore;
  private readonly keys: unknown;

  constructor(
    private readonly channel: Name,
    private readonly declared: Channel<KeysOf<Name>>,
    private readonly options: VerifyOptions<Name>,
    private readonly now: number,
  ) {
    this.locale = localeNamed(options.locale).name;
    this.seen = options.seen ?? seenHere;
    this.keys = declared.prepare(options.keys);
  }

  async run(request: RequestParts): Promise<void> {
    let read: Read;
    try {
      read = await this.authentic(this.read(request));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.add(error.code, error.field);
      return;
    }
    this.content = read.content;
    this.authenticity = true;
    this.readContent(read);
    await this.compare();
    await this.take(read.content);
  }

  /**
   * The signature is verified while the content opens and is read: so neither waits for the other. Nothing of the content is used, and nothing
   * said of it, before the signature proves right.
   */
  private async authentic(message: Message): Promise<Read> {
    const authenticated = this.authenticate(message);
    const [, opened] = await Promise.allSettled([authenticated, this.open(message)]);
    await authenticated;
    this.checkClock(message);
    if (opened.status === 'rejected') throw opened.reason;
    return opened.value;
  }

  private async open(message: Message): Promise<Read> {
    const content = await this.declared.open(message, this.keys);
    return { content, records: recordsOf('payment', content.document, { from: this.declared.from }) as PaymentRecord[] };
  }

  private add(code: ProblemCode, field?: string, values?: { readonly expected?: string; readonly actual?: string }): void {
    this.problems.push(problem(code, this.locale, { ...values, field }));
  }

  private read(request: RequestParts): Message {
    const incoming = Incoming.from(request, this.options.maxBytes ?? MAX_BYTES);
    if (LEGACY.includes(this.channel) && this.options.allowLegacy !== true) throw new Refused('legacy');
    return this.declared.read(incoming);
  }

  private async authenticate(message: Message): Promise<void> {
    const found = this.declared.verifiers(message, this.keys, this.now);
    const verifiers = found instanceof Promise ? await found : found;
    if (await anyVerifies(verifiers, message.signatures, message.signed)) return;
    const { code, field } = await this.whatHappened(message, verifiers);
    throw new Refused(code, field);
  }

  /** Looks for the spelling or the key with which the signature would be right. */
  private async whatHappened(message: Message, verifiers: readonly Verifier[]): Promise<Pick<Variant, 'code' | 'field'>> {
    const { signatures, signed } = message;
    const others = this.declared.otherVerifiers?.(message, this.keys) ?? [];
    if (await anyVerifies(others.slice(0, MOST_TRIED), signatures, signed)) return { code: 'wrong_key' };
    const tried = verifiers.slice(0, MOST_TRIED);
    for (const variant of this.declared.variants(message)) {
      if (await anyVerifies(tried, variant.signatures ?? signatures, [variant.signed])) return variant;
    }
    const lost = this.declared.missing?.(message);
    if (lost !== undefined) return { code: 'parameter_missing', field: lost };
    if (signatures.length === 0) return { code: 'signature_malformed' };
    const fits = verifiers.some(({ signatureLength }) => signatures.some(({ length }) => length === signatureLength));
    return { code: fits ? 'signature_wrong' : 'wrong_key' };
  }

  /** The window's ends are within it; a second counts until it is over. */
  private checkClock({ time }: Message): void {
    const { clock } = this.declared;
    if (!clock) return;
    const age = Math.floor(this.now / 1000) - (time ?? Number.NaN);
    this.fresh = age <= clock.past && age >= -clock.future;
    if (!this.fresh) this.add('clock_outside');
  }

  private readContent({ content, records }: Read): void {
    const { problems, callback, id, event } = content;
    for (const [code, field] of problems) this.add(code, field);
    if (event !== undefined && this.declared.bearsOut?.(event, records) === false) this.add('event_contradicts', 'event_type');
    if (id === undefined || id.length > LONGEST_ID) this.add(id === undefined ? 'field_missing' : 'field_malformed', 'id');
    const received_at = new Date(this.now).toISOString();
    for (const record of records) this.records.push({ ...record, callback: { ...record.callback, ...callback, received_at } });
    if (records.length === 0) this.add('no_payment');
  }

  private async compare(): Promise<void> {
    const { expected } = this.options;
    if (expected === undefined) {
      this.add('nothing_expected');
      return;
    }
    const found = await mismatches(this.records, expected);
    for (const { code, field, ...values } of found) this.add(code, field, values);
    this.matches = found.length === 0 && this.records.length > 0;
  }

  /** Claims the notice, last of all: one that is refused may come again once its cause is gone. */
  private async take({ id }: Content): Promise<void> {
    if (this.problems.length > 0 || id === undefined) return;
    this.claim = await this.seen.claim(`${this.channel}:${id}`, LEASE);
    if (this.claim === 'done') this.add('repeated');
    else if (this.claim === 'pending') this.add('being_processed');
    else if (this.claim !== 'new') throw new UsageError('option `seen` must answer a claim with new, pending or done');
  }

  notice(): Notice {
    const { channel, declared, content, authenticity: authentic, fresh, matches, claim, records, problems } = this;
    const accepted = authentic && matches === true && claim === 'new' && problems.length === 0;
    const checked = once(() => this.checked());
    return {
      channel,
      authentic,
      fresh,
      new: claim === null ? null : claim === 'new',
      matches,
      accepted,
      paid: authentic && records.length > 0 && records.every(isPaid),
      id: content?.id,
      records,
      document: content?.document,
      get report() {
        return checked();
      },
      problems,
      reply: declared.replies(),
      settle: (processed) => this.settle(accepted, processed),
    };
  }

  private checked(): Report | undefined {
    const document = this.content?.document;
    if (document === undefined) return undefined;
    return check('payment', document, { from: this.declared.from, now: this.now, locale: this.locale });
  }

  private async settle(accepted: boolean, processed: boolean): Promise<Reply> {
    const { success, failure } = this.declared.replies();
    if (this.claim === 'done') return success;
    if (!accepted) return failure;
    await this.seen.settle(`${this.channel}:${this.content?.id}`, processed === true, this.declared.remember);
    return processed === true ? success : failure;
  }
}

async function anyVerifies(
  verifiers: readonly Verifier[],
  signatures: readonly Bytes[],
  texts: readonly Bytes[],
): Promise<boolean> {
  for (const text of texts) {
    for (const signature of signatures) {
      for (const verifier of verifiers) {
        if (signature.length === verifier.signatureLength && (await verifier.verify(signature, text))) return true;
      }
    }
  }
  return false;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
