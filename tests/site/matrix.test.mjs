/** The clause matrix in Chromium: it says what `tradelint matrix` says, as a picture and as tables. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { at } from '../../pkg-config/project.mjs';
import { accessible, fits, interactiveWithin, screenshot, site, tabTo } from './pages.mjs';

const { open } = site('matrix');
const PAGE = { ready: 'page' };
const MANNERS = ['checked', 'evidence', 'transaction', 'not-checkable', 'not-yet-built'];
const told = JSON.parse(execFileSync(process.execPath, [at('pkg/cli.js'), 'matrix', '--format', 'json'], { encoding: 'utf8' }));

test('picture and counts are those of the command line', async (t) => {
  const page = await open(t, 'matrix/', PAGE);
  const squares = await page
    .locator('.picture .aspect')
    .evaluateAll(
      (rows, manners) => rows.map((row) => manners.map((manner) => row.querySelectorAll(`.squares .cell.${manner}`).length)),
      MANNERS,
    );
  const expected = told.map((row) => MANNERS.map((manner) => row[manner]));
  assert.deepEqual(squares, expected);
  const cells = await page
    .locator('.counts tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.cells].slice(2).map((cell) => Number(cell.innerText))));
  assert.deepEqual(
    cells,
    told.map((row, place) => [...expected[place], row.requirements]),
  );
  const total = told.reduce((sum, { requirements }) => sum + requirements, 0);
  assert.equal(
    squares.flat().reduce((sum, count) => sum + count),
    total,
    'a square for each requirement',
  );
});

test('every requirement stands in its table, with how it is checked', async (t) => {
  const page = await open(t, 'matrix/', PAGE);
  const ids = await page.locator('.requirements .id').allTextContents();
  const expected = told.flatMap(({ rules }) => Object.values(rules).flat());
  assert.deepEqual(ids.toSorted(), expected.toSorted());
  await page.locator('summary', { hasText: 'ORD' }).click();
  const row = page.locator('.requirements tr', { hasText: 'ORD-001' });
  assert.match(await row.innerText(), /在交易中比对/);
});

test('a count leads to those rules', async (t) => {
  const page = await open(t, 'matrix/', PAGE);
  const { transaction } = told.find(({ prefix }) => prefix === 'PAY').rules;
  await page.locator('.counts a[href*="aspect=PAY&manner=transaction"]').click();
  await page.waitForSelector('html[data-ready="words"]');
  assert.deepEqual(await page.locator('.rules > li:visible > a .id').allInnerTexts(), transaction);
});

test('by keyboard: one stop an aspect, arrows within', async (t) => {
  const page = await open(t, 'matrix/', PAGE);
  const focused = () => page.evaluate(() => document.activeElement.dataset.id);
  await tabTo(page, '.square');
  assert.equal(await focused(), 'SUB-001');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'SUB-002');
  assert.match(await page.locator('#told').innerText(), /SUB-002 .+ · /);
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await focused(), 'SUB-002');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'SUB-002');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'SUB-050');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'OBJ-001');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/rules/OBJ-001/');
});

test('a link to a list opens it', async (t) => {
  const page = await open(t, 'matrix/#list-OBJ', PAGE);
  assert.ok(await page.getByRole('link', { name: 'OBJ-010' }).last().isVisible());
  await page.locator('.counts a[href="#list-SUB"]').click();
  await page.locator('#list-of-SUB[open]').waitFor();
});

test('in English all is English', async (t) => {
  const page = await open(t, 'matrix/', { ...PAGE, locale: 'en-GB', colorScheme: 'dark' });
  for (const summary of await page.locator('summary').all()) await summary.click();
  assert.doesNotMatch(await page.locator('main').innerText(), /\p{Script=Han}/u);
  await accessible(page);
  await screenshot(page, 'matrix-dark');
});

for (const width of [360, 768, 1920]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const page = await open(t, 'matrix/', { ...PAGE, viewport: { width, height: 900 } });
    await fits(page);
    await accessible(page);
    await screenshot(page, `matrix-${width}`);
  });
}

test('on paper every list is open', async (t) => {
  const page = await open(t, 'matrix/', PAGE);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.requirements tr', { hasText: 'AFS-044' }).isVisible());
  await screenshot(page, 'matrix-print');
});

test('the page can be used before 250 kB came', async (t) => {
  t.diagnostic(`${await interactiveWithin(await open(t, 'matrix/', PAGE), 250_000)} bytes`);
});
