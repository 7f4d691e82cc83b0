/** The time line: what happened, in which record, and what is wrong with it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { LocaleName } from '../../pkg/core.js';
import { KINDS_BY_ASPECT, MEMBERS } from '../../pkg/generated/types.js';
import type { Texts } from '../../pkg/locale.js';
import type { Numbered } from '../report/groups.js';
import { SIGNS } from '../report/view.js';
import { reportWords } from '../report/words.js';
import { type Lane, LANES } from './moments.js';
import { type Fact, type Row, rowAt } from './timeline.js';
import { transactionWords } from './words.js';

export interface TimelineView {
  readonly rows: readonly Row[];
  readonly findings: readonly Numbered[];
  readonly locale: LocaleName;
  readonly texts: Texts;
  readonly now: string;
  readonly chosen: number | undefined;
  readonly choose: (number: number | undefined) => void;
  readonly jump: (number: number, pointer: string) => void;
}

const DAY = 86_400_000;

export function timelineView(view: TimelineView): TemplateResult {
  const { rows, findings, locale, texts } = view;
  const words = transactionWords(locale);
  const byRow = new Map<Row | undefined, Numbered[]>();
  for (const one of findings) {
    const row = rowAt(rows, one.finding.pointer);
    byRow.set(row, [...(byRow.get(row) ?? []), one]);
  }
  const touched = touchedRows(view);
  const general = byRow.get(undefined) ?? [];
  return html`${general.length > 0 ? html`<div class="general">${general.map((one) => findingView(one, view))}</div>` : nothing}
    <div class="lanes" aria-hidden="true">
      <span></span>${LANES.map((lane) => html`<span class="lane ${lane}">${words.lanes[lane]}</span>`)}
    </div>
    <ol class="rows" aria-label=${words.timeline}>
      ${repeat(
        rows,
        ({ id }) => id,
        (row, index) => html`<li id=${row.id} class="row ${row.lane} ${touched.has(row) ? 'touched' : ''}">
          ${gapView(rows[index - 1], row, words.days)}
          <span class="time">${row.at === undefined ? words.undated : timeView(row.text, locale)}</span>
          <div class="card">
            <span class="lane ${row.lane}">${words.lanes[row.lane]}</span>
            <ul class="facts">
              ${row.facts.map((fact) => factView(fact, row.lane, locale, texts))}
            </ul>
            ${(byRow.get(row) ?? []).map((one) => findingView(one, view))}
          </div>
        </li>`,
      )}
    </ol>
    <p class="quiet">${words.present(view.now)}</p>`;
}

/** Rows that take part in the finding that is looked at. */
function touchedRows({ rows, findings, chosen }: TimelineView): ReadonlySet<Row | undefined> {
  const finding = findings.find(({ number }) => number === chosen)?.finding;
  return new Set(finding ? [finding.pointer, ...finding.related].map((pointer) => rowAt(rows, pointer)) : []);
}

function gapView(before: Row | undefined, { at }: Row, days: (count: number) => string): TemplateResult | typeof nothing {
  if (before?.at === undefined || at === undefined || at - before.at < DAY) return nothing;
  return html`<span class="gap">${days(Math.floor((at - before.at) / DAY))}</span>`;
}

/** As the record tells it: the day and clock of its own offset. */
function timeView(text: string, locale: LocaleName): TemplateResult {
  const [, day = '', clock = '', offset = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[.\d]*(.*)$/i.exec(text) ?? [];
  return html`<time datetime=${text} lang=${locale}><span class="day">${day}</span> ${clock}${offset === '+08:00' ? '' : ` ${offset}`}</time>`;
}

function factView({ moment, record, amount, code, pointer }: Fact, lane: Lane, locale: LocaleName, texts: Texts): TemplateResult {
  const words = transactionWords(locale);
  const what = moment ? (locale === 'en' ? moment.what.en : moment.what.zh) : words.undated;
  const term = code === undefined ? undefined : (texts.codes[MEMBERS[lane] ?? '']?.[code] ?? code.replaceAll('_', ' '));
  return html`<li class=${moment?.due ? 'due' : ''} data-pointer=${pointer}>
    <strong>${what}</strong> ${term ? html`<span class="term">${term}</span>` : nothing}
    ${amount === undefined ? nothing : html`<span class="amount">${amount}</span>`} <span class="record">${record}</span>
  </li>`;
}

function findingView({ finding, number }: Numbered, view: TimelineView): TemplateResult {
  const { rule, severity, message, pointer, related, home, basis } = finding;
  const words = reportWords(view.locale);
  const chosen = view.chosen === number;
  const aspect = KINDS_BY_ASPECT[rule.slice(0, 3)] ?? 'document';
  return html`<div class="fault ${severity}" data-number=${number} data-aspect=${aspect}>
    <button type="button" class="fault-head" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => view.choose(chosen ? undefined : number)}>
      <span class="severity ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${words.severities[severity]}</span>
      <span class="rule">${rule}</span> <span class="message">${message}</span>
    </button>
    ${
      chosen
        ? html`<div class="fault-more">
            <p>
              ${[pointer, ...related].map(
                (place) => html`<button type="button" class="pointer" @click=${() => view.jump(number, place)}>${place || words.document}</button> `,
              )}
            </p>
            <p class="ground">GB/T 37401-2019 ${home} (${words.topic}) · ${words.basis} ${basis.join(' · ')}</p>
            <p>${words.fix}: ${view.texts.rules[rule]?.fix}</p>
          </div>`
        : nothing
    }
  </div>`;
}
