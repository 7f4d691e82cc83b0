/** `tradelint/react` in a page, with each React that it says it serves. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { at } from '../../pkg-config/project.mjs';
import { openPage, serveFiles } from '../hosts/hosts.mjs';
import { page } from './bundlers.mjs';
import { project, tool } from './project.mjs';

let server;
before(async () => {
  server = await serveFiles({ '/favicon.ico': '' });
});
after(() => server.stop());

/** React and its renderer, by the folders they lie in. */
const aliases = (suffix) => ({ react: tool(`react${suffix}`), 'react-dom': tool(`react-dom${suffix}`) });

for (const [name, suffix] of [
  ['React 19', ''],
  ['React 18', '-18'],
]) {
  test(name, async () => {
    const folder = at('target/package/bundles', `react${suffix}`);
    mkdirSync(folder, { recursive: true });
    await build({
      entryPoints: [project('form-react.mjs')],
      outfile: join(folder, 'page.js'),
      bundle: true,
      format: 'esm',
      // React warns of what is amiss in its development build alone.
      define: { 'process.env.NODE_ENV': '"development"' },
      alias: aliases(suffix),
      nodePaths: [tool()],
      logLevel: 'warning',
    });
    writeFileSync(join(folder, 'page.html'), page('page.js'));
    const { page: tab, problems, stop } = await openPage(`${server.url}/${folder.slice(at().length + 1)}/page.html`);
    after(stop);
    await tab.waitForSelector('#send');
    const state = async () => JSON.parse(await tab.textContent('#state'));
    const beside = (name) =>
      tab.$eval(`[name="${name}"]`, (control) => {
        const id = control.getAttribute('aria-describedby');
        return id === null ? '' : document.getElementById(id).textContent.trim();
      });

    assert.deepEqual(await state(), { sent: 0, blocked: false, shown: [] });
    await tab.fill('[name="/lines/0/quantity"]', 'two');
    await tab.keyboard.press('Tab');
    await tab.waitForFunction(() => document.querySelector('#state').textContent.includes('/lines/0/quantity'));
    assert.equal(await beside('/lines/0/quantity'), 'lines quantity is malformed');
    await tab.click('#send');
    assert.deepEqual(await state(), { sent: 0, blocked: true, shown: ['/lines/0/quantity'] });
    assert.equal(await tab.evaluate(() => document.activeElement.name), '/lines/0/quantity');

    await tab.fill('[name="/lines/0/quantity"]', '2');
    assert.deepEqual(await state(), { sent: 0, blocked: false, shown: [] });
    await tab.click('#more');
    await tab.fill('[name="/lines/1/quantity"]', '');
    await tab.keyboard.press('Tab');
    assert.equal(await beside('/lines/1/quantity'), 'lines quantity is missing', 'a row that came later');
    await tab.fill('[name="/lines/1/quantity"]', '2');

    await tab.fill('[name="/freight"]', '12.00');
    await tab.keyboard.press('Tab');
    assert.deepEqual((await state()).shown, [], 'the sum that the component works out goes with it');
    await tab.click('#send');
    assert.deepEqual(await state(), { sent: 1, blocked: false, shown: ['/freight'] });
    assert.equal(await beside('/freight'), 'no delivery there');

    await tab.evaluate(() => globalThis.render('zh-CN'));
    await tab.fill('[name="/freight"]', 'x');
    await tab.keyboard.press('Tab');
    assert.match(await beside('/freight'), /[一-鿿]/, 'the options of the last render hold');
    await tab.evaluate(() => globalThis.render(null));
    await tab.waitForFunction(() => !document.querySelector('form'));
    assert.deepEqual(problems, []);
  });
}
