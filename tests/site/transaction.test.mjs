/** The transaction page in Chromium: each fault where it is, what changes with the records, by keyboard, at every width. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example } from '../../pkg/index.inline.js';
import { deals } from '../../www/transaction/deals.mjs';
import { accessible, fits, interactiveWithin, paste, screenshot, site, tabTo } from './pages.mjs';

const { open } = site('transaction');
const all = deals().flatMap((group) => group.deals);
const pretty = (value) => JSON.stringify(value, null, 2);
const faults = (page) => page.locator('.fault .rule').allInnerTexts();
/** Whose card a fault stands in. */
const laneOf = (page, rule) =>
  page
    .locator('.line', { has: page.locator('.fault', { hasText: rule }) })
    .locator('.card.faulty')
    .getAttribute('class');

test('a fault stands in the record that has it, with a line to what it is judged against', async (t) => {
  const page = await open(t, 'transaction/');
  assert.deepEqual(await faults(page), ['PAY-043']);
  assert.match(await laneOf(page, 'PAY-043'), /payments/);
  assert.equal(await page.locator('.expectation.met').count(), 1);
  assert.equal(await page.locator('.link').count(), 1);
  const { line, from, to } = await page.evaluate(() => {
    const box = (one) => one.getBoundingClientRect();
    const cards = [...document.querySelectorAll('.card.payments')];
    const card = cards.find((one) => one.classList.contains('faulty'));
    return {
      line: box(document.querySelector('.link')),
      from: box(card),
      to: box(cards.find((one) => /^\s*支付/.test(one.querySelector('strong').innerText))),
    };
  });
  // From the card with the fault up to the payment, a few pixels beside their edge.
  assert.ok(
    Math.abs(line.bottom - (from.top + 16)) < 3 && Math.abs(line.top - (to.top + 16)) < 3,
    JSON.stringify({ line, from, to }),
  );
  assert.ok(line.left < from.left && from.left - line.left < 20);
  await screenshot(page, 'transaction-wide');
});

test('every deal can be chosen, and is found as it says', async (t) => {
  const page = await open(t, 'transaction/');
  const options = await page.locator('#deal option').evaluateAll((list) => list.map(({ value }) => value));
  assert.deepEqual(
    options,
    all.map(({ id }) => id),
  );
  // Each thirteenth, so that every theme has some; the others are judged without a browser.
  for (const { id, expect, title } of all.filter((_, place) => place % 13 === 0)) {
    await page.locator('#deal').selectOption(id);
    await page.waitForFunction((id) => location.hash === `#${id}`, id);
    assert.equal(await page.locator('.expectation.met').count(), expect.length, title.en);
    assert.equal(await page.locator('.expectation.unmet').count(), 0, title.en);
    const rules = expect.map((one) => one.split(' ')[0]);
    assert.deepEqual([...new Set(await faults(page))].sort(), [...new Set(rules)].sort(), title.en);
  }
});

test('what is edited is judged at once; undone, the deal is in order', async (t) => {
  const page = await open(t, 'transaction/');
  const { bundle } = all.find(({ id }) => id === 'given-back-another-way-than-it-was-paid');
  const mended = structuredClone(bundle);
  mended.payments[0].refund[0].channel = mended.payments[0].channel;
  mended.aftersales[0].refund.channel = mended.payments[0].channel;
  await paste(page, pretty(mended));
  await page.locator('.fault').waitFor({ state: 'detached' });
  await page.locator('.link').waitFor({ state: 'detached' });
  await page.getByText('JSON 已改动').waitFor();
  mended.payments[0].amount = '1.00';
  await paste(page, pretty(mended));
  await page.locator('.fault').first().waitFor();
  assert.ok((await faults(page)).includes('PAY-002'));
  assert.match(await page.locator('.entries .touched', { hasText: '应付' }).innerText(), /PAY-002/);
});

test('what is no JSON leaves the time line as it was', async (t) => {
  const page = await open(t, 'transaction/');
  const rows = await page.locator('.card').count();
  await paste(page, '{"order": ');
  await page.getByText('文本不是 JSON').waitFor();
  assert.equal(await page.locator('.card').count(), rows);
  assert.match(await page.locator('#results').innerText(), /DOC-001/);
});

