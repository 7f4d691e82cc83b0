/**
 * `node tests/bench/instructions.mjs`: how many instructions a check costs the native engine, which no other load on the machine changes.
 * Fails where a count is more than 5 % above its budget in instructions.json; `--write` makes the counts the budget.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { answer, at, Failure, main, run, say } from '../../pkg-config/project.mjs';
import { table } from './tables.mjs';
import { inputs, SUITES } from './workload.mjs';

const BUDGET = at('tests/bench/instructions.json');
const PROGRAM = 'target/release/examples/instructions';
const ALLOWED = 1.05;
/** What starts and ends the program, and learns the order of members, is in both runs alike. */
const [FEW, MANY] = [50, 250];

function instructions(kind, times, file) {
  const counted = 'target/bench/callgrind.out';
  const flags = ['--quiet', '--tool=callgrind', `--callgrind-out-file=${counted}`];
  run('valgrind', [...flags, PROGRAM, kind, String(times), file]);
  const summary = /^(?:summary|totals): (\d+)/m.exec(readFileSync(at(counted), 'utf8'));
  if (!summary) throw new Failure('callgrind counted nothing');
  return Number(summary[1]);
}

function count(suite) {
  const file = `target/bench/${suite.replaceAll('/', '-')}.json`;
  writeFileSync(at(file), inputs(suite)[0]);
  const [, kind] = suite.split('/');
  return Math.round((instructions(kind, MANY, file) - instructions(kind, FEW, file)) / (MANY - FEW));
}

function show(counts, budget) {
  const line = ([suite, counted]) => {
    const allotted = budget[suite];
    const change = allotted ? `${((counted / allotted - 1) * 100).toFixed(1)} %` : '';
    return [suite, String(counted), String(allotted ?? ''), change];
  };
  console.log(table('instructions a check', [['', 'counted', 'budget', 'above'], ...Object.entries(counts).map(line)]));
}

function measure() {
  if (!answer('valgrind', ['--version'])) {
    say('valgrind is not installed: no instructions counted');
    return 0;
  }
  const compiler = answer('rustc', ['--version']);
  run('cargo', ['build', '--quiet', '--release', '--example', 'instructions']);
  mkdirSync(at('target/bench'), { recursive: true });
  const suites = SUITES.filter((suite) => suite.startsWith('bytes/'));
  const counts = Object.fromEntries(suites.map((suite) => [suite, count(suite)]));
  if (process.argv.includes('--write')) writeFileSync(BUDGET, `${JSON.stringify({ compiler, counts }, null, 2)}\n`);
  const budget = JSON.parse(readFileSync(BUDGET, 'utf8'));
  show(counts, budget.counts);
  if (budget.compiler !== compiler) {
    say(`the budget was counted with ${budget.compiler}: another compiler's code is not held against it`);
    return 0;
  }
  const above = suites.filter((suite) => !(counts[suite] <= budget.counts[suite] * ALLOWED));
  if (above.length > 0)
    throw new Failure(`more than 5 % above the budget, or not in it: ${above.join(', ')}\nif it is worth it: --write`);
  return 0;
}

await main(measure);
