/** The address of what the playground shows. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { source } from './source.mjs';

const { fromHash, packed, toHash, unpacked } = await source('playground/address.ts');

test('an address gives back what was put into it', () => {
  const plain = { kind: 'order', from: undefined, profile: 'gate', packs: [] };
  assert.equal(toHash(plain), '#kind=order');
  const full = { kind: 'payment', from: 'wechatpay', profile: 'audit', packs: ['food', 'cold-chain'], sample: 'wxv3-045' };
  assert.equal(toHash(full), '#kind=payment&from=wechatpay&profile=audit&packs=food,cold-chain&sample=wxv3-045');
  assert.deepEqual(fromHash(toHash(full)), full);
  const { sample, ...others } = full;
  assert.deepEqual(
    fromHash(toHash({ ...others, sample, text: 'a-_b' })),
    { ...others, text: 'a-_b' },
    'text comes instead of a sample',
  );
});

test('what is not known is passed over', () => {
  assert.deepEqual(fromHash('#kind=invoice&from=woocommerce&profile=all&packs=food,gold&constructor=1'), { packs: ['food'] });
  assert.deepEqual(fromHash('#kind=subject&from=woocommerce'), { kind: 'subject' }, 'a source of another kind');
  assert.deepEqual(fromHash(''), {});
});

test('texts are packed and unpacked to the character', async () => {
  for (const text of ['', '{}', '{"名称":"不锈钢保温杯 😀"}\r\n', '\ufeff{}', '\u0000'])
    assert.equal(await unpacked(await packed(text)), text);
  assert.match(await packed('{"name":"不锈钢保温杯"}'), /^[A-Za-z0-9_-]+$/);
});

test('what is too long for an address is not cut, but refused', async () => {
  assert.equal(await packed(randomBytes(8_000).toString('base64')), undefined);
  assert.equal(await packed('x'.repeat((1 << 20) + 1)), undefined);
});

test('what was never packed, was cut or is a bomb gives nothing', async () => {
  const bomb = await packed('x'.repeat(1 << 20));
  assert.equal((await unpacked(bomb))?.length, 1 << 20);
  const { deflateRawSync } = await import('node:zlib');
  const tooMuch = deflateRawSync(Buffer.alloc((1 << 20) + 1, 'x')).toString('base64url');
  for (const text of ['!', 'abcd', (await packed('{"a":1}')).slice(0, -3), tooMuch])
    assert.equal(await unpacked(text), undefined, text.slice(0, 20));
});
