/** `npm test`: installs what is missing, builds, and runs every test. `npm test -- js` runs one part. */
import { readdirSync } from 'node:fs';
import { build } from './build.mjs';
import { answer, at, digest, Failure, main, once, run, say } from './project.mjs';
import { setup, setupBrowser, setupOtherBrowsers } from './setup.mjs';

const WASM_TEST = ['test', '--target', 'wasm32-unknown-unknown', '--test', 'wasm'];
const RUNNER = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: 'wasm-bindgen-test-runner' };

const PARTS = {
  rust: () => run('cargo', ['test']),
  wasm: () => {
    say('the boundary, in Node');
    run('cargo', WASM_TEST, { env: RUNNER });
    say('the boundary, in Chromium');
    run('cargo', WASM_TEST, { env: { ...RUNNER, CHROMEDRIVER: '/usr/bin/chromedriver', WASM_BINDGEN_USE_BROWSER: '1' } });
  },
  js: () => nodeTests('tests/js'),
  hosts: () => nodeTests('tests/hosts'),
  site: () => {
    run(at('node_modules/.bin/tsc'), ['-p', 'www']);
    nodeTests('tests/site');
  },
  browsers: () => {
    setupOtherBrowsers();
    nodeTests('tests/browsers');
  },
  package: packed,
  peers: identifierPeers,
};

function nodeTests(folder) {
  const files = readdirSync(at(folder)).filter((name) => name.endsWith('.test.mjs'));
  run(process.execPath, ['--expose-gc', '--test', '--test-reporter=spec', ...files.map((name) => `${folder}/${name}`)]);
}

/** The package as it would be published, in a clean project: under each runtime, bundler and library that it is meant for. */
function packed() {
  const folder = 'tests/package';
  once(
    'package-hosts',
    () => digest(`${folder}/package-lock.json`, `${folder}/node_modules/.package-lock.json`),
    () => {
      say('installing the hosts of the package');
      // Their programs come as packages too, so that no script need run.
      run('npm', ['ci', '--prefix', at(folder), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    },
  );
  run(process.execPath, [`${folder}/prepare.mjs`]);
  nodeTests(folder);
}

/** Identifiers held against other implementations, most of them in Python: where there is none, that is said and passed over. */
function identifierPeers() {
  if (!answer('python3', ['--version'])) {
    say('no python3: identifiers are not held against its libraries');
    return;
  }
  const environment = 'target/identifiers';
  const [python, wanted] = [`${environment}/bin/python`, 'tests/identifiers/requirements.txt'];
  once(
    'identifier-peers',
    () => digest(wanted, `${environment}/pyvenv.cfg`),
    () => {
      say('installing what identifiers are held against');
      run('python3', ['-m', 'venv', '--clear', environment]);
      run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', wanted]);
    },
  );
  run(python, ['src/identifiers/regions/make.py', '--check']);
  run(python, ['tests/identifiers/differential.py']);
}

await main(() => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((part) => !(part in PARTS));
  if (unknown) throw new Failure(`unknown part \`${unknown}\`: use ${Object.keys(PARTS).join(', ')}`);
  setup();
  setupBrowser();
  build();
  for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
    say(`tests: ${part}`);
    PARTS[part]();
  }
});
