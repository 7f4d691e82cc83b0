/** What stands around the time line: which deal it is, what is to be found in it, who and how much, what is lacking. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Profile } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import { LANES, type Lane } from './moments.js';
import { member } from './paths.js';
import { amountsOf, type Entry, partiesOf } from './sides.js';
import type { State } from './state.js';
import { transactionWords } from './words.js';

export interface Actions {
  readonly deal: (id: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly profile: (profile: Profile) => void;
  readonly give: (lane: Lane, given: boolean) => void;
  readonly choose: (number: number | undefined) => void;
  /** To where a finding stands on the time line. */
  readonly show: (number: number) => void;
  /** To a place in the text. */
  readonly jump: (number: number | undefined, pointer: string) => void;
}

export function toolbar({ locale, groups, deal, profile, bundle }: State, act: Actions): TemplateResult {
  const words = transactionWords(locale);
  const said = ({ zh, en }: { readonly zh: string; readonly en: string }) => (locale === 'en' ? en : zh);
  const radio = (name: Profile) => html`<label class="choice">
    <input type="radio" name="profile" value=${name} .checked=${live(profile === name)} @change=${() => act.profile(name)} /> ${words[name]}
  </label>`;
  return html`<div class="field deal">
      <label for="deal">${words.deal}</label>
      <span class="stepper">
        <button type="button" aria-label=${words.previous} @click=${() => act.step(-1)}>‹</button>
        <select id="deal" @change=${(event: Event) => act.deal((event.currentTarget as HTMLSelectElement).value)}>
          ${groups.map(
            ({ title, deals }) => html`<optgroup label=${said(title)}>
              ${deals.map((one) => html`<option value=${one.id} .selected=${live(one === deal)}>${said(one.title)}</option>`)}
            </optgroup>`,
          )}
        </select>
        <button type="button" aria-label=${words.next} @click=${() => act.step(1)}>›</button>
      </span>
    </div>
    <fieldset class="field">
      <legend>${words.profile}</legend>
      ${radio('gate')} ${radio('audit')}
    </fieldset>
    <fieldset class="field">
      <legend>${words.given}</legend>
      ${LANES.map((lane) => {
        const given = (member(bundle, lane) ?? undefined) !== undefined;
        return html`<label class="choice">
          <input type="checkbox" .checked=${live(given)} @change=${() => act.give(lane, !given)} /> ${words.lanes[lane]}
        </label>`;
      })}
    </fieldset>`;
}

/** What is to be found in the deal, and whether it was. */
export function expectationView({ deal, report, edited, isJson, locale }: State, act: Actions): TemplateResult | typeof nothing {
  if (!deal || !report) return nothing;
  const words = transactionWords(locale);
  if (!isJson) return html`<p class="notice">${words.notJson}</p>`;
  if (edited) return html`<p class="notice">${words.edited}</p>`;
  if (deal.expect.length === 0) return html`<p class="quiet">${words.nothingExpected}</p>`;
  const found = report.findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
  const others = [...new Set(found)].filter((one) => !deal.expect.includes(one));
  return html`<p class="expected">
    ${words.expected}
    ${deal.expect.map((one) => {
      const [rule, pointer] = one.split(' ');
      const number = found.indexOf(one);
      const is = number >= 0;
      return html`<button type="button" class="expectation ${is ? 'met' : 'unmet'}" ?disabled=${!is} @click=${() => act.show(number)}>
        <span aria-hidden="true">${is ? '✓' : '✕'}</span> <span class="rule">${rule}</span> <code>${pointer}</code>
        <span class="sr-only">${is ? words.found : words.notFound}</span>
      </button>`;
    })}
    ${others.length > 0 ? words.more(others) : nothing}
  </p>`;
}

export function sidesView(state: State, act: Actions): TemplateResult {
  const words = transactionWords(state.locale);
  const [parties, amounts] = [partiesOf(state.bundle), amountsOf(state.bundle)];
  const net = netOf(amounts);
  return html`<section aria-labelledby="parties">
      <h3 id="parties">${words.parties}</h3>
      ${entriesView(parties, state, act)}
    </section>
    <section aria-labelledby="amounts">
      <h3 id="amounts">${words.amounts}</h3>
      ${entriesView(amounts, state, act)}
      ${net === undefined ? nothing : html`<p class="net"><span>${words.paid}</span> <strong class="amount">${net}</strong></p>`}
    </section>`;
}

function entriesView(entries: readonly Entry[], { report, chosen, locale }: State, act: Actions): TemplateResult {
  const findings = report?.findings ?? [];
  const touching = (pointer: string) =>
    findings.findIndex((finding) => finding.pointer === pointer || finding.related.includes(pointer));
  return html`<dl class="entries">
    ${entries.map(({ what, pointer, value }) => {
      const number = touching(pointer);
      const finding = findings[number];
      return html`<div class=${finding ? `touched ${finding.severity} ${chosen === number ? 'chosen' : ''}` : ''}>
        <dt>${locale === 'en' ? what.en : what.zh}</dt>
        <dd>
          <button type="button" class="pointer" title=${pointer} @click=${() => act.jump(finding ? number : undefined, pointer)}>${value}</button>
          ${finding ? html`<button type="button" class="rule" @click=${() => act.show(number)}>${finding.rule}</button>` : nothing}
        </dd>
      </div>`;
    })}
  </dl>`;
}

/** Payments less refunds, where each is an amount of at most two decimals. */
function netOf(amounts: readonly Entry[]): string | undefined {
  const parts = amounts.filter(({ pointer }) => /^\/payments\/\d+\/(amount|refund\/\d+\/amount)$/.test(pointer));
  if (parts.length === 0 || parts.some(({ value }) => !/^\d{1,12}(\.\d{1,2})?$/.test(value))) return undefined;
  const hundredths = (value: string) =>
    BigInt(value.split('.')[0] ?? 0) * 100n + BigInt((value.split('.')[1] ?? '').padEnd(2, '0'));
  const sum = parts.reduce(
    (sum, { pointer, value }) => sum + (pointer.includes('/refund/') ? -hundredths(value) : hundredths(value)),
    0n,
  );
  const [sign, digits] = [sum < 0n ? '−' : '', String(sum < 0n ? -sum : sum).padStart(3, '0')];
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Which members are lacking, and how much stays open for want of them. */
export function lackingView({ report, texts, locale }: State): TemplateResult | typeof nothing {
  const words = transactionWords(locale);
  const counts = new Map<string, number>();
  for (const members of Object.values(report?.lacking ?? {}))
    for (const one of members) counts.set(one, (counts.get(one) ?? 0) + 1);
  if (counts.size === 0) return nothing;
  const named = (one: string) => (texts as Texts).members[one] ?? one;
  return html`<section class="lacking" aria-labelledby="lacking">
    <h3 id="lacking">${words.lacking}</h3>
    <ul>
      ${[...counts].map(([one, count]) => html`<li>${words.lacks(named(one), count)}</li>`)}
    </ul>
  </section>`;
}