test('nothing, or what is no bundle, throws nothing', async (t) => {
  const page = await open(t, 'transaction/');
  for (const text of ['', '[]', 'null', '7', '{}', '{"payments": {}, "order": []}', '{"shipments": [null, 1]}']) {
    await paste(page, text);
    await page.waitForTimeout(50);
    assert.ok((await page.locator('#verdict').innerText()).length > 0, text);
  }
});

test('members that are taken out are lacking, and come back', async (t) => {
  const page = await open(t, 'transaction/#returned');
  assert.match(await page.locator('#expectation').innerText(), /没有差错/);
  await page.getByRole('checkbox', { name: '物流' }).uncheck();
  const lacking = page.locator('.lacking');
  assert.match(await lacking.innerText(), /缺少物流：\d+ 条规则未定/);
  assert.equal(await page.locator('.card.shipments').count(), 0);
  await page.getByRole('checkbox', { name: '物流' }).check();
  assert.ok((await page.locator('.card.shipments').count()) > 3);
  assert.doesNotMatch(await lacking.innerText(), /缺少物流/);
});

test('from a fault to the text, and to the records that take part', async (t) => {
  const page = await open(t, 'transaction/');
  await page.locator('.expectation').click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /PAY-043/);
  assert.equal(await page.locator('.card.touched').count(), 2);
  assert.equal(await page.locator('.link.chosen').count(), 1);
  assert.equal(await page.locator('.place-of').innerText(), '"channel": "bank"', 'the text shows it too');
  await page.locator('.fault-more .pointer').last().click();
  assert.equal(await page.evaluate(() => getSelection().toString()), '"channel": "wallet"');
  await accessible(page);
  await screenshot(page, 'transaction-chosen', false);
});

test('by keyboard alone', async (t) => {
  const page = await open(t, 'transaction/#completed');
  await tabTo(page, '#deal');
  for (let presses = 0; presses < 8; presses++) await page.keyboard.press('ArrowDown');
  await page.locator('.fault').first().waitFor();
  await tabTo(page, '.expectation');
  await page.keyboard.press('Enter');
  await tabTo(page, '.fault-more .pointer');
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('cm-content')));
  await tabTo(page, '.entries button');
});

test('in English all is English', async (t) => {
  const page = await open(t, 'transaction/', { locale: 'en-GB', colorScheme: 'dark' });
  for (const part of ['#choices', '#verdict', '#expectation', '#lacking-members', '#results', '.lanes'])
    assert.doesNotMatch(await page.locator(part).innerText(), /\p{Script=Han}/u, part);
  await accessible(page);
  await screenshot(page, 'transaction-dark');
});

for (const width of [360, 700, 1024, 1920]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const page = await open(t, 'transaction/#paid-after-the-order-was-closed-and-kept', { viewport: { width, height: 900 } });
    await fits(page);
    await accessible(page);
    const lines = page.locator('.link');
    assert.ok((await lines.count()) > 0);
    const left = await lines.evaluateAll((list) => Math.min(...list.map((one) => one.getBoundingClientRect().left)));
    assert.ok(left >= 0, 'lines stay on the page');
    if (width === 360) await screenshot(page, 'transaction-narrow');
  });
}

test('on paper', async (t) => {
  const page = await open(t, 'transaction/');
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('.editor').isVisible()));
  await screenshot(page, 'transaction-print');
});

test('the page can be used before 250 kB came', async (t) => {
  t.diagnostic(`${await interactiveWithin(await open(t, 'transaction/'), 250_000)} bytes`);
});

test('a bundle of hundreds of records is drawn in bounded time', async (t) => {
  const page = await open(t, 'transaction/#completed');
  const bundle = example('transaction');
  const many = {
    ...bundle,
    payments: Array.from({ length: 300 }, (_, place) => ({ ...bundle.payments[0], payment_id: `P${place}` })),
  };
  const text = pretty(many);
  const started = Date.now();
  await paste(page, text);
  await page.locator('.fault').first().waitFor();
  assert.ok(Date.now() - started < 10_000);
});
