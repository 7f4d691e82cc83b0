/** The playground in Chromium: right, wrong, empty, huge and invalid input; by keyboard; at every width. */
import assert from 'node:assert/strict';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { check, example } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { accessible, fits, interactiveWithin, isReady, paste, screenshot, site, tabTo } from './pages.mjs';

const { open } = site('playground');
const FILES = at('target/site-files');
mkdirSync(FILES, { recursive: true });

const pretty = (value) => JSON.stringify(value, null, 2);
const verdict = (page) => page.locator('#verdict').innerText();
const findings = (page) => page.locator('.finding .rule').allInnerTexts();
/** The texts that are marked in the editor, as far as they are in view. */
const marks = (page) => page.locator('.cm-lintRange').allInnerTexts();
const selected = (page) => page.evaluate(() => getSelection().toString());

test('the page can be used before 250 kB came', async (t) => {
  t.diagnostic(`${await interactiveWithin(await open(t, 'playground/#sample=order-faulty'), 250_000)} bytes`);
});

test('until the editor is there, the plain field serves', async (t) => {
  const page = await open(t, 'playground/', { ready: false });
  const held = [];
  await page.route('**/*codemirror*', (route) => held.push(route));
  await page.reload();
  await isReady(page, 'checks');
  await page.locator('textarea#text').fill(pretty({ ...example('order'), currency: 'RMB' }));
  await page.locator('.finding .pointer').first().click();
  assert.deepEqual(await findings(page), ['ORD-010']);
  const field = page.locator('textarea#text');
  const chosen = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
  assert.equal(chosen, '"currency": "RMB"');
  for (const route of held) await route.continue();
  await isReady(page, 'editor');
  assert.deepEqual(await marks(page), ['"currency": "RMB"'], 'the editor takes over text and marks');
});

test('each finding is marked at its place; from it to the text and back', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty');
  assert.match(await verdict(page), /不符合\s+3 项错误/);
  assert.deepEqual(await findings(page), ['ORD-010', 'ORD-020', 'ORD-007']);
  assert.ok((await marks(page)).includes('"currency": "RMB"'));
  await page.locator('.finding', { hasText: 'ORD-007' }).locator('.place .pointer').click();
  assert.equal(await selected(page), '"payable_amount": "193.00"');
  assert.equal(await page.locator('.finding[aria-current]').count(), 1);
  assert.ok((await page.locator('.place-related').allInnerTexts()).length > 0, 'what takes part is shown with it');
  await page.locator('#status button.rule', { hasText: 'ORD-007' }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /ORD-007/);
  await screenshot(page, 'playground-wide');
});

test('the report follows what is written', async (t) => {
  const page = await open(t, 'playground/');
  assert.match(await verdict(page), /粘贴 JSON/);
  await paste(page, pretty(example('order')));
  await page.locator('.verdict.conforming').waitFor();
  assert.equal(await page.locator('.cm-lintRange').count(), 0);
  await paste(page, pretty({ ...example('order'), payable_amount: '1.00' }));
  await page.locator('.verdict.nonconforming').waitFor();
  assert.deepEqual(await findings(page), ['ORD-007']);
  await paste(page, '  \n ');
  await page.locator('.verdict').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.finding').count(), 0);
});

test('what is no JSON is marked at its line, column and byte', async (t) => {
  const page = await open(t, 'playground/');
  await paste(page, '{\n  "名称": "杯",\n  "price": 1.2.3\n}');
  await page.locator('.finding').waitFor();
  const [{ params }] = check('order', '{\n  "名称": "杯",\n  "price": 1.2.3\n}').findings;
  assert.match(
    await page.locator('.finding .message').innerText(),
    new RegExp(`${params.line}.*${params.column}.*${params.offset}`),
  );
  await page.locator('.finding .pointer').click();
  assert.equal(await selected(page), '.');
  assert.match(await page.locator('#status').innerText(), new RegExp(`第 ${params.line} 行`));
});

