/** The report of a large file: counts, then by aspect and clause how often each rule found something and where first. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { LocaleName, RuleId, Severity, Verdict } from '../../pkg/core.js';
import { message, type Texts } from '../../pkg/locale.js';
import { explanation } from '../report/explanation.js';
import { aspectsIn, prefixOf } from '../report/groups.js';
import { SIGNS } from '../report/signs.js';
import { reportWords } from '../report/words.js';
import type { Bulk } from './bulk.js';
import type { Found, RuleSummary, Summary } from './summary.js';

export interface BulkView {
  readonly bulk: Bulk;
  readonly locale: LocaleName;
  readonly texts: Texts;
  readonly stop: () => void;
  readonly close: () => void;
  /** Shows a record of the file in the editor. */
  readonly open: (found: Found) => void;
}

const WORDS = {
  'zh-CN': {
    title: (name: string) => `后台检查：${name}`,
    reading: '检查中',
    stop: '停止',
    close: '关闭',
    records: (count: string) => `${count} 条记录`,
    speed: (records: string, megabytes: string) => `每秒 ${records} 条，${megabytes} MB`,
    stopped: '已停止：以下只包括停止前检查的记录。',
    shortened: '文件在检查中变短：以下只包括读到的部分。',
    unfinished: '列表没有结束括号：文件可能被截断。',
    trailing: '列表之后还有内容，未检查。',
    truncated: (count: string) => `${count} 条记录的发现超过 1,000 项，其余未计。`,
    failed: (reason: string) => `检查中断：${reason}`,
    clause: (clause: string) => `GB/T 37401-2019 ${clause}（按主题）`,
    rule: '规则',
    severity: '程度',
    count: '发现',
    inRecords: '记录',
    first: '首见于',
    line: (number: string) => `第 ${number} 条`,
    openIt: (number: string) => `在编辑器中打开第 ${number} 条`,
    undetermined: '未定的规则及记录数',
  },
  en: {
    title: (name: string) => `Checked in the background: ${name}`,
    reading: 'Checking',
    stop: 'Stop',
    close: 'Close',
    records: (count: string) => `${count} records`,
    speed: (records: string, megabytes: string) => `${records} records and ${megabytes} MB a second`,
    stopped: 'Stopped: only the records checked until then are counted.',
    shortened: 'The file became shorter while it was checked: only what could be read is counted.',
    unfinished: 'The list has no closing bracket: the file may have been cut off.',
    trailing: 'Something follows the list; it was not checked.',
    truncated: (count: string) => `${count} records have more than 1,000 findings; the others are not counted.`,
    failed: (reason: string) => `The check broke off: ${reason}`,
    clause: (clause: string) => `GB/T 37401-2019 ${clause} (by topic)`,
    rule: 'Rule',
    severity: 'Severity',
    count: 'Findings',
    inRecords: 'Records',
    first: 'First at',
    line: (number: string) => `record ${number}`,
    openIt: (number: string) => `Open record ${number} in the editor`,
    undetermined: 'Rules undetermined, with the number of records',
  },
} as const;

