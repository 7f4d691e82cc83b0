/** The installed package in Node, Deno and Bun, by `import` and by `require`, with no permission, flag or setting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, lines } from '../hosts/native.mjs';
import { project, runIn, tool } from './project.mjs';

const DENO = tool(`@deno/${platform('glibc')}/deno`);
const BUN = tool(`@oven/bun-${platform()}/bin/bun`);

/** As the packages of programs are called; those of Linux name its C library too. */
function platform(library) {
  const { platform, arch } = process;
  return [platform, arch, ...(platform === 'linux' && library ? [library] : [])].join('-');
}

const answers = async (program, args) => {
  const { status, stdout, stderr } = await runIn(project(), program, args, { input: lines });
  assert.equal(status, 0, stderr);
  compare(stdout.split('\n'));
  return stderr;
};

test('Node, import', async () => assert.equal(await answers(process.execPath, ['program.mjs']), ''));

test('Node, require', async () => assert.equal(await answers(process.execPath, ['program.cjs']), ''));

test('Node, where neither evaluation of text nor anything on disk is allowed but the program', async () => {
  const readable = [project(), process.execPath].map((path) => `--allow-fs-read=${path}`);
  const guarded = ['--disallow-code-generation-from-strings', '--no-warnings', '--experimental-permission', ...readable];
  await answers(process.execPath, [...guarded, 'program.mjs']);
});

test('Deno, without permissions', () =>
  answers(DENO, ['run', '--quiet', '--no-prompt', '--no-remote', '--cached-only', 'program.mjs']));

test('Bun, import', () => answers(BUN, ['run', '--no-install', 'program.mjs']));

test('Bun, require', () => answers(BUN, ['run', '--no-install', 'program.cjs']));

test('import and require offer the same', async () => {
  const script = `
    import * as imported from 'tradelint';
    import { createRequire } from 'node:module';
    const required = createRequire(import.meta.url)('tradelint');
    const names = (module) => Object.keys(module).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort();
    console.log(JSON.stringify([names(imported), names(required)]));`;
  const { stdout, stderr } = await runIn(project(), process.execPath, ['--input-type=module', '-e', script]);
  const [imported, required] = JSON.parse(stdout || '[]');
  assert.ok(imported?.includes('check'), stderr);
  assert.deepEqual(required, imported);
});

test('entries share one engine and its languages', async () => {
  const script = (load) => `
    ${load};
    let told = '';
    try { core.check('order', {}, { locale: 'en' }); } catch (error) { told = error.code; }
    core.addLocale(en);
    console.log(told, core.check('order', {}, { locale: 'en' }).verdict, order.properties.order_id.title);`;
  const [json, from] = ["with { type: 'json' }", (entry) => `'tradelint/${entry}'`];
  const imports = `import * as core from ${from('core')}; import { en } from ${from('locale/en')}; import order from ${from('schema/order.json')} ${json}`;
  const requires = `const core = require(${from('core')}), { en } = require(${from('locale/en')}), order = require(${from('schema/order.json')})`;
  for (const args of [
    ['--no-warnings', '--input-type=module', '-e', script(imports)],
    ['--input-type=commonjs', '-e', script(requires)],
  ]) {
    const { stdout, stderr } = await runIn(project(), process.execPath, args);
    assert.equal(stdout, 'TRADELINT_USAGE nonconforming 订单号\n', stderr);
  }
});

test('the command line, as npm links it', async () => {
  const checked = await runIn(
    project(),
    project('node_modules/.bin/tradelint'),
    ['check', '--record', 'order', '--locale', 'en', '-'],
    {
      input: '{"payable_amount": "-1.00"}',
    },
  );
  assert.equal(checked.status, 1, checked.stderr);
  assert.match(checked.stdout, /amount payable must not be negative/);
  const { stdout } = await runIn(project(), project('node_modules/.bin/tradelint'), ['explain', 'ORD-007', '--locale', 'en']);
  assert.match(stdout, /ORD-007/);
});
