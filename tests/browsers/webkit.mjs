/** WebKitGTK by its WebDriver: https://www.w3.org/TR/webdriver2/ */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { machine } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const OPTIONS = { binary: `/usr/lib/${machine()}-linux-gnu/webkit2gtk-4.1/MiniBrowser`, args: ['--automation'] };
const ATTEMPTS = 100;

/** A page in MiniBrowser, on a screen of its own that nobody sees. */
export async function openWebKit() {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`], {
    // A group of its own, that the screen ends with the driver. Its sandbox wants more than containers allow.
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const ended = once(driver, 'exit');
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  const stop = async () => {
    process.kill(-driver.pid);
    await ended;
  };
  try {
    await listening(ask);
    const alwaysMatch = { 'webkitgtk:browserOptions': OPTIONS };
    const { sessionId, capabilities } = await ask('POST', '/session', { capabilities: { alwaysMatch } });
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/timeouts`, { script: 120_000 });
    return {
      version: `${capabilities.browserName} of WebKitGTK ${capabilities.browserVersion}`,
      open: (url) => ask('POST', `${session}/url`, { url }),
      act: (actions) => ask('POST', `${session}/actions`, { actions }),
      async evaluate(expression) {
        const script = `const done = arguments[0]; Promise.resolve(${expression}).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
        const { value, error } = await ask('POST', `${session}/execute/async`, { script, args: [] });
        if (error) throw new Error(error);
        return value;
      },
      async stop() {
        await ask('DELETE', session).catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function listening(ask) {
  for (let attempt = 1; ; attempt++) {
    try {
      await ask('GET', '/status');
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await wait(100);
    }
  }
}
