/** Key material as callers hold it, as keys of WebCrypto. Imported once and kept; what is no such key is the caller's mistake. */
import { UsageError } from '../usage.js';
import { type Bytes, concat, fromBase64, same, utf8 } from './bytes.js';
import type { Verifier } from './channel.js';
import { type Certificate, certificateOf, publicKeyOf, RSA, SHA256_WITH_RSA } from './der.js';

/** Bits below which an RSA key is not to be trusted. */
const LEAST_BITS = 2048;

/** Keys kept at most; the one kept longest goes first. */
const KEPT = 256;

/** Makes once what is asked for again under the same text. */
/* @__NO_SIDE_EFFECTS__ */
function keeper<T>(make: (text: string, name: string) => T): (text: string, name: string) => T {
  const kept = new Map<string, T>();
  return (text, name) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const made = make(text, name);
    kept.set(text, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return made;
  };
}

/** An RSA public key of at least 2048 bits, with the certificate it stood in, if any. */
export interface RsaKey extends Verifier {
  readonly certificate: Certificate | undefined;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
}

/** Names the option whose value is wrong; never the value. */
const wrong = (name: string, what: string) => new UsageError(`key \`${name}\` ${what}`);

/**
 * A PEM public key or certificate, or the Base64 of either without its PEM lines.
 * @throws {UsageError} naming what is wrong with it
 */
export const rsaKey: (text: string, name: string) => RsaKey = keeper(readRsaKey);

function readRsaKey(text: string, name: string): RsaKey {
  const [der, ...issuers] = dersOf(text, name);
  const certificate = certificateOf(der);
  checkChain(certificate, issuers, name);
  return rsaKeyOf(certificate?.publicKey ?? der, certificate, name);
}

/** Alipay gives its certificate together with those of its issuers: the first counts. Anything else that is several is no one key. */
function checkChain(first: Certificate | undefined, issuers: readonly Bytes[], name: string): void {
  let below = first;
  for (const der of issuers) {
    const issuer = certificateOf(der);
    if (!below || !issuer || !same(below.issuer, issuer.subject))
      throw wrong(name, 'holds several keys or certificates that are no chain: give them as a list');
    below = issuer;
  }
}

/** An RSA key for signatures by PKCS #1 v1.5 with SHA-256, and nothing else. */
export function rsaKeyOf(publicKey: Bytes, certificate: Certificate | undefined, name: string): RsaKey {
  const about = publicKeyOf(publicKey);
  if (!about) throw wrong(name, 'is neither a public key (SubjectPublicKeyInfo) nor a certificate');
  if (about.algorithm !== RSA) throw wrong(name, 'is no RSA key: this channel signs by RSA');
  if (about.bits < LEAST_BITS) throw wrong(name, `has ${about.bits} bits: at least ${LEAST_BITS} are needed`);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  let imported: CryptoKey | undefined;
  const importing = async () => {
    try {
      imported = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']);
      return imported;
    } catch {
      throw wrong(name, 'is an RSA key that cannot be imported');
    }
  };
  return {
    certificate,
    publicKey,
    signatureLength: Math.ceil(about.bits / 8),
    // Once the key is there, the work starts before this returns.
    verify: (signature, text) =>
      imported
        ? crypto.subtle.verify(algorithm.name, imported, signature, text)
        : importing().then((key) => crypto.subtle.verify(algorithm.name, key, signature, text)),
  };
}

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;
const NO_PEM = 'is no PEM text of a public key or certificate';
const PKCS1 = 'is an RSA PUBLIC KEY (PKCS #1): convert it with `openssl rsa -RSAPublicKey_in -pubout`';

function dersOf(text: string, name: string): [Bytes, ...Bytes[]] {
  if (typeof text !== 'string') throw wrong(name, 'must be PEM text');
  const blocks = [...text.matchAll(PEM)].map(([, label = '', body = '']) => ({ label, body }));
  if (blocks.some(({ label }) => label.includes('PRIVATE')))
    throw wrong(name, "is a private key: the channel's public key or certificate is needed");
  if (blocks.some(({ label }) => label === 'RSA PUBLIC KEY')) throw wrong(name, PKCS1);
  const bodies = text.includes('-----') ? blocks.map(({ body }) => body) : [text];
  const [first, ...others] = bodies.map((body) => fromBase64(body.replace(/\s+/g, '')));
  if (!first?.length || others.some((other) => !other)) throw wrong(name, NO_PEM);
  return [first, ...(others as Bytes[])];
}

/** A certificate out of a message; nothing where it is none. */
export function certificateIn(text: string): Certificate | undefined {
  const [[, label, body = ''] = []] = text.matchAll(PEM);
  const der = label === 'CERTIFICATE' ? fromBase64(body.replace(/\s+/g, '')) : undefined;
  return der && certificateOf(der);
}

/** Whether the authority's key signed the certificate, by RSA with SHA-256. */
export function isIssuedBy(certificate: Certificate, authority: RsaKey): Promise<boolean> {
  if (certificate.signatureAlgorithm !== SHA256_WITH_RSA) return Promise.resolve(false);
  return authority.verify(certificate.signature, certificate.signed);
}

/** One value or a list of them, as callers may give it while keys rotate. */
export type OneOrMore<T> = T | readonly T[];

const MOST = 32;

export function listed<T>(given: OneOrMore<T> | undefined, name: string): readonly T[] {
  const list: readonly T[] = Array.isArray(given) ? given : given === undefined || given === null ? [] : [given as T];
  if (list.length === 0) throw new UsageError(`key \`${name}\` is missing`);
  if (list.length > MOST) throw wrong(name, `holds ${list.length} keys: at most ${MOST} are tried`);
  return list;
}

/** A secret for HMAC-SHA256, used as the text it is. */
export const hmacKey: (secret: string, name: string) => Promise<CryptoKey> = keeper((secret, name) => {
  checkSecret(secret, name);
  return crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
});

/** Bytes of an HMAC-SHA256. */
export const HMAC_LENGTH = 32;

/** WebCrypto compares in a time that does not tell how much of the signature is right. */
export const hmacVerifier = (key: Promise<CryptoKey>): Verifier => ({
  signatureLength: HMAC_LENGTH,
  verify: async (signature, signed) => crypto.subtle.verify('HMAC', await key, signature, signed),
});

/** @throws {UsageError} unless it is text without white space around or within */
export function checkSecret(secret: string, name: string): void {
  if (typeof secret !== 'string' || secret === '') throw wrong(name, 'must be text that is not empty');
  if (/\s/.test(secret)) throw wrong(name, 'holds white space, which a secret never does: was a line break copied with it?');
}

const aesKeys = keeper((binary, name) => {
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (bytes.length !== 32) throw wrong(name, `has ${bytes.length} bytes: the algorithm AEAD_AES_256_GCM needs 32`);
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
});

/** A key of 32 bytes for AES-256-GCM, as text or bytes. */
export function aesKey(key: string | Uint8Array, name: string): Promise<CryptoKey> {
  if (typeof key !== 'string' && !(key instanceof Uint8Array)) throw wrong(name, 'must be text or bytes');
  return aesKeys(typeof key === 'string' && !/[^\x00-\x7f]/.test(key) ? key : binaryOf(key), name);
}

const binaryOf = (key: string | Uint8Array) => String.fromCharCode(...(typeof key === 'string' ? utf8(key) : concat(key)));
