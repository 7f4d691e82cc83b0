/** The rules as text and data: `rules`, `explain`, `matrix`. */
import type { RuleEntry } from '../catalogue.js';
import { examplePatches } from '../catalogue.js';
import type { LocaleName } from '../core.js';
import { explain, rules } from '../index.js';
import { localeNamed } from '../locale.js';
import { MANNERS, matrix } from '../matrix.js';
import { homeText } from './report.js';
import { bold, dim, padded, paddedLeft, paragraph, width } from './terminal.js';
import { type Words, wordsIn } from './words.js';

const pretty = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`;
export const titled = (locale: LocaleName, { zh, en }: { readonly zh: string; readonly en: string }) =>
  locale === 'en' ? en : zh;

export function rulesJson(): string {
  const published = rules().map(
    ({ id, aspect, record, scope, status, modality, profiles, packs, home, basis, confidence, title, fields, needs }) => {
      return { id, aspect, record, scope, status, modality, profiles, packs, home, basis, confidence, title, fields, needs };
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
    patches?.fail === undefined
      ? ''
      : `\n${bold(words.fails(patches.fail.at || words.document))}\n${changes(patches.fail.input, words)}`,
  ];
  return [
    `${bold(`${rule.id} ${titled(locale, rule.title)}`)}\n${dim(nature.join(' · '))}\n\n`,
    ...messages,
    `\n${paragraph(`${words.fix}${titled(locale, rule.fix)}`, 4, undefined, '  ')}`,
    rule.fields.length > 0 ? paragraph(`${words.fields}${rule.fields.join(', ')}`, 4, undefined, '  ') : '',
    needsText(rule.needs, words, locale),
    `\n${paragraph([homeText(rule.home, words), ...basis].join(' · '), 2, dim)}`,
    ...examples,
  ].join('');
}

function needsText(needs: RuleEntry['needs'], words: Words, locale: LocaleName): string {
  if (needs.length === 0) return '';
  const terms = localeNamed(locale).texts().members;
  return paragraph(`${words.needs}${needs.map((member) => terms[member]).join(', ')}`, 4, undefined, '  ');
}

/** What an example changes of its kind's example record. */
function changes(patch: unknown, words: Words): string {
  return JSON.stringify(patch) === '{}' ? `  ${words.unchanged}\n` : pretty(patch).replace(/^(?=.)/gm, '  ');
}

export function matrixJson(): string {
  const rows = matrix().map(({ aspect, ids, counts }) => {
    return { ...aspect, ...counts, rules: ids };
  });
  return pretty(rows);
}

export function matrixText(locale: LocaleName): string {
  const words = wordsIn(locale);
  const rows = matrix().map((row) => ({
    ...row,
    cells: [...MANNERS.map((manner) => row.counts[manner]), row.aspect.requirements],
  }));
  const sums = words.matrixColumns.map((_, column) => rows.reduce((sum, { cells }) => sum + (cells[column] ?? 0), 0));
  const names = rows.map(({ aspect }) => `${aspect.prefix} ${titled(locale, aspect)}`);
  const first = Math.max(...names.map(width), width(words.total));
  const line = (name: string, cells: readonly (string | number)[]) => {
    return `${padded(name, first)}${cells.map((cell, i) => paddedLeft(cell, width(words.matrixColumns[i] ?? '') + 2)).join('')}\n`;
  };
  const table = [
    dim(line(words.aspect, words.matrixColumns)),
    ...rows.map(({ cells }, i) => line(names[i] ?? '', cells)),
    bold(line(words.total, sums)),
  ];
  const lists = rows.flatMap(({ aspect, ids, counts }) => {
    if (counts['not-yet-built'] === aspect.requirements) return [];
    return [
      `\n${bold(`${aspect.prefix} ${titled(locale, aspect)}`)}\n`,
      ...MANNERS.map((manner, i) => idList(words.matrixColumns[i] ?? '', ids[manner])),
    ];
  });
  return `${table.join('')}${lists.join('')}`;
}

/** Ids of one aspect, its prefix said once: `  evidence       013 014 015`. */
function idList(manner: string, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const numbers = ids.map((id) => id.slice(id.indexOf('-') + 1)).join(' ');
  return paragraph(numbers, 17, dim, padded(`  ${manner}`, 17));
}
