/**
 * The table of faults and the rules that find them. `node tests/transactions/table.mjs` prints it and writes it to faults.md; with `--check`
 * it writes nothing and fails when the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from '../../pkg-config/project.mjs';
import { FAULTS, faulty } from './faults/index.mjs';

const FILE = at('tests/transactions/faults.md');

/** What a fault is to be found as: the same for every seed but for places in lists. */
const expected = (fault) => faulty(fault, 0).expect.map((finding) => finding.split(' '));
const cells = (...texts) => `| ${texts.join(' | ')} |\n`;

export function table() {
  const found = FAULTS.map((fault) => ({ name: fault.name, findings: expected(fault) }));
  const rules = [...new Set(found.flatMap(({ findings }) => findings.map(([rule]) => rule)))].sort();
  const finding = (rule) => found.filter(({ findings }) => findings.some(([id]) => id === rule)).map((_, i, all) => all[i].name);
  return [
    '<!-- Written by `node tests/transactions/table.mjs`. Do not edit. -->\n',
    '# Faults and the rules that find them\n\n',
    `${FAULTS.length} faults, each put into a synthetic transaction in which everything else agrees, under profile \`audit\`: exactly these rules\n`,
    `find it, at these places. ${rules.length} rules take part.\n\n`,
    cells('fault', 'found by', 'at'),
    cells('---', '---', '---'),
    ...found.map(({ name, findings }) =>
      cells(
        name,
        [...new Set(findings.map(([rule]) => rule))].join(', '),
        findings.map(([, pointer]) => `\`${pointer}\``).join(' '),
      ),
    ),
    '\n## By rule\n\n',
    cells('rule', 'finds'),
    cells('---', '---'),
    ...rules.map((rule) => cells(rule, finding(rule).join('; '))),
  ].join('');
}

if (process.argv[1] === at('tests/transactions/table.mjs')) {
  const text = table();
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, text);
    process.stdout.write(text);
  } else if (readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('stale: tests/transactions/faults.md: run `node tests/transactions/table.mjs`\n');
    process.exitCode = 1;
  }
}
