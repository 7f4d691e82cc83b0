/** Key material: what is read out of certificates against Node's own reading, and what is no key named as the caller's mistake. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { certificateOf, publicKeyOf } from '../../pkg/callbacks/der.js';
import { aesKey, isIssuedBy, rsaKey } from '../../pkg/callbacks/keys.js';
import { UsageError, verify } from '../../pkg/callbacks.inline.js';
import { authority, certificate, keyPair } from './certificates.mjs';
import { rsaPair, wechatPay } from './notices.mjs';

const root = await authority();
const keys = await keyPair();
const leaf = await certificate({ name: 'CN=leaf', keys, issuer: root, serial: '00abcdef0123456789' });

const serialOf = (x509) => x509.serialNumber.replace(/^0+/, '');

test('what is read out of a certificate is what Node reads', () => {
  for (const { pem, der } of [root, leaf]) {
    const [ours, theirs] = [certificateOf(der), new X509Certificate(pem)];
    assert.equal(ours.serial, serialOf(theirs));
    assert.equal(ours.notBefore, Date.parse(theirs.validFrom));
    assert.equal(ours.notAfter, Date.parse(theirs.validTo));
    assert.deepEqual(Buffer.from(ours.publicKey), theirs.publicKey.export({ type: 'spki', format: 'der' }));
    assert.equal(ours.isAuthority, theirs.ca);
    assert.equal(ours.commonName, /CN=(.*)/.exec(theirs.subject)[1]);
  }
});

test('times of either form, serials of any length', async () => {
  const times = [
    ['1950-01-01T00:00:00Z', '2049-12-31T23:59:59Z'],
    ['2050-01-01T00:00:00Z', '2999-12-31T23:59:59Z'],
    ['1999-12-31T23:59:59Z', '2000-02-29T12:00:00Z'],
  ];
  for (const [from, to] of times) {
    for (const serial of ['01', '7f', '00ff', '0123456789abcdef0123456789abcdef01234567']) {
      const { pem, der } = await certificate({ name: 'CN=x', keys, from, to, serial });
      const [ours, theirs] = [certificateOf(der), new X509Certificate(pem)];
      assert.deepEqual([ours.notBefore, ours.notAfter], [Date.parse(from), Date.parse(to)]);
      assert.equal(ours.serial, serialOf(theirs));
    }
  }
});

test('whose certificate issued it', async () => {
  const issuer = rsaKey(root.pem, 'root');
  assert.equal(await isIssuedBy(certificateOf(leaf.der), issuer), true);
  assert.equal(await isIssuedBy(certificateOf(leaf.der), rsaKey(leaf.pem, 'leaf')), false);
  const old = await certificate({ name: 'CN=old', keys: await keyPair('SHA-1'), authority: true });
  const weak = await certificate({ name: 'CN=weak', keys, issuer: old });
  assert.ok(new X509Certificate(weak.pem).verify(new X509Certificate(old.pem).publicKey));
  assert.equal(await isIssuedBy(certificateOf(weak.der), rsaKey(old.pem, 'old')), false, 'SHA-1 does not count');
});

test('a certificate with one byte changed is another, or none: never a crash', () => {
  fc.assert(
    fc.property(fc.nat(leaf.der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = leaf.der.slice();
      changed[at] ^= change;
      const read = certificateOf(changed);
      assert.ok(read === undefined || typeof read.serial === 'string');
    }),
    { numRuns: 2_000 },
  );
});

test('any bytes, and any beginning of a certificate, are read or are none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(leaf.der.length).map((length) => leaf.der.slice(0, length)),
      ),
      (bytes) => {
        publicKeyOf(bytes);
        assert.equal(certificateOf(bytes) === undefined, bytes.length !== leaf.der.length);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('nested elements do not exhaust the stack', () => {
  const deep = Buffer.alloc(1 << 20, '3080', 'hex');
  assert.equal(certificateOf(new Uint8Array(deep)), undefined);
});

/** What of the key material is wrong, as the error says it. */
const mistakes = async (channel, given) => {
  const error = await verify(channel, { body: 'x' }, { keys: given }).catch((error) => error);
  assert.ok(error instanceof UsageError, String(error));
  return error.message;
};

