/** Firefox as it is, by WebDriver BiDi, which it speaks itself: https://w3c.github.io/webdriver-bidi/ */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/** A page in headless Firefox. */
export async function openFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'tradelint-firefox-'));
  const firefox = spawn('firefox-esr', ['-headless', '-no-remote', '-profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(firefox, 'exit');
  const stop = async () => {
    firefox.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const ask = await connect(`${await addressOf(firefox)}/session`);
    const { capabilities } = await ask('session.new', { capabilities: {} });
    // The first tab never has the focus.
    const { context } = await ask('browsingContext.create', { type: 'tab' });
    await ask('browsingContext.activate', { context });
    return {
      version: `Firefox ${capabilities.browserVersion}`,
      open: (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
      act: (actions) => ask('input.performActions', { context, actions }),
      async evaluate(expression) {
        const asked = { expression, target: { context }, awaitPromise: true };
        const { type, result, exceptionDetails } = await ask('script.evaluate', asked);
        if (type === 'exception') throw new Error(exceptionDetails.text);
        return result.value;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addressOf(firefox) {
  for await (const line of createInterface({ input: firefox.stderr })) {
    const [, address] = /^WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
    if (address) {
      firefox.stderr.resume();
      return address;
    }
  }
  throw new Error('Firefox ended before it listened');
}

/** Gives how to send a command and have its result. */
async function connect(address) {
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 1 << 28 });
  await once(socket, 'open');
  const waiting = new Map();
  socket.on('message', (text) => {
    const { id, type, result, message } = JSON.parse(text);
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (type === 'success') resolve?.(result);
    else reject?.(new Error(message));
  });
  let last = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}
