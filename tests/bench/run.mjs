/**
 * `npm run bench`: tradelint beside its peers. All check the same order for the same things, which is made sure of first; then they take
 * turns, and what counts is the ratio within a round.
 *
 *   --quick          about half a minute, noisier
 *   --only TEXT      only suites whose name, or `cold`, or `size`, holds the text
 *   --host NAME      only that host: node, workerd
 *   --json FILE      writes what was measured, when and on what; the page shows tests/bench/results/last.json
 *   --compare FILE   prints what changed since a file that --json wrote
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from '../../pkg-config/build.mjs';
import { at, Failure, main, run } from '../../pkg-config/project.mjs';
import { setup, setupBrowser } from '../../pkg-config/setup.mjs';
import { changes } from './compare.mjs';
import { installPeers } from './install.mjs';
import { coldTable, sizeTable, suiteTable } from './tables.mjs';
import { JUDGES, loadedIn, variantsOf } from './variants.mjs';
import { SUITES } from './workload.mjs';

const PACE = {
  thorough: { rounds: 150, warmUp: 300, workerdRounds: 25, workerdWarmUp: 400, starts: 11 },
  quick: { rounds: 40, warmUp: 80, workerdRounds: 5, workerdWarmUp: 150, starts: 3 },
};

/** Suites whose answer may differ in workerd: another build of V8, no code made of text. */
const IN_WORKERD = [
  'bytes/order/valid',
  'bytes/order/8-faults',
  'object/order/valid',
  'bytes/listing/valid',
  'bytes/payment/valid',
  'bytes/shipment/valid',
];

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  host: { type: 'string' },
  json: { type: 'string' },
  compare: { type: 'string' },
};

function wanted() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new Failure(`${error.message}\noptions: --quick, --only TEXT, --host NAME, --json FILE, --compare FILE`);
  }
}

async function prepare() {
  setup();
  build();
  installPeers();
  // Only now, since it imports the peers.
  const { buildAjv, buildAjvShapes } = await import('./build.mjs');
  await buildAjv();
  await buildAjvShapes();
  run(process.execPath, [at('tests/bench/agreement.mjs'), ...JUDGES]);
}

function inNode(suite, { rounds, warmUp }) {
  const args = [suite, rounds, warmUp, ...variantsOf(suite, 'node')].map(String);
  return JSON.parse(run(process.execPath, [at('tests/bench/suite.mjs'), ...args], { capture: true }).stdout);
}

async function inWorkerd(suite, { workerdRounds, workerdWarmUp }) {
  const { measureInWorkerd } = await import('./workerd.mjs');
  return measureInWorkerd(suite, workerdRounds, workerdWarmUp, variantsOf(suite, 'workerd'));
}

const HOSTS = {
  node: { suites: SUITES, measure: inNode },
  workerd: { suites: IN_WORKERD, measure: inWorkerd },
};

async function measureSuites({ only, host }, pace) {
  const { rows } = await import('./statistics.mjs');
  const measured = [];
  for (const [name, { suites, measure }] of Object.entries(HOSTS)) {
    if (host && host !== name) continue;
    for (const suite of suites.filter((suite) => suite.includes(only))) {
      const found = rows(suite, name, await measure(suite, pace));
      console.log(suiteTable(found));
      measured.push(...found);
    }
  }
  return measured;
}

/** Where cold starts are measured, and from when on. */
const STARTS = {
  node: {
    host: 'Node',
    from: 'a process’s start',
    measure: async (...asked) => (await import('./starts.mjs')).measureStarts(...asked),
  },
  workerd: {
    host: 'workerd',
    from: 'a process’s start',
    measure: async (...asked) => (await import('./workerd-starts.mjs')).measureWorkerdStarts(...asked),
  },
  chromium: {
    host: 'Chromium',
    from: 'the navigation to a page',
    measure: async (...asked) => {
      setupBrowser();
      return (await import('./chromium-starts.mjs')).measureChromiumStarts(...asked);
    },
  },
};

async function measureRest({ only, host }, pace) {
  if (host) return {};
  const rest = {};
  if ('cold'.includes(only)) {
    const { starts } = await import('./statistics.mjs');
    rest.cold = {};
    for (const [name, { measure, ...said }] of Object.entries(STARTS)) {
      rest.cold[name] = starts(await measure(loadedIn(name), pace.starts));
      console.log(coldTable(rest.cold[name], said));
    }
  }
  if ('size'.includes(only)) {
    const { measureSizes } = await import('./sizes.mjs');
    rest.size = await measureSizes(loadedIn('size'));
    console.log(sizeTable(rest.size));
  }
  return rest;
}

function machine() {
  const [{ model }] = cpus();
  return {
    processor: model.trim(),
    processors: cpus().length,
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  };
}

async function bench() {
  const options = wanted();
  if (options.host && !HOSTS[options.host])
    throw new Failure(`unknown host \`${options.host}\`: ${Object.keys(HOSTS).join(', ')}`);
  const before = options.compare && JSON.parse(readFileSync(options.compare, 'utf8'));
  await prepare();
  const pace = options.quick ? PACE.quick : PACE.thorough;
  const about = { date: new Date().toISOString().slice(0, 10), pace: options.quick ? 'quick' : 'thorough', machine: machine() };
  const measured = { about, rows: await measureSuites(options, pace), ...(await measureRest(options, pace)) };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 1)}\n`);
  if (before) console.log(changes(before, measured));
}

await main(bench);
