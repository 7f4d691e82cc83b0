/** A report on a page: the verdict, each finding with its ground, and apart from them what stayed undecided. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Finding, Lacking, LocaleName, Report, Severity } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import { explanation } from './explanation.js';
import { groupsOf, type Numbered, prefixOf } from './groups.js';
import { SIGNS } from './signs.js';
import { type ReportWords, reportWords } from './words.js';

export interface ReportView {
  readonly report: Report;
  readonly locale: LocaleName;
  readonly texts: Texts;
  /** The finding that is looked at. */
  readonly chosen: number | undefined;
  readonly choose: (number: number, pointer: string) => void;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export const findingId = (number: number): string => `finding-${number}`;

export function verdictView({ report, locale }: Pick<ReportView, 'report' | 'locale'>): TemplateResult {
  const words = reportWords(locale);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: report.findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  return html`<p class="verdict ${report.verdict}">
    <span class="sign" aria-hidden="true">${SIGNS[report.verdict]}</span>
    <strong>${words.verdicts[report.verdict]}</strong>
    ${counts.map(({ severity, count }) => html`<span class="severity ${severity}">${words.count(severity, count)}</span>`)}
    ${report.undetermined.length > 0 ? html`<span class="severity open">${words.undetermined(report.undetermined.length)}</span>` : nothing}
  </p>`;
}

export function findingsView(view: ReportView): TemplateResult {
  const { report, locale } = view;
  const words = reportWords(locale);
  return html`${report.findings.length === 0 ? html`<p class="quiet">${words.none}</p>` : nothing}
    ${repeat(
      groupsOf(report, locale),
      ({ aspect }) => aspect.prefix,
      ({ aspect, findings }) => html`<section class="aspect" aria-labelledby="aspect-${aspect.prefix}">
        <h3 id="aspect-${aspect.prefix}"><span class="prefix">${aspect.prefix}</span> ${aspect.name}</h3>
        <ul class="findings">
          ${repeat(
            findings,
            ({ finding, number }) => `${finding.rule} ${finding.pointer} ${number}`,
            (one) => findingView(one, view, words),
          )}
        </ul>
      </section>`,
    )}
    ${report.truncated ? html`<p class="notice">${words.truncated}</p>` : nothing} ${undeterminedView(view, words)}`;
}

function findingView({ finding, number }: Numbered, view: ReportView, words: ReportWords): TemplateResult {
  const { rule, severity, pointer, related, message, home } = finding;
  const chosen = view.chosen === number;
  return html`<li id=${findingId(number)} class="finding ${severity}" aria-current=${chosen ? 'true' : nothing} tabindex="-1">
    <p class="place">
      <span class="severity ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${words.severities[severity]}</span>
      ${pointerButton(pointer, words, () => view.choose(number, pointer))}
    </p>
    <p class="message">${message}</p>
    ${
      related.length > 0
        ? html`<p class="related">${words.related} ${related.map((other) => pointerButton(other, words, () => view.choose(number, other)))}</p>`
        : nothing
    }
    <p class="ground">
      <span class="rule">${rule}</span> · GB/T 37401-2019 ${home} (${words.topic}) · ${words.basis} ${finding.basis.join(' · ')}
    </p>
    ${explanation(rule, view.locale, view.texts, words)}
  </li>`;
}

const pointerButton = (pointer: string, words: ReportWords, jump: () => void) =>
  html`<button type="button" class="pointer" @click=${jump}>${pointer || words.document}</button>`;

function undeterminedView({ report, texts }: ReportView, words: ReportWords): TemplateResult | typeof nothing {
  const { undetermined, lacking } = report as { undetermined: readonly string[]; lacking?: Lacking };
  if (undetermined.length === 0) return nothing;
  return html`<section class="undetermined" aria-labelledby="undetermined">
    <h3 id="undetermined"><span class="sign" aria-hidden="true">?</span> ${words.undetermined(undetermined.length)}</h3>
    <p class="quiet">${words.undeterminedHint}</p>
    <ul>
      ${undetermined.map((rule) => {
        const members = lacking?.[rule as Finding['rule']];
        return html`<li>
          <span class="rule" data-aspect=${prefixOf(rule)}>${rule}</span> ${texts.rules[rule]?.title}
          ${members ? html`<span class="quiet">${words.lacking(members.map((member) => texts.members[member] ?? member))}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </section>`;
}
