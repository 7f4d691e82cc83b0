/** X.509 certificates made here, by another implementation than the one that is tested. */
import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto);

const RSA = { name: 'RSASSA-PKCS1-v1_5', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };

/** Of RSA; what it signs is hashed so. */
export const keyPair = (hash = 'SHA-256') => webcrypto.subtle.generateKey({ ...RSA, hash }, true, ['sign', 'verify']);

/** A certificate of its own or, with an issuer, of that one. */
export async function certificate({
  name,
  keys,
  issuer,
  authority = false,
  serial = '01',
  from = '2025-01-01',
  to = '2030-01-01',
}) {
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: serial,
    subject: name,
    issuer: issuer?.name ?? name,
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: (issuer?.keys ?? keys).privateKey.algorithm,
    extensions: authority ? [new x509.BasicConstraintsExtension(true, undefined, true)] : [],
  });
  return { name, keys, pem: made.toString('pem'), der: new Uint8Array(made.rawData) };
}

/** UnionPay's certificate as an authority issues it. */
export async function unionPayCertificate(authority, changes = {}) {
  const keys = await keyPair();
  const name = 'CN=041@8310000000083040@中国银联股份有限公司@00016495, OU=Organizational-1, O=CFCA TEST OCA1, C=CN';
  const made = await certificate({ name, keys, issuer: authority, serial: '1039308534', ...changes });
  const privateKey = KeyObject.from(keys.privateKey);
  return { ...made, privateKey, certificate: made.pem };
}

export const authority = async (name = 'CN=CFCA TEST OCA1, O=China Financial Certification Authority, C=CN', changes = {}) =>
  certificate({ name, keys: await keyPair(), authority: true, ...changes });
