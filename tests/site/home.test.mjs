/** The home page in Chromium: its order is checked as it is edited, its ways lead somewhere, and no script is needed to read it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, interactiveWithin, screenshot, site, tabTo } from './pages.mjs';

const { open } = site('home');
const OPTIONS = { ready: 'checks' };
const rules = (page) => page.locator('#said .finding:visible .id').allInnerTexts();

test('the order is checked as it is edited', async (t) => {
  const page = await open(t, '', OPTIONS);
  assert.deepEqual(await rules(page), ['ORD-010', 'ORD-007']);
  assert.equal(await page.locator('input[aria-invalid="true"]').count(), 2);
  await page.locator('input[name="/currency"]').fill('CNY');
  await page.locator('input[name="/payable_amount"]').fill('194.00');
  await page.locator('.verdict.conforming').waitFor();
  assert.equal(await page.locator('input[aria-invalid="true"]').count(), 0);
  await page.locator('input[name="/lines/0/quantity"]').fill('3');
  await page.locator('.verdict.nonconforming').waitFor();
  assert.deepEqual(await rules(page), ['ORD-006']);
  assert.ok((await page.locator('input.related').count()) >= 3, 'what takes part in the relation is marked');
  await page.locator('input[name="/lines/0/name"]').fill('<img src=x>"&');
  assert.equal(await page.locator('#said img').count(), 0);
});

test('without scripts the page says the same', async (t) => {
  const page = await open(t, '', { ready: false, javaScriptEnabled: false });
  assert.deepEqual(await rules(page), ['ORD-010', 'ORD-007']);
  assert.ok(await page.getByText('应付金额应为 194.00').isVisible());
});

test('every way leads to a page', async (t) => {
  const page = await open(t, '', OPTIONS);
  const ways = await page.locator('.ways a').evaluateAll((all) => all.map(({ href }) => href));
  const pages = await page.locator('nav a').evaluateAll((all) => all.map(({ href }) => href));
  assert.deepEqual(ways, pages.slice(1), 'the header has the same');
  assert.ok(ways.length >= 4);
  for (const address of [...ways, ...(await page.locator('#said a').evaluateAll((all) => all.map(({ href }) => href)))])
    assert.equal((await page.request.get(address)).status(), 200, address);
});

test('in English all but the data is English', async (t) => {
  const page = await open(t, '', { ...OPTIONS, locale: 'en-GB', colorScheme: 'dark' });
  assert.doesNotMatch(await page.locator('main').innerText(), /\p{Script=Han}/u);
  assert.match(await page.locator('#said').innerText(), /amount payable should be 194\.00, is 193\.00/);
  await accessible(page);
  await screenshot(page, 'home-dark');
  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('#said', { hasText: '应付金额应为 194.00' }).waitFor();
  assert.equal(await page.title(), '检查电商交易记录 · tradelint');
});

test('by keyboard alone', async (t) => {
  const page = await open(t, '', OPTIONS);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.name), '/currency');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('CNY');
  await page.waitForFunction(() => document.querySelectorAll('#said .finding').length === 1);
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).search, '', 'Enter sends nothing');
  await tabTo(page, '.ways a[href="matrix/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/matrix/');
});

for (const width of [360, 768, 1920]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const page = await open(t, '', { ...OPTIONS, viewport: { width, height: 900 } });
    await fits(page);
    await accessible(page);
    await screenshot(page, `home-${width}`);
  });
}

test('the page can be used before 250 kB came', async (t) => {
  t.diagnostic(`${await interactiveWithin(await open(t, '', OPTIONS), 250_000)} bytes`);
});
