/** The rule reference in Chromium: searched, filtered, linked to, printed; and that every rule has a page of its own. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explain, rules } from '../../pkg/index.inline.js';
import { accessible, fits, interactiveWithin, isReady, screenshot, site, tabTo } from './pages.mjs';

const { open, folder } = site('rules');
const LIST = { ready: 'words' };
const shown = (page) => page.locator('.rules > li:visible > a .id').allInnerTexts();
const search = async (page, words) => {
  await page.getByLabel('查找').fill(words);
  return shown(page);
};
const where = (wanted) =>
  rules()
    .filter(wanted)
    .map(({ id }) => id);

test('rules are found by id, by Chinese and English words, and by what they look at', async (t) => {
  const page = await open(t, 'rules/', LIST);
  assert.equal((await shown(page)).length, rules().length);
  assert.deepEqual(await search(page, 'ORD-007'), ['ORD-007']);
  assert.deepEqual(await search(page, 'ord7'), ['ORD-007']);
  assert.ok((await search(page, '应付金额')).includes('ORD-007'));
  assert.ok((await search(page, 'payable AMOUNT')).includes('ORD-007'));
  const found = await search(page, 'payable_amount');
  const looking = where(({ fields }) => fields.includes('payable_amount'));
  assert.ok(looking.length > 1 && looking.every((id) => found.includes(id)), `${looking} in ${found}`);
  assert.deepEqual(await search(page, 'no such thing anywhere'), []);
  assert.match(await page.locator('#count').innerText(), /中的 0 条/);
  await page.getByRole('button', { name: '清除' }).click();
  await page.waitForFunction(() => !document.querySelector('.rules > li[hidden]'));
});

test('filters agree with the catalogue, and stand in the address', async (t) => {
  const page = await open(t, 'rules/', LIST);
  await page.getByLabel('方面').selectOption('ORD');
  assert.deepEqual(
    await shown(page),
    where(({ aspect }) => aspect === 'ORD'),
  );
  await page.getByLabel('程度').selectOption('should');
  const expected = where(({ aspect, modality }) => aspect === 'ORD' && modality === 'should');
  assert.ok(expected.length > 0);
  assert.deepEqual(await shown(page), expected);
  assert.match(page.url(), /#aspect=ORD&modality=should$/);
  const text = await page.locator('#by-aspect option[value="ORD"]').innerText();
  assert.match(text, new RegExp(`\\(${expected.length}\\)`), 'each choice says what it would leave');
  const other = await open(t, `rules/${new URL(page.url()).hash}`, LIST);
  assert.deepEqual(await shown(other), expected);
  await other.evaluate(() => {
    location.hash = '#kind=payment&aspect=nothing';
  });
  await other.waitForFunction(() => document.querySelector('#by-kind').value === 'payment');
  assert.deepEqual(
    await shown(other),
    where(({ record }) => record === 'payment'),
  );
});

test('every rule has its page, with what it asks, its ground and its remedy', () => {
  for (const { id } of rules()) {
    const html = readFileSync(`${folder}/rules/${id}/index.html`, 'utf8');
    const { title, fix, basis, home } = explain(id);
    const plain = html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    const sources = basis.en.map((text) => text.replace(/ \[\w\]$/, ''));
    for (const text of [title.zh, title.en, fix.zh, fix.en, `37401-2019 ${home}`, ...sources])
      assert.ok(plain.includes(text), `${id}: ${text}`);
    for (const [, path] of html.matchAll(/(?:href|src)="(\.\.\/[^"#]*)/g))
      assert.ok(existsSync(new URL(path.replace(/\/$/, '/index.html'), `file://${folder}/rules/${id}/`)), `${id}: ${path}`);
  }
});

test('the failing example opens in the playground and fails there', async (t) => {
  const page = await open(t, 'rules/ORD-007/', { ready: false });
  assert.equal(await page.locator('.examples mark').innerText(), '  "payable_amount": "193.00"');
  assert.match(await page.locator('.examples figure').first().innerText(), /194\.00/, 'beside it, what would be right');
  await page.getByRole('link', { name: '在检查台打开' }).click();
  await isReady(page, 'editor');
  assert.deepEqual(await page.locator('.finding .rule').allInnerTexts(), ['ORD-007']);
  await page.goBack();
  await page.goto(`${page.url().replace(/ORD-007.*/, '')}PAY-043/`);
  await page.getByRole('link', { name: '看一笔有此差错的交易' }).click();
  await isReady(page, 'editor');
  assert.ok((await page.locator('.fault .rule').allInnerTexts()).includes('PAY-043'));
});

test('a finding leads to the page of its rule', async (t) => {
  const page = await open(t, 'playground/#sample=order-faulty');
  const card = page.locator('.finding', { hasText: 'ORD-007' });
  await card.locator('summary').click();
  await card.getByRole('link', { name: '规则页 ORD-007' }).click();
  await page.waitForURL('**/rules/ORD-007/');
  assert.equal(await page.title(), 'ORD-007 应付金额 · tradelint');
});

test('in English all but the data is English', async (t) => {
  const english = { locale: 'en-GB', colorScheme: 'dark' };
  for (const [path, options] of [
    ['rules/', LIST],
    ['rules/ORD-007/', { ready: false }],
    ['rules/OBJ-010/', { ready: false }],
  ]) {
    const page = await open(t, path, { ...options, ...english });
    const text = await page.evaluate(() => {
      for (const code of document.querySelectorAll('pre')) code.remove();
      return document.querySelector('main').innerText;
    });
    assert.doesNotMatch(text, /\p{Script=Han}/u, path);
    await accessible(page);
    await screenshot(page, `${path.replaceAll('/', '-')}dark`, path !== 'rules/');
  }
});

test('by keyboard alone', async (t) => {
  const page = await open(t, 'rules/', LIST);
  await tabTo(page, '#words');
  await page.keyboard.type('ORD-007');
  await page.waitForFunction(() => document.querySelectorAll('.rules > li:not([hidden])').length === 1);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rules/ORD-007/');
  await tabTo(page, '.neighbours a');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rules/ORD-006/');
});

for (const width of [360, 1024]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const viewport = { width, height: 900 };
    for (const path of ['rules/', 'rules/ORD-007/', 'rules/OBJ-041/', 'rules/SUB-002/', 'rules/DOC-001/']) {
      const page = await open(t, path, { ready: path === 'rules/' ? 'words' : false, viewport });
      await fits(page);
      await accessible(page);
      await screenshot(page, `${path.replaceAll('/', '-')}${width}`, path !== 'rules/');
    }
  });
}

test('on paper', async (t) => {
  const page = await open(t, 'rules/PAY-043/', { ready: false, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('nav.neighbours').isVisible()));
  const dark = await page.evaluate(() => getComputedStyle(document.body).color);
  assert.equal(dark, 'rgb(29, 36, 48)', 'ink is dark on paper whatever the screen');
  await screenshot(page, 'rules-PAY-043-print');
});

test('the list can be used before 250 kB came', async (t) => {
  t.diagnostic(`${await interactiveWithin(await open(t, 'rules/', LIST), 250_000)} bytes`);
});
