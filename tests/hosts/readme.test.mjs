/** What the README shows is so: each snippet runs where it says it would, each printed report is the one that is printed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { at } from '../../pkg-config/project.mjs';
import { EXPECTED, TRANSACTION, wechatPay } from '../js/notices.mjs';
import { openPage, serveFiles, startWorkerd, tradelint } from './hosts.mjs';

const README = readFileSync(at('README.md'), 'utf8');
const order = JSON.parse(readFileSync(at('src/records/order.example.json'), 'utf8'));

/** The text of the fence with that name after its language. */
function snippet(name) {
  const [, text] = new RegExp(`^\`\`\`\\w+ ${name}\\n(.*?)^\`\`\`$`, 'ms').exec(README) ?? assert.fail(`no snippet ${name}`);
  return text;
}

/** A folder inside the package, where `tradelint` names the package itself. */
function folder() {
  const path = mkdtempSync(at('target', 'readme-'));
  after(() => rmSync(path, { recursive: true }));
  return path;
}

test('the console session', async () => {
  const [, command, output] = /^```console\n\$ npx tradelint ([^\n]*)\n(.*?)^```$/ms.exec(README);
  const { stdout } = await tradelint(command.split(' '), { env: { COLUMNS: '80' } });
  assert.equal(stdout, output);
});

test('from npm', async () => {
  const path = join(folder(), 'npm.mjs');
  const printed = [];
  writeFileSync(path, snippet('npm.mjs'));
  const { log } = console;
  console.log = (...words) => printed.push(words.join(' '));
  try {
    await import(path);
  } finally {
    console.log = log;
  }
  assert.equal(printed[0], 'nonconforming');
  assert.ok(printed.includes('/payable_amount amount payable should be 104.00, is 99.00'), printed.join('\n'));
});

test('records that belong together', async () => {
  const path = join(folder(), 'transaction.mjs');
  const printed = [];
  writeFileSync(path, snippet('transaction.mjs'));
  const { log } = console;
  console.log = (...words) => printed.push(words.join(' '));
  try {
    await import(path);
  } finally {
    console.log = log;
  }
  const [, expected] = /^prints `(\/order[^`]*)` among others/m.exec(README);
  assert.ok(printed.includes(expected), printed.join('\n'));
  assert.equal(printed.at(-1), 'shipments');
});

test('records by the million', () => {
  const path = folder();
  writeFileSync(join(path, 'lines.mjs'), snippet('lines.mjs'));
  writeFileSync(join(path, 'orders.ndjson'), `${JSON.stringify(order)}\n{"order_id":\n`);
  const { stdout } = spawnSync(process.execPath, ['lines.mjs'], { cwd: path, encoding: 'utf8' });
  assert.equal(stdout, '2 not JSON at line 1, column 13 (byte 12): expected a value\n');
});

test('in a form, under the policy it names', async () => {
  const script = snippet('form.js').replace("'tradelint/forms'", "'/pkg/forms.inline.js'");
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${snippet('form.html')}<script type="module" src="/form.js"></script>`;
  const server = await serveFiles({ '/': page, '/form.js': script });
  after(server.stop);
  const { page: tab, stop } = await openPage(`${server.url}/`);
  after(stop);
  const phone = tab.locator('[name="/consignee/phone"]');
  await tab.waitForSelector('[data-message]', { state: 'attached' });
  const message = () => tab.$eval('[data-message="/consignee/phone"]', ({ textContent }) => textContent);
  await phone.fill('123');
  await tab.keyboard.press('Tab');
  assert.match(await message(), /电话/);
  await phone.fill('13800138000');
  assert.equal(await message(), '');

  // A whole cart, and a server that finds something nevertheless.
  const sent = [];
  const cart = JSON.stringify(order);
  await tab.route('**/orders', (route) => {
    sent.push(route.request().postDataJSON());
    return route.fulfill({
      status: 422,
      json: { errors: [{ pointer: '/consignee/phone', rule: 'SHOP-1', detail: '该号码被限制' }] },
    });
  });
  await tab.route(`${server.url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: page.replace(/(id="cart">).*?(?=<)/s, (_, start) => start + cart) }),
  );
  await tab.goto(`${server.url}/`);
  await tab.waitForSelector('[data-message]', { state: 'attached' });
  const values = {
    '/consignee/name': '韩梅梅',
    '/consignee/phone': '13800138000',
    '/lines/0/quantity': '2',
    '/payable_amount': '195.00',
  };
  for (const [name, value] of Object.entries(values)) await tab.fill(`[name="${name}"]`, value);
  await tab.keyboard.press('Enter');
  assert.match(await tab.textContent('[data-message="/payable_amount"]'), /应付金额应为 194.00，实为 195.00/);
  assert.deepEqual(sent, []);
  await tab.fill('[name="/payable_amount"]', '194.00');
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.querySelector('[data-message="/consignee/phone"]')?.textContent.includes('限制'));
  assert.deepEqual([sent.length, sent[0].consignee.name, sent[0].lines.length], [1, '韩梅梅', 1]);
});

test('in a worker', async () => {
  const path = join(folder(), 'worker.mjs');
  writeFileSync(path, snippet('worker.mjs'));
  const workerd = await startWorkerd(path.slice(at().length + 1));
  after(workerd.stop);
  const headers = { 'content-type': 'application/json' };
  const send = (record) => fetch(workerd.url, { method: 'POST', headers, body: JSON.stringify(record) });
  assert.equal((await send(order)).status, 202);
  const refused = await send({ ...order, payable_amount: '1.00' });
  assert.deepEqual([refused.status, refused.headers.get('content-type')], [422, 'application/problem+json']);
  assert.equal((await refused.json()).errors[0].rule, 'ORD-007');
});

test('when a payment notice comes in', async () => {
  const path = join(folder(), 'callback.mjs');
  writeFileSync(path, snippet('callback.mjs'));
  const channel = wechatPay();
  const workerd = await startWorkerd(path.slice(at().length + 1), {
    bindings: { KEY_ID: channel.serial, PUBLIC_KEY: channel.pair.pem, APIV3_KEY: channel.apiV3Key },
    kvNamespaces: ['ORDERS'],
    durableObjects: { SEEN: 'SeenObject' },
  });
  after(workerd.stop);
  const orders = await workerd.kv('ORDERS');
  const send = async (notice) => {
    const response = await fetch(workerd.url, { method: 'POST', ...notice });
    return [response.status, (await response.json()).code];
  };
  const time = Math.floor(Date.now() / 1000);
  const notice = channel.notice(TRANSACTION, { time });
  assert.deepEqual(await send(notice), [400, 'FAIL'], 'an order that the books do not have');
  await orders.put(EXPECTED.out_trade_no, JSON.stringify(EXPECTED));
  assert.deepEqual(await send({ ...notice, body: `${notice.body} ` }), [400, 'FAIL']);
  assert.equal(await orders.get(`paid/${EXPECTED.out_trade_no}`), null);
  assert.deepEqual(await send(notice), [200, 'SUCCESS']);
  assert.equal(await orders.get(`paid/${EXPECTED.out_trade_no}`), JSON.parse(notice.body).id);
  assert.deepEqual(await send(notice), [200, 'SUCCESS'], 'repeated, and answered as before');
});
