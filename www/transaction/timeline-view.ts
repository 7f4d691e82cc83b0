/** The time line: what happened, in which record, and what is wrong with it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { LocaleName } from '../../pkg/core.js';
import { MEMBERS } from '../../pkg/generated/types.js';
import type { Texts } from '../../pkg/locale.js';
import type { Numbered } from '../report/groups.js';
import { SIGNS } from '../report/signs.js';
import { reportWords } from '../report/words.js';
import { LANES, type Lane } from './moments.js';
import { type Fact, linesOf, type Row, rowAt } from './timeline.js';
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
/** More lines than this nobody reads; findings beyond them stand in the report. */
const MOST_LINES = 400;

export function timelineView(view: TimelineView): TemplateResult {
  const { rows, findings, locale } = view;
  const words = transactionWords(locale);
  const byRow = new Map<Row | undefined, Numbered[]>();
  for (const one of findings) {
    const row = rowAt(rows, one.finding.pointer);
    byRow.set(row, [...(byRow.get(row) ?? []), one]);
  }
  const touched = touchedRows(view);
  const all = linesOf(rows);
  const lines = all.slice(0, MOST_LINES);
  const general = byRow.get(undefined) ?? [];
  return html`${general.length > 0 ? html`<div class="general">${general.map((one) => findingView(one, view))}</div>` : nothing}
    <div class="lanes" aria-hidden="true">
      <span></span>${LANES.map((lane) => html`<span class="lane ${lane}">${words.lanes[lane]}</span>`)}
    </div>
    <ol class="rows" aria-label=${words.timeline}>
      ${repeat(
        lines,
        ({ rows: [first] }) => first?.id,
        ({ at, text, rows }, index) => html`<li class="line">
          ${gapView(lines[index - 1]?.at, at, words.days)}
          <span class="time">${at === undefined ? words.undated : timeView(text)}</span>
          ${rows.map(
            (
              row,
            ) => html`<div id=${row.id} class="card ${row.lane} ${byRow.has(row) ? 'faulty' : ''} ${touched.has(row) ? 'touched' : ''}">
              <span class="lane ${row.lane}">${words.lanes[row.lane]}</span>
              <ul class="facts">
                ${row.facts.map((fact, place) => factView(fact, row, row.facts[place - 1], view))}
              </ul>
            </div>`,
          )}
          ${
            rows.some((row) => byRow.has(row))
              ? html`<div class="faults">${rows.map((row) => (byRow.get(row) ?? []).map((one) => findingView(one, view, row.lane)))}</div>`
              : nothing
          }
        </li>`,
      )}
    </ol>
    ${all.length > MOST_LINES ? html`<p class="notice">${words.notShown(all.length - MOST_LINES)}</p>` : nothing}
    <p class="quiet">${words.present(view.now)}</p>`;
}

/** Rows that take part in the finding that is looked at. */
function touchedRows({ rows, findings, chosen }: TimelineView): ReadonlySet<Row | undefined> {
  const finding = findings.find(({ number }) => number === chosen)?.finding;
  return new Set(finding ? [finding.pointer, ...finding.related].map((pointer) => rowAt(rows, pointer)) : []);
}

function gapView(
  before: number | undefined,
  at: number | undefined,
  days: (count: number) => string,
): TemplateResult | typeof nothing {
  if (before === undefined || at === undefined || at - before < DAY) return nothing;
  return html`<span class="gap">${days(Math.floor((at - before) / DAY))}</span>`;
}

const TIME = /^\d{4}-(\d\d-\d\d)T(\d\d:\d\d)/;

/** As the record tells it: the day and clock of its own offset. */
function timeView(text: string): TemplateResult {
  const [, day = '', clock = '', offset = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[.\d]*(.*)$/i.exec(text) ?? [];
  return html`<time datetime=${text}><span class="day">${day}</span> ${clock}${offset === '+08:00' ? '' : ` ${offset}`}</time>`;
}

/** What the fact before it in the row has said is not said again. */
function factView(fact: Fact, row: Row, before: Fact | undefined, { locale, texts }: TimelineView): TemplateResult {
  const { moment, record, amount, code, text } = fact;
  const words = transactionWords(locale);
  const what = moment ? (locale === 'en' ? moment.what.en : moment.what.zh) : record === undefined ? words.none : words.undated;
  const term = code === undefined ? undefined : (texts.codes[MEMBERS[row.lane] ?? '']?.[code] ?? code.replaceAll('_', ' '));
  const again = before !== undefined && before.moment === moment;
  const [, day, clock] = TIME.exec(text) ?? [];
  return html`<li class=${moment?.due ? 'due' : ''}>
    ${again ? nothing : html`<strong>${what}</strong>`} ${term ? html`<span class="term">${term}</span>` : nothing}
    ${amount === undefined ? nothing : html`<span class="amount">${amount}</span>`}
    ${text === row.text ? nothing : html`<time class="time" datetime=${text}>${day} ${clock}</time>`}
    ${record === undefined || (before?.record === record && before.moment !== undefined) ? nothing : html`<span class="record" title=${record}>${record}</span>`}
  </li>`;
}

function findingView({ finding, number }: Numbered, view: TimelineView, lane?: Lane): TemplateResult {
  const { rule, severity, message, pointer, related, home, basis } = finding;
  const words = reportWords(view.locale);
  const chosen = view.chosen === number;
  return html`<div class="fault ${severity}" data-number=${number}>
    <button type="button" class="fault-head" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => view.choose(chosen ? undefined : number)}>
      <span class="severity ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${words.severities[severity]}</span>
      ${lane ? html`<span class="lane ${lane}">${transactionWords(view.locale).lanes[lane]}</span>` : nothing}
      <span class="rule">${rule}</span> <span class="message">${message}</span>
    </button>
    ${
      chosen
        ? html`<div class="fault-more">
            <p>
              ${[pointer, ...related].map(
                (place) =>
                  html`<button type="button" class="pointer" @click=${() => view.jump(number, place)}>${place || words.document}</button> `,
              )}
            </p>
            <p class="ground">GB/T 37401-2019 ${home} (${words.topic}) · ${words.basis} ${basis.join(' · ')}</p>
            <p>${words.fix}: ${view.texts.rules[rule]?.fix}</p>
          </div>`
        : nothing
    }
  </div>`;
}
