/** Without a network: what was opened once works on, all pages alike, and two versions never meet. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeOffline } from '../../pkg-config/site.mjs';
import { isReady, site } from './pages.mjs';

const { open, folder } = site('offline');
const OPTIONS = { ready: false, serviceWorkers: 'allow' };

const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => caches.keys()));
const update = (page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration()).update();
  });

/** In the page: until a new version waits for its turn. */
async function waiting() {
  const registration = await navigator.serviceWorker.getRegistration();
  while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('after the first load every page works without a network', async (t) => {
  const page = await open(t, '', OPTIONS);
  const root = page.url();
  await kept(page);
  await page.context().setOffline(true);
  const paths = readdirSync(folder, { recursive: true })
    .filter((path) => /(^|\/)index\.html$/.test(path))
    .map((path) => path.replace(/index\.html$/, ''));
  assert.ok(paths.length > 300);
  const missing = await page.evaluate(
    async (paths) => {
      const answers = await Promise.all(paths.map(async (path) => [path, (await fetch(path)).status]));
      return answers.filter(([, status]) => status !== 200);
    },
    paths.map((path) => root + path),
  );
  assert.deepEqual(missing, []);
  for (const [path, ready] of [
    ['playground/#sample=woocommerce-orders-01', 'editor'],
    ['transaction/#returned', 'editor'],
    ['rules/', 'words'],
    ['matrix/', 'page'],
    ['', 'checks'],
  ]) {
    await page.goto(root + path);
    await isReady(page, ready);
  }
  await page.goto(`${root}playground/#sample=order-faulty`);
  await page.locator('.finding').first().waitFor();
  await page.goto(`${root}rules/ORD-007/index.html`);
  assert.match(await page.locator('h1').innerText(), /ORD-007/);
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(await page.locator('h1').innerText(), /amount payable/);
});

test('a new version takes the place of the old one as a whole', async (t) => {
  const page = await open(t, 'rules/ORD-007/#examples', OPTIONS);
  const [before] = await kept(page);
  const style = `${folder}/style.css`;
  const text = `${readFileSync(style, 'utf8')}h1{letter-spacing:3px}`;
  // Half of a new version: a file is there whose worker is not.
  writeFileSync(style, text);
  await update(page);
  await page.reload();
  const spacing = () => page.locator('h1').evaluate((one) => getComputedStyle(one).letterSpacing);
  assert.equal(await spacing(), 'normal', 'the old version stays whole');
  await newVersion(text);
  await update(page);
  await page.evaluate(waiting);
  assert.equal(await spacing(), 'normal', 'and stays while a page of it is open');
  await page.reload();
  await page.waitForFunction(() => {
    const title = document.querySelector('h1');
    return title && getComputedStyle(title).letterSpacing === '3px';
  });
  assert.match(page.url(), /ORD-007\/#examples$/);
  const [after, ...others] = await kept(page);
  assert.notEqual(after, before);
  assert.deepEqual(others, [], 'nothing is left of the old one');
});

test('files that are not of the version are not kept', async (t) => {
  const page = await open(t, 'rules/ORD-006/', OPTIONS);
  const [before] = await kept(page);
  await newVersion('h1{letter-spacing:5px}');
  writeFileSync(`${folder}/style.css`, 'h1{letter-spacing:7px}');
  await update(page);
  await page.evaluate(installed);
  await page.reload();
  const [name, ...others] = await kept(page);
  assert.deepEqual([name, others], [before, []]);
});

/** In the page: until an installation has come to its end, whichever. */
async function installed() {
  const { installing } = await navigator.serviceWorker.getRegistration();
  while (installing?.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The site with another style. */
async function newVersion(style) {
  writeFileSync(`${folder}/style.css`, style);
  await writeOffline(folder, JSON.parse(readFileSync(`${folder}/offline.json`, 'utf8')));
}