test('what stays open is told apart, and never as passed', async (t) => {
  const page = await open(t, 'playground/#sample=woocommerce-orders-01');
  assert.match(await verdict(page), /未定\s+14 条规则未定/);
  assert.equal(await page.locator('section.undetermined li').count(), 14);
  assert.match(await page.locator('section.undetermined').innerText(), /不算通过/);
  assert.match(await page.locator('#results').innerText(), /没有发现差错/);
  await page.getByLabel('审计 audit').check();
  assert.ok((await page.locator('section.undetermined li').count()) > 14);
  assert.match(page.url(), /profile=audit/);
});

test('kind and source are proposed, and taken when asked', async (t) => {
  const page = await open(t, 'playground/#sample=easypost-tracker-04');
  await page.getByLabel('记录类别').selectOption('order');
  const notice = page.locator('.notice', { hasText: 'EasyPost' });
  assert.match(await notice.innerText(), /看起来是物流（EasyPost）（有 .*tracking_code/);
  await notice.getByRole('button').click();
  assert.equal(await page.getByLabel('来源格式').inputValue(), 'easypost');
  assert.equal(await page.getByLabel('记录类别').inputValue(), 'shipment');
  assert.equal(await page.locator('.notice').count(), 0);
});

test('packs add their rules', async (t) => {
  const page = await open(t, 'playground/#sample=listing');
  const before = await verdict(page);
  await page.locator('.packs summary').click();
  await page.getByLabel('化妆品').check();
  assert.notEqual(await verdict(page), before);
  assert.match(page.url(), /packs=cosmetics/);
});

test('explained: fix, an example that passes and one that fails', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty');
  const card = page.locator('.finding', { hasText: 'ORD-007' });
  await card.locator('summary').click();
  await card.locator('pre.example').first().waitFor();
  const text = await card.innerText();
  assert.match(text, /应付金额 = 各行金额/);
  assert.match(text, /不通过，见 \/payable_amount/);
  await accessible(page);
});

test('in English all is English', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty', { locale: 'en-GB', colorScheme: 'dark' });
  assert.match(await verdict(page), /nonconforming\s+3 errors/);
  assert.match(await page.locator('#results').innerText(), /amount payable should be 194\.00, is 193\.00/);
  const han = /\p{Script=Han}/u;
  for (const part of ['#choices', '#status', '#origin', '#verdict', '#results'])
    assert.doesNotMatch(await page.locator(part).innerText(), han);
  await accessible(page);
  await screenshot(page, 'playground-dark');
  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('.verdict', { hasText: '不符合' }).waitFor();
  assert.match(await page.locator('#results').innerText(), /应付金额应为 194\.00/);
});

test('a link brings settings and sample, with the text only when asked for', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty&kind=order');
  await page.getByLabel('审计 audit').check();
  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByText('其中没有正文').waitFor();
  const plain = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(plain, /#kind=order&profile=audit&sample=order-faulty$/);
  const text = pretty({ ...example('order'), order_id: '订单😀' });
  await paste(page, text);
  await page.getByRole('button', { name: '复制含正文的链接' }).click();
  await page.getByText('正文在链接之中').waitFor();
  const whole = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(whole, /&text=[\w-]+$/);
  const other = await open(t, `playground/${new URL(whole).hash}`);
  assert.equal(await other.locator('#print').evaluate((one) => one.textContent), text);
  await other.evaluate(() => {
    location.hash = '#kind=order&text=broken';
  });
  await other.getByText('链接中的正文读不出来').waitFor();
  await other.evaluate(() => {
    location.hash = '#sample=nothing';
  });
  await other.getByText('没有这个样例').waitFor();
});

test('a long text is not put into a link', async (t) => {
  const page = await open(t, 'playground/');
  const noise = Array.from({ length: 3_000 }, (_, place) => (Math.sin(place) * 1e9).toString(36));
  await paste(page, JSON.stringify({ ...example('order'), noise }));
  await page.getByRole('button', { name: '复制含正文的链接' }).click();
  await page.getByText('正文太长').waitFor();
  assert.doesNotMatch(page.url(), /text=/);
});