test('what is no key is named, and its value is not', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (key, type) => key.export({ type, format: 'pem' });
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey;
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  const cases = [
    [undefined, /key `alipay` is missing/],
    [[], /key `alipay` is missing/],
    ['', /is no PEM text/],
    ['secret-text', /is no PEM text/],
    ['AAAA', /is neither a public key .* nor a certificate/],
    [7, /must be PEM text/],
    [pem(privateKey, 'pkcs8'), /is a private key/],
    [pem(privateKey, 'pkcs1'), /is a private key/],
    [pem(publicKey, 'pkcs1'), /PKCS #1.*openssl rsa/],
    [pem(ec, 'spki'), /is no RSA key/],
    [pem(short, 'spki'), /has 1024 bits: at least 2048/],
    [pem(publicKey, 'spki') + pem(rsaPair().privateKey, 'pkcs8'), /is a private key/],
    [pem(publicKey, 'spki').repeat(2), /several keys or certificates that are no chain/],
    [leaf.pem + leaf.pem, /several keys or certificates that are no chain/],
    [pem(publicKey, 'spki').replace('BEGIN', 'BEGUN'), /is no PEM text/],
    [Array(33).fill(pem(publicKey, 'spki')), /holds 33 keys: at most 32/],
  ];
  for (const [alipay, expected] of cases) {
    const message = await mistakes('alipay', { alipay });
    assert.match(message, expected);
    assert.ok(!message.includes('secret-text'));
  }
});

test('what is taken: PEM, its Base64 alone, a certificate, a chain', async () => {
  const { pem } = rsaPair();
  const base64 = pem.replace(/-----[A-Z ]+-----|\s/g, '');
  for (const key of [
    pem,
    base64,
    `\n${pem.replaceAll('\n', '\r\n')}\n`,
    leaf.pem,
    leaf.pem + root.pem,
    base64.replace(/(.{40})/g, '$1\n'),
  ])
    assert.equal(rsaKey(key, 'key').signatureLength, 256);
  assert.equal(rsaKey(leaf.pem + root.pem, 'key').certificate.serial, 'ABCDEF0123456789');
});

test("WeChat Pay's key material", async () => {
  const { keys: good, pair } = wechatPay();
  const cases = [
    [{ apiV3Key: good.apiV3Key }, /key `platform` is missing/],
    [{ platform: {}, apiV3Key: good.apiV3Key }, /key `platform` is missing/],
    [{ platform: pair.pem, apiV3Key: good.apiV3Key }, /is a public key: give it with its id/],
    [
      { platform: { '01': leaf.pem }, apiV3Key: good.apiV3Key },
      /`platform\.01` is the certificate of another serial: ABCDEF0123456789/,
    ],
    [{ platform: good.platform }, /key `apiV3Key` is missing/],
    [{ platform: good.platform, apiV3Key: 'short' }, /`apiV3Key` has 5 bytes/],
    [{ platform: good.platform, apiV3Key: randomBytes(33) }, /`apiV3Key` has 33 bytes/],
    [{ platform: good.platform, apiV3Key: 32 }, /`apiV3Key` must be text or bytes/],
  ];
  for (const [given, expected] of cases) assert.match(await mistakes('wechatpay', given), expected);
  assert.equal((await aesKey(randomBytes(32), 'key')).algorithm.length, 256);
});

test('other secrets', async () => {
  const cases = [
    ['stripe', {}, /key `secret` is missing/],
    ['stripe', { secret: 'whsec_abc\n' }, /holds white space/],
    ['stripe', { secret: ['whsec_abc', ''] }, /must be text that is not empty/],
    ['stripe', { secret: 'sk_live_abc' }, /is an API key/],
    ['douyin', { token: 'a b' }, /holds white space/],
    ['unionpay', {}, /`signing` or `authorities` is missing/],
    ['unionpay', { authorities: leaf.pem }, /`authorities` is no authority's certificate/],
    ['unionpay', { authorities: rsaPair().pem }, /`authorities` is no authority's certificate/],
    ['wechatpay_v2', { apiKey: 'k' }, /`algorithm` must be MD5 or HMAC-SHA256/],
    ['wechatpay_v2', { algorithm: 'MD5' }, /`apiKey` must be text/],
  ];
  for (const [channel, given, expected] of cases) assert.match(await mistakes(channel, given), expected);
});
