/** Firefox ESR and WebKitGTK: the reports of every vector as in Node, and the shop's forms filled by keyboard. A browser that is not there is said to be skipped. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { check } from '../../pkg/index.inline.js';
import { answer, at } from '../../pkg-config/project.mjs';
import { serve } from '../../pkg-config/serve.mjs';
import { buildSite } from '../../pkg-config/site.mjs';
import { answers } from '../hosts/answers.mjs';
import { serveFiles } from '../hosts/hosts.mjs';
import { questions, readVectors } from '../hosts/vectors.mjs';
import { ACCEPTED, KINDS, MISTAKES, saidIn } from '../site/shop.mjs';
import { openFirefox } from './firefox.mjs';
import { pageIn } from './page.mjs';
import { openWebKit } from './webkit.mjs';

const BROWSERS = {
  'Firefox ESR': { isThere: () => answer('firefox-esr', ['--version']) !== undefined, open: openFirefox },
  WebKitGTK: {
    isThere: () => ['WebKitWebDriver', 'xvfb-run'].every((name) => answer('which', [name])),
    open: openWebKit,
  },
};

const lines = questions(readVectors());
const asked = lines.split('\n');
const expected = answers(check, lines);
const servers = {};

before(async () => {
  const script = '<!doctype html><title>tradelint</title><script type="module" src="/tests/hosts/page.js"></script>';
  servers.files = await serveFiles({ '/': script, '/lines': lines, '/favicon.ico': '' });
  const folder = at('target/site-tests/browsers');
  await buildSite(folder);
  servers.site = await serve(folder);
});
after(async () => {
  await servers.files.stop();
  servers.site.end();
});

for (const [name, { isThere, open }] of Object.entries(BROWSERS)) {
  const skip = isThere() ? false : `${name} is not installed: NOT TESTED`;
  describe(name, { skip }, () => {
    let page;
    before(async () => {
      page = pageIn(await open());
    });
    after(() => page?.stop());

    test('every vector, under a strict content security policy', async (t) => {
      t.diagnostic(page.version);
      await page.open(`${servers.files.url}/`);
      await page.until(() => 'answer' in globalThis);
      const given = await page.run(async () => globalThis.answer(await (await fetch('/lines')).text()));
      assert.equal(given.length, expected.length);
      for (const [i, report] of given.entries()) assert.equal(report, expected[i], asked[i].slice(0, 200));
    });

    /** Opens a form of the shop in Chinese. */
    async function openForm(form) {
      await page.open(`${servers.site.address}first.js`);
      await page.run(() => localStorage.setItem('lang', 'zh-CN'));
      await page.open(`${servers.site.address}shop/?${form}#${form}`);
      await page.until(() => document.documentElement.dataset.ready === 'shop');
    }

    for (const form of Object.keys(KINDS)) {
      test(`${form}: each mistake stands where it is, the example goes through`, async () => {
        await openForm(form);
        for (const [place, wanted] of MISTAKES[form].entries()) {
          await page.run((form, place) => document.querySelector(`#${form} [data-mistake="${place}"]`).click(), form, place);
          await page.until((form) => document.querySelector(`#${form} [data-rule]`), form);
          assert.deepEqual(await page.run(saidIn, form), wanted);
          await page.run((form) => document.querySelector(`#${form} [type=reset]`).click(), form);
          await page.until((form) => !document.querySelector(`#${form} [data-rule]`), form);
        }
        await page.run((form) => document.querySelector(`#${form} .primary`).click(), form);
        await page.until(
          (form, words) => document.querySelector(`#${form} .outcome`).textContent.includes(words),
          form,
          ACCEPTED[form],
        );
      });
    }

    test('checkout by keyboard: a digit short is told on leaving, gone with the digit, and Enter sends', async () => {
      await openForm('checkout');
      const said = () => page.run(saidIn, 'checkout');
      await page.run(() => document.querySelector('[name="/consignee/phone"]').focus());
      await page.press('End', 'Backspace');
      assert.deepEqual(await said(), {}, 'while it is typed');
      await page.press('Tab');
      assert.deepEqual(await said(), { '/consignee/phone': 'ORD-018' });
      const phone = await page.run(() => {
        const control = document.querySelector('[name="/consignee/phone"]');
        const message = document.getElementById(control.getAttribute('aria-describedby')).textContent;
        return { message, invalid: control.getAttribute('aria-invalid'), valid: control.validity.valid };
      });
      assert.match(phone.message, /电话/);
      assert.deepEqual([phone.invalid, phone.valid], ['true', false]);
      await page.press('Shift+Tab', 'End');
      await page.type('0');
      assert.deepEqual(await said(), {});
      await page.press('Enter');
      await page.until((words) => document.querySelector('#checkout .outcome').textContent.includes(words), ACCEPTED.checkout);
    });

    test('what only the server knows is merged in and has the focus', async () => {
      await openForm('checkout');
      await page.run(() => document.querySelector('#checkout [data-mistake="server"]').click());
      await page.until(() => document.querySelector('#checkout [data-rule="SHOP-1"]'));
      assert.equal(await page.run(() => document.activeElement.name), '/discounts/0/coupon_id');
    });
  });
}