test('a file that is no UTF-8 is judged by its bytes', async (t) => {
  const page = await open(t, 'playground/');
  const bytes = Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xb1, 0xad]), Buffer.from('"}')]);
  await page.locator('#file').setInputFiles({ name: 'gbk.json', mimeType: 'application/json', buffer: bytes });
  await page.locator('.notice', { hasText: 'UTF-8' }).waitFor();
  assert.ok((await findings(page)).includes('DOC-004'));
});

test('a dropped file is shown', async (t) => {
  const page = await open(t, 'playground/');
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'order.json', { type: 'application/json' }));
      return transfer;
    },
    pretty({ ...example('order'), currency: 'RMB' }),
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await page.locator('.finding', { hasText: 'ORD-010' }).waitFor();
});

/** A file of so many orders, every tenth in a currency that does not exist. */
async function orders(name, count, [open, between, close]) {
  const stream = createWriteStream(`${FILES}/${name}`);
  const [right, wrong] = [example('order'), { ...example('order'), currency: 'RMB' }].map((order) => JSON.stringify(order));
  for (let number = 1; number <= count; number += 1_000) {
    const block = Array.from({ length: Math.min(1_000, count - number + 1) }, (_, place) =>
      (number + place) % 10 === 0 ? wrong : right,
    );
    const text = (number === 1 ? open : between) + block.join(between);
    if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  stream.end(close);
  await finished(stream);
  return `${FILES}/${name}`;
}

for (const [name, signs] of [
  ['orders.ndjson', ['', '\n', '\n']],
  ['orders.json', ['[\n', ',\n', '\n]\n']],
]) {
  test(`40,000 orders in ${name} are streamed`, async (t) => {
    const file = await orders(name, 40_000, signs);
    const page = await open(t, 'playground/#kind=order');
    await page.locator('#file').setInputFiles(file);
    await page.locator('.bulk .verdicts').waitFor({ timeout: 60_000 });
    const text = await page.locator('.bulk').innerText();
    assert.match(text, /40,000 条记录/);
    assert.match(text, /4,000 不符合/);
    assert.match(text, /36,000 符合/);
    assert.match(text, /ORD-010/);
    assert.match(text, /GB\/T 37401-2019 5\.2/);
    t.diagnostic((await page.locator('.bulk .progress').innerText()).replaceAll('\n', ' '));
    await accessible(page);
    await fits(page);
    if (name === 'orders.json') return;
    await screenshot(page, 'playground-bulk');
    await page.getByRole('button', { name: '在编辑器中打开第 20 条' }).click();
    await page.waitForFunction(() => getSelection().toString() === '"currency":"RMB"');
    assert.deepEqual(await findings(page), ['ORD-010']);
  });
}

test('memory does not grow with the file, and a check can be stopped', async (t) => {
  const file = await orders('many.ndjson', 200_000, ['', '\n', '\n']);
  const page = await open(t, 'playground/#kind=order');
  await page.locator('#file').setInputFiles(file);
  await page.locator('.bulk progress').waitFor();
  await page.waitForFunction(() => document.querySelector('.bulk progress')?.value > 0.1);
  const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
  assert.ok(heap < 64e6, `${heap} bytes`);
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText('已停止').waitFor();
  const [, count] = /([\d,]+) 条记录/.exec(await page.locator('.bulk .progress').innerText());
  const records = Number(count.replaceAll(',', ''));
  assert.ok(records > 0 && records < 200_000, count);
  await page.getByRole('button', { name: '关闭' }).click();
  assert.equal(await page.locator('.bulk').count(), 0);
});

test('a file that becomes shorter under the check is not reported as if it were whole', async (t) => {
  const file = await orders('changing.ndjson', 200_000, ['', '\n', '\n']);
  const page = await open(t, 'playground/#kind=order');
  await page.locator('#file').setInputFiles(file);
  await page.waitForFunction(() => document.querySelector('.bulk progress')?.value > 0.02);
  writeFileSync(file, '{}');
  await page.getByText('文件在检查中变短').waitFor();
  await page.getByRole('button', { name: '关闭' }).click();
  assert.equal(await page.locator('.bulk').count(), 0);
});

test('a list that was cut off is said to be', async (t) => {
  const text = `[${Array.from({ length: 2_000 }, () => JSON.stringify(example('order'))).join(',')}`;
  writeFileSync(`${FILES}/cut.json`, text.slice(0, -20));
  const page = await open(t, 'playground/#kind=order');
  await page.locator('#file').setInputFiles(`${FILES}/cut.json`);
  await page.getByText('没有结束括号').waitFor();
  assert.match(await page.locator('.bulk').innerText(), /DOC-001/);
});

test('one large document is checked as one', async (t) => {
  const line = example('order').lines[0];
  writeFileSync(`${FILES}/large.json`, pretty({ ...example('order'), lines: Array.from({ length: 9_000 }, () => line) }));
  const page = await open(t, 'playground/#kind=order');
  await page.locator('#file').setInputFiles(`${FILES}/large.json`);
  await page.locator('.bulk .verdicts').waitFor();
  const text = await page.locator('.bulk').innerText();
  assert.match(text, /1 条记录/);
  assert.match(text, /ORD-007/);
});

test('lines that were pasted can be checked line by line', async (t) => {
  const page = await open(t, 'playground/');
  await paste(page, `${JSON.stringify(example('order'))}\n${JSON.stringify({ ...example('order'), currency: 'RMB' })}`);
  await page.getByRole('button', { name: '逐行检查' }).click();
  await page.locator('.bulk .verdicts').waitFor();
  assert.match(await page.locator('.bulk').innerText(), /2 条记录[\s\S]*1 不符合[\s\S]*1 符合/);
});

test('a notice as Alipay posts it becomes JSON, and is taken for what it is', async (t) => {
  const { data } = JSON.parse(readFileSync(at('tests/samples/callbacks/alipay-001-node-trade-ok.json'), 'utf8'));
  const page = await open(t, 'playground/');
  await paste(page, data.form_body);
  await page.getByRole('button', { name: '转为 JSON' }).click();
  await page.locator('.notice', { hasText: '支付（支付宝）' }).getByRole('button').click();
  await page.locator('.verdict.undetermined').waitFor();
  assert.equal(await page.locator('.finding').count(), 0);
});

test('when the engine cannot be loaded, the page says so', async (t) => {
  const page = await open(t, 'playground/', { ready: false });
  const errors = [];
  page.removeAllListeners('console');
  page.on('console', (message) => errors.push(message.text()));
  await page.route('**/tradelint.wasm', (route) => route.abort());
  await page.reload();
  await page.getByText('检查引擎载入失败').waitFor();
});

test('by keyboard alone', async (t) => {
  const page = await open(t, 'playground/');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await tabTo(page, '#sample');
  for (let presses = 0; presses < 6; presses++) await page.keyboard.press('ArrowDown');
  await page.locator('.finding').first().waitFor();
  await tabTo(page, '.cm-content');
  await page.keyboard.press('F8');
  assert.equal(await selected(page), '"currency": "RMB"');
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.cm-panel-lint').waitFor();
  await page.keyboard.press('Escape');
  await tabTo(page, '.rule');
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'finding-0');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.match(await focused(), /cm-content/, 'and back into the text');
  await tabTo(page, '.pointer');
});

for (const width of [360, 768, 1024, 1920]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const page = await open(t, 'playground/#sample=easypost-shipment-02&profile=audit', { viewport: { width, height: 800 } });
    await page.locator('.packs summary').click();
    await fits(page);
    await page.locator('.packs summary').click();
    await accessible(page);
    if (width === 360) await screenshot(page, 'playground-narrow');
  });
}

test('on paper stand the text and the report', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#print').isVisible());
  assert.ok(!(await page.locator('.editor').isVisible()));
  assert.match(await page.locator('#print').innerText(), /"payable_amount": "193\.00"/);
  await screenshot(page, 'playground-print');
});
