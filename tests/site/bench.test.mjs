/** The benchmark's page in Chromium: it shows what was measured, whole and to scale. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { at } from '../../pkg-config/project.mjs';
import { accessible, fits, screenshot, site, tabTo } from './pages.mjs';

const { open } = site('bench');
const STATIC = { ready: false };
const { about, rows, cold, size } = JSON.parse(readFileSync(at('tests/bench/results/last.json'), 'utf8'));

test('every figure stands in a chart and in a table', async (t) => {
  const page = await open(t, 'bench/', STATIC);
  const entries = Object.values(cold).flatMap(Object.keys).length + Object.keys(size).length;
  assert.equal(await page.locator('.chart li').count(), rows.length + entries);
  assert.equal(await page.locator('tbody tr').count(), rows.length + entries);
  const times = await page.locator('table').first().locator('tbody td:nth-child(3)').allTextContents();
  assert.deepEqual(
    times,
    rows.map(({ median_us }) => median_us.toFixed(2)),
  );
  const text = await page.locator('main').innerText();
  for (const said of [about.date, about.machine.processor, about.machine.node]) assert.ok(text.includes(said), said);
});

test('bars are to scale, and the line stands at one', async (t) => {
  const page = await open(t, 'bench/', STATIC);
  const charts = await page
    .locator('.charts')
    .first()
    .locator('.chart')
    .evaluateAll((all) =>
      all.map((chart) => {
        const [room] = chart.querySelectorAll('.room');
        const mark = Number.parseFloat(getComputedStyle(room, '::after').left) / room.getBoundingClientRect().width;
        const bars = [...chart.querySelectorAll('li')].map((bar) => ({
          share:
            bar.querySelector('.bar').getBoundingClientRect().width / bar.querySelector('.room').getBoundingClientRect().width,
          ratio: Number.parseFloat(bar.querySelector('.told').innerText),
        }));
        return { mark, bars };
      }),
    );
  for (const { mark, bars } of charts) {
    const most = Math.max(...bars.map(({ ratio }) => ratio));
    assert.ok(Math.abs(mark - 1 / most) < 0.02, `${mark} of ${most}`);
    for (const { share, ratio } of bars) assert.ok(Math.abs(share - ratio / most) < 0.02, `${share} for ${ratio} of ${most}`);
  }
});

test('in English all is English', async (t) => {
  const page = await open(t, 'bench/', { ...STATIC, locale: 'en-GB', colorScheme: 'dark' });
  for (const summary of await page.locator('summary').all()) await summary.click();
  assert.doesNotMatch(await page.locator('main').innerText(), /\p{Script=Han}/u);
  await accessible(page);
  await screenshot(page, 'bench-dark');
});

test('the tables open by keyboard', async (t) => {
  const page = await open(t, 'bench/', STATIC);
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('table').first().isVisible());
});

for (const width of [360, 1024]) {
  test(`nothing sticks out at ${width} px`, async (t) => {
    const page = await open(t, 'bench/', { ...STATIC, viewport: { width, height: 900 } });
    await fits(page);
    await accessible(page);
    await screenshot(page, `bench-${width}`);
  });
}

test('on paper the tables are open', async (t) => {
  const page = await open(t, 'bench/', STATIC);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('table').last().isVisible());
});
