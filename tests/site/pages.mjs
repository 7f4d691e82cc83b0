/** The built site in Chromium, for tests. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { at } from '../../pkg-config/project.mjs';
import { serve } from '../../pkg-config/serve.mjs';
import { buildSite } from '../../pkg-config/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = at('target/screens');
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

/** Builds the site for the tests of a file and serves it beneath a path, as project pages are; gives how to open its pages. */
export function site(name) {
  const running = {};
  const folder = at('target/site-tests', name);
  before(async () => {
    await buildSite(folder);
    running.server = await serve(at('target/site-tests'));
    running.address = `${running.server.address}${name}/`;
    running.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
    mkdirSync(SCREENS, { recursive: true });
  });
  after(async () => {
    await running.browser?.close();
    running.server?.end();
  });
  return {
    folder,
    /** A page of the site, ready to that degree; fails the test when it throws, or asks for anything elsewhere. */
    open: async (test, path, { ready = 'editor', ...options } = {}) => {
      const context = await running.browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'zh-CN',
        permissions: ['clipboard-read', 'clipboard-write'],
        serviceWorkers: 'block',
        ...options,
      });
      const page = await context.newPage();
      const wrong = [];
      page.on('pageerror', (error) => wrong.push(error.stack));
      page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(running.address) && !request.url().startsWith('blob:')) wrong.push(request.url());
      });
      test.after(async () => {
        await context.close();
        assert.deepEqual(wrong, []);
      });
      await page.goto(running.address + path);
      if (ready) await isReady(page, ready);
      return page;
    },
  };
}

export const isReady = (page, degree) => page.waitForSelector(`html[data-ready="${degree}"]`);

/** Puts a text into the editor instead of what is there, as one pastes it. */
export async function paste(page, text) {
  await page.locator('.cm-content').click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+A');
  await page.keyboard.press(text === '' ? 'Delete' : 'Control+V');
}

/** Presses Tab until what is focused matches the selector. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never comes to ${selector}`);
}

/** Fails when more bytes came before the page could be used; gives how many did. */
export async function interactiveWithin(page, most) {
  const { size, names } = await page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName('interactive');
    const before = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= startTime);
    const all = [...performance.getEntriesByType('navigation'), ...before];
    return { size: all.reduce((sum, { transferSize }) => sum + transferSize, 0), names: all.map(({ name }) => name) };
  });
  assert.ok(names.length > 3 && !names.some((name) => /codemirror|tradelint\.wasm/.test(name)), names.join('\n'));
  assert.ok(size > 5_000 && size <= most, `${size} bytes`);
  return size;
}

/** Fails on whatever axe finds. */
export async function accessible(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`)]),
    [],
  );
}

/** Fails when the page is wider than its window. */
export async function fits(page) {
  const wide = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [scrollWidth, ...all.slice(0, 8).map((one) => `${one.tagName}.${one.getAttribute('class')}#${one.id}`)];
  });
  assert.deepEqual(wide, []);
}

export const screenshot = (page, name, fullPage = true) => page.screenshot({ path: `${SCREENS}/${name}.png`, fullPage });
