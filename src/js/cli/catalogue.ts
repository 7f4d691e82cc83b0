/** The rules as text and data: `rules`, `explain`, `matrix`. */
import type { Aspect, RuleEntry } from '../catalogue.js';
import type { LocaleName } from '../core.js';
import { aspects } from '../generated/catalogue.js';
import { examplePatches } from '../catalogue.js';
import { explain, rules } from '../index.js';
import { homeText } from './report.js';
import { bold, dim, padded, paddedLeft, paragraph, width } from './terminal.js';
import { type Words, wordsIn } from './words.js';

const pretty = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;
export const titled = (locale: LocaleName, { zh, en }: { readonly zh: string; readonly en: string }) =>
  locale === 'en' ? en : zh;

export function rulesJson(): string {
  const published = rules().map(
    ({ id, aspect, record, scope, status, modality, profiles, packs, home, basis, confidence, title, fields }) => {
      return { id, aspect, record, scope, status, modality, profiles, packs, home, basis, confidence, title, fields };
    },
  );
  return pretty(published);
}

export function rulesText(locale: LocaleName): string {
  const words = wordsIn(locale);
  const rows = rules().map(({ id, modality, profiles, status, home, title }) => [
    id,
    words.modalities[modality] ?? modality,
    words.statuses[status] ?? status,
    profiles[0] ?? '',
    home,
    titled(locale, title),
  ]);
  return `${table(rows)}\n${bold(`${rows.length} ${words.rules}`)}\n`;
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? '')))) ?? [];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => padded(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

export function explanationText(id: string, locale: LocaleName): string {
  const words = wordsIn(locale);
  const rule = explain(id);
  const nature = [
    words.modalities[rule.modality],
    words.statuses[rule.status],
    rule.scope,
    rule.profiles.map((profile) => words.profiles[profile]).join(', '),
    ...rule.packs,
    ...(rule.since ? [`≥ ${rule.since}`] : []),
  ];
  const basis = locale === 'en' ? rule.basis.en : rule.basis.zh;
  const messages = [rule.message, ...Object.values(rule.also)].map((text) =>
    paragraph(`— ${titled(locale, text)}`, 4, undefined, '  '),
  );
  const patches = examplePatches(rule.id);
  const examples = [
    patches === undefined ? '' : `\n${bold(words.passes(rule.record))}\n${changes(patches.pass, words)}`,
    patches?.fail === undefined ? '' : `\n${bold(words.fails(patches.fail.at || words.document))}\n${changes(patches.fail.input, words)}`,
  ];
  return [
    `${bold(`${rule.id} ${titled(locale, rule.title)}`)}\n${dim(nature.join(' · '))}\n\n`,
    ...messages,
    `\n${paragraph(`${words.fix}: ${titled(locale, rule.fix)}`, 4, undefined, '  ')}`,
    rule.fields.length > 0 ? paragraph(`${words.fields}: ${rule.fields.join(', ')}`, 4, undefined, '  ') : '',
    `\n${paragraph([homeText(rule.home, words), ...basis].join(' · '), 2, dim)}`,
    ...examples,
  ].join('');
}

/** What an example changes of its kind's example record. */
function changes(patch: unknown, words: Words): string {
  return JSON.stringify(patch) === '{}' ? `  ${words.unchanged}\n` : pretty(patch).replace(/^(?=.)/gm, '  ');
}

interface AspectCounts {
  readonly aspect: Aspect;
  readonly counts: readonly number[];
  readonly ids: readonly string[];
}

/** Per aspect: checked, evidence, transaction, not checkable, not yet built, and how many requirements there are. */
function matrix(): AspectCounts[] {
  return aspects().map((aspect) => {
    const own = rules().filter((rule) => rule.aspect === aspect.prefix && rule.status !== 'planned');
    const count = (is: (rule: RuleEntry) => boolean) => own.filter(is).length;
    const counts = [
      count(({ status, scope }) => status === 'checked' && scope === 'record'),
      count(({ status }) => status === 'evidence'),
      count(({ status, scope }) => status === 'checked' && scope === 'transaction'),
      count(({ status }) => status === 'not-checkable'),
      Math.max(0, aspect.requirements - own.length),
      aspect.requirements,
    ];
    return { aspect, counts, ids: own.map((rule) => rule.id) };
  });
}

export function matrixJson(): string {
  const rows = matrix().map(({ aspect, counts, ids }) => {
    const [checked, evidence, transaction, notCheckable, notYetBuilt] = counts;
    return { ...aspect, checked, evidence, transaction, 'not-checkable': notCheckable, 'not-yet-built': notYetBuilt, rules: ids };
  });
  return pretty(rows);
}

export function matrixText(locale: LocaleName): string {
  const words = wordsIn(locale);
  const rows = matrix();
  const sums = words.matrixColumns.map((_, column) => rows.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0));
  const names = rows.map(({ aspect }) => `${aspect.prefix} ${titled(locale, aspect)}`);
  const first = Math.max(...names.map(width), width(words.total));
  const line = (name: string, cells: readonly (string | number)[]) => {
    return `${padded(name, first)}${cells.map((cell, i) => paddedLeft(cell, width(words.matrixColumns[i] ?? '') + 2)).join('')}\n`;
  };
  const table = [
    dim(line(words.aspect, words.matrixColumns)),
    ...rows.map(({ counts }, i) => line(names[i] ?? '', counts)),
    bold(line(words.total, sums)),
  ];
  const lists = rows
    .filter(({ ids }) => ids.length > 0)
    .map(({ aspect, ids }) => paragraph(ids.join(' '), 5, dim, `${aspect.prefix}  `));
  return `${table.join('')}\n${lists.join('')}`;
}
