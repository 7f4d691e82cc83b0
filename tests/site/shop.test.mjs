/** The shop in Chromium: each form by keyboard, each mistake where it is, the server's word, both languages, every width. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../pkg/index.inline.js';
import { at } from '../../pkg-config/project.mjs';
import { accessible, fits, screenshot, site } from './pages.mjs';
import { ACCEPTED, KINDS, MISTAKES, saidIn } from './shop.mjs';

const { open: openPage } = site('shop');
const FORMS = Object.keys(KINDS);

const open = (t, name, options) => openPage(t, `shop/#${name}`, { ready: 'shop', ...options });
const form = (page, name) => page.locator(`form[data-form="${name}"]`);
const outcome = (page, name) => form(page, name).locator('.outcome');

const said = (page, name) => page.evaluate(saidIn, name);

for (const name of FORMS) {
  test(`${name}: the example goes through, each mistake stands where it is and is gone with the example restored`, async (t) => {
    const page = await open(t, name);
    assert.deepEqual(await page.locator('.shop-form:visible').count(), 1);
    await form(page, name).locator('.primary').click();
    await outcome(page, name).getByText(ACCEPTED[name]).waitFor();
    assert.deepEqual(await said(page, name), {});
    for (const [place, expected] of MISTAKES[name].entries()) {
      await page.locator(`#${name} [data-mistake="${place}"]`).click();
      await page.waitForFunction((name) => document.querySelector(`form[data-form=${name}] [data-rule]`), name);
      assert.deepEqual(await said(page, name), expected);
      await page.locator(`#${name} button[type=reset]`).click();
      await page.waitForFunction((name) => !document.querySelector(`form[data-form=${name}] [data-rule]`), name);
    }
  });

  test(`${name}: what the server knows is shown until it is changed, in the language of the page`, async (t) => {
    const page = await open(t, name);
    await page.locator(`#${name} [data-mistake="server"]`).click();
    const objection = form(page, name).locator('[data-rule="SHOP-1"]');
    await objection.waitFor();
    assert.match(await objection.innerText(), /[一-鿿]/);
    const focused = () => page.evaluate(() => document.activeElement.name);
    const [[field]] = Object.entries(await said(page, name));
    assert.equal(await focused(), field);
    await page.locator('#language').click();
    await page.waitForFunction(() => /[a-z]{3}/.test(document.querySelector('[data-rule="SHOP-1"]').textContent));
    await page.locator(`#${name} button[type=reset]`).click();
    await objection.waitFor({ state: 'detached' });
  });

  for (const [size, width] of [
    ['narrow', 360],
    ['wide', 1280],
  ]) {
    for (const locale of ['zh-CN', 'en-GB']) {
      test(`${name}, ${size}, ${locale}: nothing for axe, with and without messages, light and dark`, async (t) => {
        const page = await open(t, name, { viewport: { width, height: 900 }, locale });
        await accessible(page);
        await fits(page);
        // Everything emptied: as many messages as there can be.
        await form(page, name).evaluate((form) => {
          for (const control of form.querySelectorAll('input[type=text], textarea')) control.value = '';
          form.requestSubmit();
        });
        assert.ok(Object.keys(await said(page, name)).length > 3);
        assert.match(await outcome(page, name).innerText(), /\d/);
        await accessible(page);
        await fits(page);
        await screenshot(page, `shop-${name}-${size}-${locale.slice(0, 2)}`);
        if (locale !== 'zh-CN') return;
        await page.locator('#theme').click();
        await accessible(page);
        await screenshot(page, `shop-${name}-${size}-dark`);
      });
    }
  }
}

test('checkout by keyboard alone: a wrong phone, an emptied address, and the way back to what is wrong', async (t) => {
  const page = await open(t, 'checkout');
  const tab = () => page.keyboard.press('Tab');
  const at = () => page.evaluate(() => document.activeElement.name || document.activeElement.className);
  await page.locator('main').focus();
  while ((await at()) !== '/consignee/phone') await tab();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1380013800');
  await tab();
  assert.deepEqual(await said(page, 'checkout'), { '/consignee/phone': 'ORD-018' });
  while ((await at()) !== '/consignee/address') await tab();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  while ((await at()) !== 'primary') await tab();
  await page.keyboard.press('Enter');
  assert.equal(await at(), '/consignee/phone', 'the first of the two');
  assert.match(await outcome(page, 'checkout').innerText(), /2/);
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  assert.deepEqual(await said(page, 'checkout'), { '/consignee/address': 'ORD-018' });
  while ((await at()) !== '/consignee/address') await tab();
  await page.keyboard.type('中关村大街1号');
  await page.keyboard.press('Enter');
  await outcome(page, 'checkout').getByText(ACCEPTED.checkout).waitFor();
});

test('a total follows what is chosen, a relation is mended from either side', async (t) => {
  const page = await open(t, 'checkout');
  const total = () => page.locator('output[name="/payable_amount"]').innerText();
  await page.fill('[name="/lines/0/quantity"]', '3');
  assert.equal(await total(), '293.50');
  await page.selectOption('[name="/discounts/0/coupon_id"]', '');
  assert.equal(await total(), '298.50');
  assert.deepEqual(await said(page, 'checkout'), {});
  assert.ok(!/coupon/.test(await page.locator('#checkout .sent pre').textContent()), 'no coupon, no discount');
  await page.locator('#checkout [data-mistake="3"]').click();
  await page.waitForSelector('[data-rule="ORD-020"]');
  await page.fill('[name="/delivery/promised_ship_at"]', '2026-03-02T10:00');
  assert.deepEqual(await said(page, 'checkout'), {});
});

test('licences are added and removed, and keep their places', async (t) => {
  const page = await open(t, 'onboarding');
  await page.locator('[data-add="/licences"]').click();
  assert.equal(await page.evaluate(() => document.activeElement.name), '/licences/2/kind');
  await page.selectOption('[name="/licences/2/kind"]', 'food_operation');
  await page.fill('[name="/licences/2/number"]', 'x');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok('/licences/2/holder_name' in (await said(page, 'onboarding')), 'a field that came later');
  await page.locator('.row .remove').nth(1).click();
  const names = () => page.locator('[data-list="/licences"] [name$="/number"]').evaluateAll((all) => all.map(({ name }) => name));
  assert.deepEqual(await names(), ['/licences/0/number', '/licences/1/number']);
  const found = await said(page, 'onboarding');
  assert.ok('/licences/1/holder_name' in found && !('/licences/2/holder_name' in found), JSON.stringify(found));
  await page.locator('#onboarding button[type=reset]').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-list="/licences"] .row').length === 2);
  assert.deepEqual(await said(page, 'onboarding'), {});
});

test('what a form is bound by stands beside it and can be copied, so does the record that it would send', async (t) => {
  const page = await open(t, 'refund', { locale: 'en-GB' });
  for (const name of FORMS) {
    await page.locator(`.tabs [href="#${name}"]`).click();
    await page.locator(`#${name} .code button`).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(`${copied}\n`, readFileSync(at(`www/shop/bind/${name}.ts`), 'utf8'));
    assert.ok(copied.split('\n').length < 20, 'few lines');
    const shown = await page.locator(`#${name} .sent pre`).innerText();
    const { verdict, findings } = check(KINDS[name], shown, { now: '2026-03-02T12:00:00+08:00' });
    assert.deepEqual([verdict, findings], ['conforming', []]);
  }
});

test('prints the form alone, with what is wrong', async (t) => {
  const page = await open(t, 'checkout');
  await page.locator('#checkout [data-mistake="0"]').click();
  await page.locator('[data-rule="ORD-018"]').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('[data-rule="ORD-018"]').isVisible());
  assert.equal(await page.locator('aside:visible, .tabs:visible, #checkout button:visible').count(), 0);
  await screenshot(page, 'shop-print');
});

test('every control has a name that is read aloud', async (t) => {
  const page = await open(t, 'refund');
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('form input:not([type=hidden]), form select, form textarea, form output')]
      .filter(({ labels }) => labels.length === 0)
      .map(({ name }) => name),
  );
  assert.deepEqual(nameless, []);
});
