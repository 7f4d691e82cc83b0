/** `npm test`: installs what is missing, builds, and runs every test. `npm test -- js` runs one part. */
import { readdirSync } from 'node:fs';
import { build } from './build.mjs';
import { at, Failure, main, run, say } from './project.mjs';
import { setup, setupBrowser } from './setup.mjs';

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
};

function nodeTests(folder) {
  const files = readdirSync(at(folder)).filter((name) => name.endsWith('.test.mjs'));
  run(process.execPath, ['--expose-gc', '--test', '--test-reporter=spec', ...files.map((name) => `${folder}/${name}`)]);
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
