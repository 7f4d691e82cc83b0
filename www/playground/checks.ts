/** What the playground needs to check and to tell what was found: loaded once the page can be used. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type { Texts } from '../../pkg/locale.js';
import { findingsView, verdictView } from '../report/view.js';
import { bulkView } from './bulk-view.js';
import type { Guess } from './detect.js';
import type { State } from './state.js';
import type { Actions } from './toolbar.js';
import { playgroundWords } from './words.js';

export { loadEngine, loadTexts } from '../engine.js';
export { startBulk } from './bulk.js';
export { judge } from './judge.js';

export function draw(state: State, act: Actions, verdict: HTMLElement, results: HTMLElement): void {
  const { report, locale, bulk } = state;
  const words = playgroundWords(locale);
  render(report ? verdictView({ report, locale }) : bulk ? nothing : html`<p class="quiet">${words.empty}</p>`, verdict);
  render(resultsView(state, act), results);
}

function resultsView(state: State, act: Actions): TemplateResult {
  const { locale, report, bulk, chosen } = state;
  const texts = state.texts as Texts;
  return html`${noticesView(state, act)}
  ${
    bulk
      ? bulkView({
          bulk,
          locale,
          texts,
          stop: act.stop,
          close: act.close,
          open: ({ offset, length, pointer }) => act.open(offset, length, pointer),
        })
      : nothing
  }
  ${report ? findingsView({ report, locale, texts, chosen, choose: act.jump }) : nothing}`;
}

function noticesView({ locale, guess, lines, form, tooLarge, bytes }: State, act: Actions): TemplateResult {
  const words = playgroundWords(locale);
  const notice = (text: string, button?: { readonly label: string; readonly press: () => void }) =>
    html`<p class="notice">${text} ${button ? html`<button type="button" @click=${button.press}>${button.label}</button>` : nothing}</p>`;
  return html`${
    guess
      ? notice(words.looksLike(named(guess, locale), guess.members.slice(0, 3)), {
          label: words.adopt,
          press: () => act.choose({ kind: guess.kind, from: guess.from }),
        })
      : nothing
  }
  ${lines ? notice(words.lines, { label: words.checkLines, press: act.lines }) : nothing}
  ${form ? notice(words.form, { label: words.fields, press: act.fields }) : nothing}
  ${tooLarge ? notice(words.tooLarge, { label: words.inBackground, press: act.lines }) : nothing} ${bytes ? notice(words.bytes) : nothing}`;
}

function named({ kind, from }: Guess, locale: State['locale']): string {
  const words = playgroundWords(locale);
  return from ? words.named(words.kinds[kind], words.sources[from]) : words.named(words.kinds[kind], words.own);
}
