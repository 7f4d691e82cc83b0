/**
 * `node tests/bench/callbacks.mjs`: what `verify` of an authentic WeChat Pay notice costs beside the WebCrypto work that it cannot do without,
 * one RSA verification and one AES-GCM decryption with imported keys. Both take turns in one process; what counts is the ratio within a round.
 * The notice is compared with its order and claimed; `report` is made when it is asked for, and measured on its own. As `verify` lets the two
 * WebCrypto operations run side by side, the bare work is measured that way too. On a machine busy with other things JavaScript suffers more than
 * the operations, which run on threads: the load is printed.
 */
import { loadavg } from 'node:os';
import { memorySeen, verify } from '../../pkg/callbacks.inline.js';
import { EXPECTED, NOW, wechatPay } from '../js/notices.mjs';
import { median } from './statistics.mjs';

const [ROUNDS, WARM_UP, A_ROUND] = [60, 10, 50];
const { subtle } = globalThis.crypto;

const channel = wechatPay();
const notices = Array.from({ length: A_ROUND }, () => {
  const { headers, body } = channel.notice();
  return { headers, body: new TextEncoder().encode(body) };
});

/** All that the bare work needs, made ready beforehand. */
const der = Buffer.from(channel.pair.pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
const rsa = await subtle.importKey('spki', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['verify']);
const aes = await subtle.importKey('raw', Buffer.from(channel.apiV3Key), 'AES-GCM', false, ['decrypt']);
const bare = notices.map(({ headers, body }) => {
  const { resource } = JSON.parse(Buffer.from(body).toString());
  return {
    signed: Buffer.concat([
      Buffer.from(`${headers['Wechatpay-Timestamp']}\n${headers['Wechatpay-Nonce']}\n`),
      body,
      Buffer.from('\n'),
    ]),
    signature: Buffer.from(headers['Wechatpay-Signature'], 'base64'),
    parameters: { name: 'AES-GCM', iv: Buffer.from(resource.nonce), additionalData: Buffer.from(resource.associated_data) },
    sealed: Buffer.from(resource.ciphertext, 'base64'),
  };
});

async function bareWork() {
  for (const { signed, signature, parameters, sealed } of bare) {
    if (!(await subtle.verify('RSASSA-PKCS1-v1_5', rsa, signature, signed))) throw new Error('not verified');
    await subtle.decrypt(parameters, aes, sealed);
  }
}

async function sideBySide() {
  for (const { signed, signature, parameters, sealed } of bare) {
    const work = [subtle.verify('RSASSA-PKCS1-v1_5', rsa, signature, signed), subtle.decrypt(parameters, aes, sealed)];
    if (!(await Promise.all(work))[0]) throw new Error('not verified');
  }
}

async function verified(withReport) {
  const seen = memorySeen();
  for (const notice of notices) {
    const result = await verify('wechatpay', notice, { keys: channel.keys, expected: EXPECTED, seen, now: NOW });
    if (!result.accepted || !result.paid) throw new Error('not accepted');
    if (withReport && result.report.verdict !== 'undetermined') throw new Error('another verdict');
  }
}

const VARIANTS = {
  bare: bareWork,
  'bare, side by side': sideBySide,
  verify: () => verified(false),
  'verify and report': () => verified(true),
};

async function microseconds(work) {
  const start = performance.now();
  await work();
  return ((performance.now() - start) * 1000) / A_ROUND;
}

const samples = Object.fromEntries(Object.keys(VARIANTS).map((name) => [name, []]));
for (let round = -WARM_UP; round < ROUNDS; round++) {
  for (const [name, work] of Object.entries(VARIANTS)) {
    const time = await microseconds(work);
    if (round >= 0) samples[name].push(time);
  }
}

process.stdout.write(`load of the last minute: ${loadavg()[0].toFixed(2)}\n`);
for (const [name, times] of Object.entries(samples)) {
  const ratio = median(times.map((time, round) => time / samples.bare[round]));
  process.stdout.write(
    `${name.padEnd(20)}${median(times).toFixed(1).padStart(8)} µs a notice${ratio.toFixed(3).padStart(9)} × bare\n`,
  );
}