const VERDICTS: readonly Verdict[] = ['nonconforming', 'undetermined', 'conforming'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export function bulkView(view: BulkView): TemplateResult {
  const { bulk, locale } = view;
  const words = WORDS[locale];
  const number = (value: number) => value.toLocaleString(locale);
  const share = bulk.file.size === 0 ? 1 : bulk.bytes / bulk.file.size;
  return html`<section class="bulk" aria-labelledby="bulk-title">
    <h2 id="bulk-title">${words.title(bulk.name)}</h2>
    ${
      bulk.took === undefined
        ? html`<p class="progress">
            <progress max="1" .value=${share} aria-label=${words.reading}></progress>
            <span>${Math.floor(share * 100)} % · ${words.records(number(bulk.records))}</span>
            <button type="button" @click=${view.stop}>${words.stop}</button>
          </p>`
        : html`<p class="progress">
            <span>${words.records(number(bulk.records))} · ${speed(bulk, words.speed, number)}</span>
            <button type="button" @click=${view.close}>${words.close}</button>
          </p>`
    }
    ${bulk.failure ? html`<p class="notice" role="alert">${words.failed(bulk.failure)}</p>` : nothing}
    ${bulk.summary ? summaryView(bulk.summary, view, number) : nothing}
  </section>`;
}

function speed(
  { records, bytes, took = 1 }: Bulk,
  say: (records: string, megabytes: string) => string,
  number: (n: number) => string,
) {
  return say(number(Math.round((records / took) * 1000)), (bytes / took / 1000).toFixed(1));
}

function summaryView(summary: Summary, view: BulkView, number: (value: number) => string): TemplateResult {
  const { locale, texts } = view;
  const [words, general] = [WORDS[locale], reportWords(locale)];
  const notices = [
    summary.cancelled ? words.stopped : '',
    summary.shortened ? words.shortened : '',
    summary.unfinished ? words.unfinished : '',
    summary.trailing ? words.trailing : '',
    summary.truncated > 0 ? words.truncated(number(summary.truncated)) : '',
  ].filter((notice) => notice !== '');
  return html`${notices.map((notice) => html`<p class="notice">${notice}</p>`)}
    <p class="verdicts">
      ${VERDICTS.map((verdict) => html`<span class="verdict ${verdict}"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> ${number(summary.verdicts[verdict])} ${general.verdicts[verdict]}</span>`)}
      ${SEVERITIES.map((severity) => html`<span class="severity ${severity}">${general.count(severity, summary.severities[severity])}</span>`)}
    </p>
    ${aspectsIn(locale).map(({ prefix, name, clause }) => {
      const rules = summary.rules.filter(({ rule }) => prefixOf(rule) === prefix);
      if (rules.length === 0) return nothing;
      const sorted = rules.toSorted((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
      return html`<section class="aspect" aria-labelledby="bulk-${prefix}">
        <h3 id="bulk-${prefix}"><span class="prefix">${prefix}</span> ${name} <span class="quiet">${words.clause(clause)}</span></h3>
        <div class="scrolls" tabindex="0" role="group" aria-labelledby="bulk-${prefix}">
          <table>
            <thead>
              <tr>
                <th scope="col">${words.rule}</th>
                <th scope="col">${words.severity}</th>
                <th scope="col" class="number">${words.count}</th>
                <th scope="col" class="number">${words.inRecords}</th>
                <th scope="col">${words.first}</th>
              </tr>
            </thead>
            <tbody>
              ${sorted.map((rule) => ruleView(rule, view, number))}
            </tbody>
          </table>
        </div>
      </section>`;
    })}
    ${undeterminedView(summary, words.undetermined, texts, number)}`;
}

function ruleView({ rule, severity, findings, records, first }: RuleSummary, view: BulkView, number: (value: number) => string) {
  const { locale, texts, bulk } = view;
  const [words, general] = [WORDS[locale], reportWords(locale)];
  const said = (params: Found['params']) =>
    message(texts, bulk.choice.kind, rule, params as Readonly<Record<string, string | number>>);
  return html`<tr>
    <th scope="row">
      <span class="rule">${rule}</span> ${texts.rules[rule]?.title}
      ${first[0] ? html`<p class="quiet">${said(first[0].params)}</p>` : nothing} ${explanation(rule, locale, texts, general)}
    </th>
    <td><span class="severity ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${general.severities[severity]}</span></td>
    <td class="number">${number(findings)}</td>
    <td class="number">${number(records)}</td>
    <td>
      <ul class="plain">
        ${first.map(
          (found) => html`<li>
            <button
              type="button"
              class="pointer"
              aria-label=${words.openIt(number(found.number))}
              title=${said(found.params)}
              @click=${() => view.open(found)}
            >
              ${words.line(number(found.number))}
            </button>
            <code>${found.pointer || general.document}</code>
          </li>`,
        )}
      </ul>
    </td>
  </tr>`;
}

function undeterminedView({ undetermined }: Summary, title: string, texts: Texts, number: (value: number) => string) {
  const rules = Object.entries(undetermined).toSorted(([, a], [, b]) => b - a);
  if (rules.length === 0) return nothing;
  return html`<section class="undetermined" aria-labelledby="bulk-undetermined">
    <h3 id="bulk-undetermined"><span class="sign" aria-hidden="true">?</span> ${title}</h3>
    <ul>
      ${rules.map(([rule, count]) => html`<li><span class="rule">${rule}</span> ${texts.rules[rule as RuleId]?.title} <span class="quiet">${number(count)}</span></li>`)}
    </ul>
  </section>`;
}
