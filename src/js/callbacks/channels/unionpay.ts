/**
 * UnionPay 银联 gateway, version 5.1.0: the back notice, a form.
 *
 * Signed is the hexadecimal SHA-256 of all parameters but `signature`, sorted by name, its certificate among them. The certificate is
 * the message's own: it counts only where the caller pinned it, or where an authority that the caller trusts issued it to UnionPay and it is
 * valid at present. No time of sending is signed.
 */
import { UsageError } from '../../usage.js';
import { type Bytes, fromBase64, latin1, same, toHex, utf8 } from '../bytes.js';
import { type Channel, type Content, type Message, textReply } from '../channel.js';
import type { Certificate } from '../der.js';
import { type Form, formJson, readForm, sortedPairs, word } from '../form.js';
import { certificateIn, isIssuedBy, listed, type OneOrMore, type RsaKey, rsaKey, rsaKeyOf } from '../keys.js';
import { Refused } from '../problems.js';
import type { Incoming } from '../request.js';
import { formVariants } from '../variants.js';

export interface UnionPayKeys {
  /** UnionPay's own certificates or public keys (PEM), pinned. */
  readonly signing?: OneOrMore<string>;
  /** Certificates (PEM) of the authorities that issue UnionPay's: the intermediate one, the root where it issues directly. */
  readonly authorities?: OneOrMore<string>;
}

interface UnionPayMessage extends Message {
  readonly form: Form;
  readonly incoming: Incoming;
  readonly certificate: Certificate;
}

const VERSION = '5.1.0';
const RSA_SIGN_METHOD = '01';
/** Third part of the certificate's common name, between its @ signs. */
const HOLDER = '中国银联股份有限公司';

const KNOWN = /* @__PURE__ */ (
  'version encoding certId signature signMethod signPubKeyCert txnType txnSubType bizType accessType merId orderId txnTime txnAmt currencyCode ' +
  'queryId origQryId origOrderId origTxnTime origRespCode origRespMsg respCode respMsg settleAmt settleCurrencyCode settleDate traceNo traceTime ' +
  'accNo payCardType payType payCardNo payCardIssueName reqReserved reserved exchangeRate exchangeDate issuerIdentifyMode acqInsCode tn'
).split(' ');

const ALWAYS =
  /* @__PURE__ */ 'encoding txnType bizType merId orderId txnTime txnAmt currencyCode queryId respCode respMsg'.split(' ');

const signedOf = (form: Form) => sortedPairs(form, ['signature'], { empty: true });

interface Ready {
  readonly signing: readonly RsaKey[];
  readonly authorities: readonly RsaKey[];
}

export const unionpay: Channel<UnionPayKeys, Ready, UnionPayMessage> = {
  from: 'unionpay',
  algorithm: 'SHA256-RSA2048',
  clock: undefined,
  // Nothing but the id tells a replay.
  remember: 34_560_000, // 400 days
  // Any answer but 200 has the notice repeated.
  replies: () => ({ success: textReply(200, 'ok'), failure: textReply(400, 'fail') }),

  read(incoming) {
    const form = readForm(incoming.body);
    const text = word(form, 'signature');
    if (text === undefined) throw new Refused('signature_missing', 'signature');
    if (word(form, 'version') !== VERSION) throw new Refused('version_unknown', 'version');
    if (word(form, 'signMethod') !== RSA_SIGN_METHOD) throw new Refused('algorithm_not_pinned', 'signMethod');
    const pem = form.get('signPubKeyCert');
    if (pem === undefined) throw new Refused('field_missing', 'signPubKeyCert');
    const certificate = certificateIn(latin1(pem));
    if (!certificate) throw new Refused('certificate_malformed');
    const signature = fromBase64(text);
    const signed = [signedOf(form)];
    // Whether parameters without a value are signed no published message shows, so both count.
    if ([...form.values()].some((value) => value.length === 0)) signed.push(sortedPairs(form, ['signature'], { empty: false }));
    return { signed, signatures: signature ? [signature] : [], form, incoming, certificate };
  },

  prepare({ signing, authorities }) {
    if (signing === undefined && authorities === undefined) throw new UsageError('key `signing` or `authorities` is missing');
    const keys = (given: OneOrMore<string> | undefined, name: string) =>
      given === undefined ? [] : listed(given, name).map((key) => rsaKey(key, name));
    const ready = { signing: keys(signing, 'signing'), authorities: keys(authorities, 'authorities') };
    if (!ready.authorities.every(({ certificate }) => certificate?.isAuthority))
      throw new UsageError("key `authorities` is no authority's certificate");
    return ready;
  },

  async verifiers({ certificate }, { signing, authorities }, now) {
    // Whether a pinned key's certificate is still valid is the caller's to say, who pinned it.
    const pinned = signing.find((key) => same(key.publicKey, certificate.publicKey));
    const key = pinned ?? (await issued(certificate, authorities, now));
    return [
      { signatureLength: key.signatureLength, verify: async (signature, signed) => key.verify(signature, await digest(signed)) },
    ];
  },

  variants: ({ incoming, form }) => formVariants(incoming.body, form, { signature: 'signature', signed: signedOf, known: KNOWN }),

  missing: ({ form }) => ALWAYS.find((name) => !form.has(name)),

  open({ form }): Content {
    return {
      id: word(form, 'queryId'),
      document: formJson(form, word(form, 'encoding') ?? 'utf-8'),
      callback: { signature: { alg: 'SHA256-RSA2048', value: word(form, 'signature'), verified: true } },
      problems: [],
    };
  },
};

async function digest(signed: Bytes): Promise<Bytes> {
  return utf8(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', signed))));
}

/** The certificate's key, once a trusted authority is found to have issued it to UnionPay. */
async function issued(certificate: Certificate, authorities: readonly RsaKey[], now: number): Promise<RsaKey> {
  for (const authority of authorities) {
    const issuer = authority.certificate;
    if (!issuer || !same(issuer.subject, certificate.issuer) || !(await isIssuedBy(certificate, authority))) continue;
    if (!isValid(certificate, now) || !isValid(issuer, now)) throw new Refused('certificate_not_valid_now');
    if (certificate.commonName?.split('@')[2] !== HOLDER) throw new Refused('certificate_of_another');
    return keyIn(certificate);
  }
  throw new Refused('certificate_not_trusted');
}

const isValid = ({ notBefore, notAfter }: Certificate, now: number) => notBefore <= now && now <= notAfter;

/** Out of a message, a key that is none of ours to use is no mistake of the caller. */
function keyIn(certificate: Certificate): RsaKey {
  try {
    return rsaKeyOf(certificate.publicKey, certificate, 'signPubKeyCert');
  } catch (error) {
    if (error instanceof UsageError) throw new Refused('certificate_malformed');
    throw error;
  }
}
