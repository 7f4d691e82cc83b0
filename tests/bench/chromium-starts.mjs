// Cold starts in Chromium: a fresh profile each time, from the navigation to a page to its first verdict. Pages come from loopback.

import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../hosts/hosts.mjs';
import { buildPage } from './build.mjs';

const PAGE = (name) =>
  `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="/${name}.js"></script>`;

async function serve(programs) {
  const server = createServer(({ url }, response) => {
    const [, name, ending] = /^\/(\w+)(\.js)?$/.exec(url) ?? [];
    const known = programs.find((program) => program.name === name);
    if (!known) return response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': ending ? 'text/javascript' : 'text/html' })
      .end(ending ? known.program : PAGE(name));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

async function start(address) {
  const browser = await chromium.launch(CHROMIUM);
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => 'verdictAt' in globalThis);
    return await page.evaluate(() => globalThis.verdictAt);
  } finally {
    await browser.close();
  }
}

/** `{variant: [milliseconds, one a round]}`; `empty` judges nothing. */
export async function measureChromiumStarts(variants, rounds) {
  const programs = await Promise.all(
    ['empty', ...variants].map(async (name) => ({ name, program: await buildPage(name), times: [] })),
  );
  const server = await serve(programs);
  try {
    for (let round = 0; round < rounds; round++) {
      for (let turn = 0; turn < programs.length; turn++) {
        const { name, times } = programs[(round + turn) % programs.length];
        times.push(await start(`${server.address}/${name}`));
      }
    }
  } finally {
    server.stop();
  }
  return Object.fromEntries(programs.map(({ name, times }) => [name, times]));
}
