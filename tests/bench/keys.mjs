/**
 * The time from a key to its message in the shop's checkout form, in Chromium: `node tests/bench/keys.mjs [ROUNDS]`. A round makes the phone
 * a digit short and leaves it, by which a message comes up, then goes back and types the digit, by which it goes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../../pkg-config/serve.mjs';
import { buildSite } from '../../pkg-config/site.mjs';
import { CHROMIUM } from '../hosts/hosts.mjs';
import { table } from './tables.mjs';

const PHONE = '[name="/consignee/phone"]';
const rounds = Number(process.argv[2] ?? 200);

/** Keeps, for each change of a message, when its key went down, when it was there, and when it was on the screen. */
function watch(selector) {
  globalThis.changes = [];
  let down;
  addEventListener('keydown', ({ timeStamp }) => (down = timeStamp), true);
  new MutationObserver(() => {
    const change = { written: performance.now() - down };
    const key = down;
    // What runs behind the frame in which it is drawn.
    requestAnimationFrame(() => setTimeout(() => globalThis.changes.push({ ...change, shown: performance.now() - key })));
  }).observe(document.querySelector(selector), { childList: true });
}

async function measure(page) {
  await page.evaluate(watch, '[data-message="/consignee/phone"]');
  await page.focus(PHONE);
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await page.waitForFunction((count) => globalThis.changes.length === count, 2 * round + 1);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('0');
    await page.waitForFunction((count) => globalThis.changes.length === count, 2 * round + 2);
  }
  return page.evaluate(() => globalThis.changes);
}

function line(name, times) {
  const sorted = times.sort((a, b) => a - b);
  return [name, ...[0.5, 0.95].map((part) => sorted[Math.floor(sorted.length * part)].toFixed(1))];
}

const folder = mkdtempSync(join(tmpdir(), 'tradelint-keys-'));
await buildSite(folder);
const server = await serve(folder);
const browser = await chromium.launch(CHROMIUM);
try {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${server.address}shop/#checkout`);
  await page.waitForSelector('html[data-ready="shop"]');
  const changes = await measure(page);
  const of = (name, remainder) => changes.filter((_, place) => place % 2 === remainder).map((change) => change[name]);
  const lines = [
    ['ms', 'median', 'p95'],
    line('Tab to message, written', of('written', 0)),
    line('Tab to message, on the screen', of('shown', 0)),
    line('last digit to message gone, written', of('written', 1)),
    line('last digit to message gone, on the screen', of('shown', 1)),
  ];
  console.log(table(`from a key to its message, checkout form, ${rounds} rounds in Chromium`, lines));
} finally {
  await browser.close();
  server.end();
  rmSync(folder, { recursive: true });
}
