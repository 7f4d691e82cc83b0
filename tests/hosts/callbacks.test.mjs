/** Notices of every channel in a real workerd and a real browser, and the stores that Workers have. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { memorySeen, verify } from '../../pkg/callbacks.inline.js';
import { authority, unionPayCertificate } from '../js/certificates.mjs';
import {
  alipay,
  douyin,
  EXPECTED,
  EXPECTED_OF_ALIPAY,
  EXPECTED_OF_DOUYIN,
  EXPECTED_OF_STRIPE,
  EXPECTED_OF_UNIONPAY,
  NOW,
  stripe,
  unionpay,
  wechatPay,
  wechatPayV2,
} from '../js/notices.mjs';
import { openPage, serveFiles, startWorkerd } from './hosts.mjs';

const ca = await authority();
const unionPay = { keys: { authorities: ca.pem }, ...unionpay(await unionPayCertificate(ca)) };
const now = NOW;

/** A true notice of every channel, and one that is forged. */
const NOTICES = [
  ['wechatpay', wechatPay(), EXPECTED],
  ['alipay', alipay(), EXPECTED_OF_ALIPAY],
  ['unionpay', unionPay, EXPECTED_OF_UNIONPAY],
  ['stripe', stripe(), EXPECTED_OF_STRIPE],
  ['douyin', douyin(), EXPECTED_OF_DOUYIN],
  ['wechatpay_v2', wechatPayV2('MD5'), EXPECTED],
  ['wechatpay_v2', wechatPayV2('HMAC-SHA256'), EXPECTED],
].flatMap(([channel, { keys, notice }, expected]) => {
  const { headers, body } = notice();
  const options = { keys, expected, now, ...(channel === 'wechatpay_v2' ? { allowLegacy: true } : {}) };
  return [body, body.replace(/20260301|EV-/, '20260302')].map((text) => ({ channel, headers, body: text, options }));
});

async function inNode({ channel, headers, body, options }) {
  const { accepted, paid, records, report, problems } = await verify(
    channel,
    { headers, body },
    { ...options, seen: memorySeen() },
  );
  return { accepted, paid, records, verdict: report?.verdict, problems: problems.map(({ code }) => code) };
}

const plain = (value) => JSON.parse(JSON.stringify(value));

let workerd;
before(async () => {
  const bindings = { kvNamespaces: ['KV'], durableObjects: { SEEN: 'SeenObject' } };
  workerd = await startWorkerd('tests/hosts/callbacks.worker.mjs', bindings);
});
after(() => workerd.stop());

const inWorkerd = async (question) => {
  const response = await fetch(workerd.url, { method: 'POST', body: JSON.stringify(question) });
  assert.equal(response.status, 200, `${response.status}`);
  return response.json();
};

test('in workerd as in Node', async () => {
  const accepted = [];
  for (const question of NOTICES) {
    const answer = await inWorkerd(question);
    assert.deepEqual(answer, plain(await inNode(question)), question.channel);
    accepted.push(answer.accepted);
  }
  assert.deepEqual(
    accepted,
    NOTICES.map((_, i) => i % 2 === 0),
  );
});

test('in a browser as in Node', async () => {
  const server = await serveFiles({ '/': '<!doctype html><meta charset="utf-8">' });
  after(server.stop);
  const { page, stop } = await openPage(`${server.url}/`);
  after(stop);
  const answers = await page.evaluate(async (questions) => {
    const { memorySeen, verify } = await import('/pkg/callbacks.inline.js');
    const answer = async ({ channel, headers, body, options }) => {
      const notice = await verify(channel, { headers, body }, { ...options, seen: memorySeen() });
      const { accepted, paid, records, report, problems } = notice;
      return { accepted, paid, records, verdict: report?.verdict, problems: problems.map(({ code }) => code) };
    };
    return Promise.all(questions.map(answer));
  }, NOTICES);
  assert.deepEqual(plain(answers), plain(await Promise.all(NOTICES.map(inNode))));
});

for (const store of ['kv', 'durable']) {
  test(`claims in Workers: ${store}`, async () => {
    const channel = wechatPay();
    const ask = (notice, processed) =>
      inWorkerd({ channel: 'wechatpay', ...notice, options: { keys: channel.keys, expected: EXPECTED, now }, store, processed });
    const [first, second] = [channel.notice(), channel.notice()];
    const failed = await ask(first, false);
    assert.deepEqual([failed.accepted, JSON.parse(failed.reply).code], [true, 'FAIL']);
    const again = await ask(first, true);
    assert.deepEqual([again.accepted, JSON.parse(again.reply).code], [true, 'SUCCESS']);
    const repeated = await ask(first, false);
    assert.deepEqual([repeated.accepted, repeated.problems, JSON.parse(repeated.reply).code], [false, ['repeated'], 'SUCCESS']);
    assert.equal((await ask(second)).accepted, true);
    assert.deepEqual((await ask(second)).problems, ['being_processed']);
  });
}

test('in Durable Objects, of deliveries at the same moment one is new', async () => {
  const channel = wechatPay();
  const question = {
    channel: 'wechatpay',
    ...channel.notice(),
    options: { keys: channel.keys, expected: EXPECTED, now },
    store: 'durable',
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => inWorkerd(question)));
  assert.equal(answers.filter(({ accepted }) => accepted).length, 1);
});
