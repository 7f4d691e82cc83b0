/** Installs what is missing: the Rust target, npm packages, wasm-bindgen. Browsers only for tests. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { answer, digest, Failure, main, once, run, say } from './project.mjs';

const WASM_BINDGEN = '0.2.130';

export function setup() {
  if (!answer('cargo', ['--version']))
    throw new Failure('Rust is missing: install it from https://rustup.rs, then run this again');
  installTarget();
  installPackages();
  installWasmBindgen();
}

function installTarget() {
  const target = 'wasm32-unknown-unknown';
  if (existsSync(`${answer('rustc', ['--print', 'sysroot'])}/lib/rustlib/${target}`)) return;
  say(`installing the Rust target ${target}`);
  run('rustup', ['target', 'add', target]);
}

function installPackages() {
  once(
    'npm',
    () => digest('package-lock.json', 'node_modules/.package-lock.json'),
    () => {
      say('installing npm packages');
      run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    },
  );
}

function installWasmBindgen() {
  if (answer('wasm-bindgen', ['--version']) === `wasm-bindgen ${WASM_BINDGEN}`) return;
  say(`building wasm-bindgen ${WASM_BINDGEN}, once (two minutes or more)`);
  // Not --locked: its lock file names versions that some registries lack. Unoptimised: it is quick enough, and built in a third of the time.
  const args = ['install', '--quiet', '--root', '.tools', 'wasm-bindgen-cli', '--version', WASM_BINDGEN];
  run('cargo', args, { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: '0' } });
}

/** Chromium and its driver, which only the tests need. */
export function setupBrowser() {
  if (answer('chromium', ['--version']) && answer('chromedriver', ['--version'])) return;
  say('installing Chromium for the browser tests');
  for (const [program, args] of aptCommands('chromium', 'chromium-driver')) run(program, args);
}

/** The packages of the other browsers that pages are tested in, each with the program that shows it is there. */
const OTHER_BROWSERS = {
  'firefox-esr': '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/xvfb-run',
  xauth: '/usr/bin/xauth',
};

/** Firefox and WebKitGTK, as far as they can be had: their tests say loudly when they cannot. */
export function setupOtherBrowsers() {
  const missing = Object.keys(OTHER_BROWSERS).filter((name) => !existsSync(OTHER_BROWSERS[name]));
  if (missing.length === 0) return;
  say(`installing ${missing.join(', ')} for the browser tests`);
  const failed = aptCommands(...missing).some(([program, args]) => run(program, args, { outcome: true }).status !== 0);
  if (failed) say(`COULD NOT INSTALL ${missing.join(', ')}: what needs it is skipped`);
}

function aptCommands(...packages) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...args) => {
    const [program, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return [program, rest];
  };
  return [apt('update'), apt('install', '-y', '--no-install-recommends', ...packages)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(setup);
