/** As much of X.509 (RFC 5280) as it takes to get at a certificate's key and to see who issued it. DER only; anything else is no certificate. */
import { type Bytes, textOf, toHex } from './bytes.js';

interface Element {
  readonly tag: number;
  /** Content. */
  readonly value: Bytes;
  /** With tag and length. */
  readonly whole: Bytes;
}

export interface Certificate {
  /** Upper-case hexadecimal without leading zeros, as serials are written. */
  readonly serial: string;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  readonly commonName: string | undefined;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
  /** Whether it may issue others (basicConstraints). */
  readonly isAuthority: boolean;
  /** What its issuer signed. */
  readonly signed: Bytes;
  readonly signatureAlgorithm: string;
  readonly signature: Bytes;
}

const [BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OID] = [0x01, 0x02, 0x03, 0x04, 0x06];
const [UTF8_STRING, PRINTABLE_STRING, T61_STRING, BMP_STRING] = [0x0c, 0x13, 0x14, 0x1e];
const [UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET] = [0x17, 0x18, 0x30, 0x31];
const [VERSION, EXTENSIONS] = [0xa0, 0xa3];

export const SHA256_WITH_RSA = '2a864886f70d01010b';
export const RSA = '2a864886f70d010101';
const COMMON_NAME = '550403';
const BASIC_CONSTRAINTS = '551d13';

class NotDer extends Error {}

/** Reads one element of definite length, and says where the next begins. */
function element(bytes: Bytes, at: number): [Element, number] {
  const tag = bytes[at];
  let length = bytes[at + 1];
  if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) throw new NotDer();
  let start = at + 2;
  if (length >= 0x80) {
    const count = length - 0x80;
    if (count < 1 || count > 3) throw new NotDer();
    length = 0;
    for (const end = start + count; start < end; start++) length = length * 256 + (bytes[start] ?? Number.NaN);
  }
  const end = start + length;
  if (!(end <= bytes.length)) throw new NotDer();
  return [{ tag, value: bytes.subarray(start, end), whole: bytes.subarray(at, end) }, end];
}

/** The elements within a constructed one. */
function* within({ value }: Element): Generator<Element, undefined> {
  let at = 0;
  while (at < value.length) {
    const [inner, next] = element(value, at);
    yield inner;
    at = next;
  }
}

/** Takes elements one after the other, each of the tag that must stand there. */
class Walk {
  private readonly elements: readonly Element[];
  private at = 0;

  constructor(parent: Element) {
    this.elements = [...within(parent)];
  }

  next(...tags: readonly number[]): Element {
    const found = this.elements[this.at++];
    if (!found || !tags.includes(found.tag)) throw new NotDer();
    return found;
  }

  optional(tag: number): Element | undefined {
    return this.elements[this.at]?.tag === tag ? this.elements[this.at++] : undefined;
  }

  rest(): readonly Element[] {
    return this.elements.slice(this.at);
  }
}

function only(bytes: Bytes, tag: number): Element {
  const [whole, end] = element(bytes, 0);
  if (whole.tag !== tag || end !== bytes.length) throw new NotDer();
  return whole;
}

/** The certificate, or nothing where the bytes are none. */
export function certificateOf(bytes: Bytes): Certificate | undefined {
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (error instanceof NotDer) return undefined;
    throw error;
  }
}

function readCertificate(bytes: Bytes): Certificate {
  const outer = new Walk(only(bytes, SEQUENCE));
  const signed = outer.next(SEQUENCE);
  const signatureAlgorithm = toHex(new Walk(outer.next(SEQUENCE)).next(OID).value);
  const signature = bits(outer.next(BIT_STRING));
  const body = new Walk(signed);
  body.optional(VERSION);
  const serial = toHex(body.next(INTEGER).value);
  body.next(SEQUENCE);
  const issuer = body.next(SEQUENCE).whole;
  const validity = new Walk(body.next(SEQUENCE));
  const [notBefore, notAfter] = [time(validity), time(validity)];
  const subject = body.next(SEQUENCE);
  const publicKey = body.next(SEQUENCE).whole;
  return {
    serial: serialOf(serial),
    issuer,
    subject: subject.whole,
    commonName: commonNameOf(subject),
    notBefore,
    notAfter,
    publicKey,
    isAuthority: isAuthority(body.rest().find(({ tag }) => tag === EXTENSIONS)),
    signed: signed.whole,
    signatureAlgorithm,
    signature,
  };
}

/** A serial as it is compared, whoever wrote it. */
export function serialOf(text: string): string {
  return text.toUpperCase().replace(/^0+(?=.)/, '');
}

function bits({ value }: Element): Bytes {
  if (value[0] !== 0) throw new NotDer();
  return value.subarray(1);
}

function time(walk: Walk): number {
  const { tag, value } = walk.next(UTC_TIME, GENERALIZED_TIME);
  const [, century = '', year = '', month, day, hour, minute, second] =
    /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(value) ?? '') ?? [];
  if ((tag === GENERALIZED_TIME) !== (century !== '')) throw new NotDer();
  // Two digits stand for 1950 to 2049.
  const full = century + year.padStart(2, '0');
  const fourDigits = century === '' ? (Number(year) < 50 ? `20${full}` : `19${full}`) : full;
  const millis = Date.parse(`${fourDigits}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(millis)) throw new NotDer();
  return millis;
}

/** The last common name that the subject has. */
function commonNameOf(subject: Element): string | undefined {
  let name: string | undefined;
  for (const set of within(subject)) {
    if (set.tag !== SET) throw new NotDer();
    for (const pair of within(set)) {
      const [type, value] = within(pair);
      if (type?.tag === OID && toHex(type.value) === COMMON_NAME && value) name = stringOf(value);
    }
  }
  return name;
}

function stringOf({ tag, value }: Element): string | undefined {
  if (tag === UTF8_STRING || tag === PRINTABLE_STRING || tag === T61_STRING) return textOf(value);
  if (tag !== BMP_STRING || value.length % 2 !== 0) return undefined;
  const units = Array.from({ length: value.length / 2 }, (_, i) => (value[2 * i] ?? 0) * 256 + (value[2 * i + 1] ?? 0));
  return String.fromCharCode(...units);
}

function isAuthority(extensions: Element | undefined): boolean {
  if (!extensions) return false;
  for (const extension of within(new Walk(extensions).next(SEQUENCE))) {
    const walk = new Walk(extension);
    if (toHex(walk.next(OID).value) !== BASIC_CONSTRAINTS) continue;
    walk.optional(BOOLEAN);
    const constraints = new Walk(only(walk.next(OCTET_STRING).value, SEQUENCE));
    return constraints.optional(BOOLEAN)?.value[0] === 0xff;
  }
  return false;
}

/** The algorithm that a SubjectPublicKeyInfo is for, and for RSA the bits of its modulus; nothing where the bytes are none. */
export function publicKeyOf(bytes: Bytes): { readonly algorithm: string; readonly bits: number } | undefined {
  try {
    const walk = new Walk(only(bytes, SEQUENCE));
    const algorithm = toHex(new Walk(walk.next(SEQUENCE)).next(OID).value);
    const key = bits(walk.next(BIT_STRING));
    if (algorithm !== RSA) return { algorithm, bits: 0 };
    const modulus = toHex(new Walk(only(key, SEQUENCE)).next(INTEGER).value).replace(/^(?:00)+/, '');
    return { algorithm, bits: modulus.length * 4 };
  } catch (error) {
    if (error instanceof NotDer) return undefined;
    throw error;
  }
}
