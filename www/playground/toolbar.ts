/** What the text is to be checked as. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { PACKS, type Pack, RECORD_KINDS, type RecordKind, SOURCES, type SourceFormat } from '../../pkg/generated/types.js';
import type { Choice } from './address.js';
import type { SampleEntry, State } from './state.js';
import { playgroundWords } from './words.js';

/** What can be done on the page. */
export interface Actions {
  readonly choose: (choice: Partial<Choice>) => void;
  readonly sample: (id: string) => void;
  readonly file: (file: File) => void;
  readonly share: (withText: boolean) => void;
  /** From a finding to a place in the text, and back. */
  readonly jump: (finding: number, pointer: string) => void;
  readonly focus: (finding: number) => void;
  /** Turns a form as it is posted into JSON. */
  readonly fields: () => void;
  /** Checks the text in the background; stops that, puts its report away, opens a record of its file. */
  readonly lines: () => void;
  readonly stop: () => void;
  readonly close: () => void;
  readonly open: (offset: number, length: number, pointer: string) => void;
}

export function toolbar({ locale, choice, samples, sample }: State, act: Actions): TemplateResult {
  const words = playgroundWords(locale);
  const value = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
  const titled = ({ title }: SampleEntry) => (locale === 'en' ? title.en : title.zh);
  const options = (own: boolean) =>
    samples
      .filter(({ from }) => (from === undefined) === own)
      .map((entry) => html`<option value=${entry.id} .selected=${live(entry === sample)}>${titled(entry)}</option>`);
  const profile = (name: Choice['profile']) => html`<label class="choice">
    <input type="radio" name="profile" value=${name} .checked=${live(choice.profile === name)} @change=${() => act.choose({ profile: name })} />
    ${words[name]}
  </label>`;
  return html`<div class="field">
      <label for="sample">${words.sample}</label>
      <select id="sample" @change=${(event: Event) => act.sample(value(event))}>
        <option value="" .selected=${live(sample === undefined)}>${words.chooseSample}</option>
        <optgroup label=${words.ownSamples}>${options(true)}</optgroup>
        <optgroup label=${words.publishedSamples}>${options(false)}</optgroup>
      </select>
    </div>
    <div class="field file">
      <input id="file" class="sr-only" type="file" accept=".json,.ndjson,.jsonl,application/json" @change=${(event: Event) => {
        const input = event.currentTarget as HTMLInputElement;
        const [file] = input.files ?? [];
        if (file) act.file(file);
        input.value = '';
      }} />
      <label for="file">${words.file}</label>
    </div>
    <div class="field">
      <label for="kind">${words.kind}</label>
      <select id="kind" @change=${(event: Event) => act.choose({ kind: value(event) as RecordKind })}>
        ${RECORD_KINDS.map((kind) => html`<option value=${kind} .selected=${live(kind === choice.kind)}>${words.kinds[kind]}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="from">${words.from}</label>
      <select id="from" @change=${(event: Event) => act.choose({ from: (value(event) || undefined) as SourceFormat | undefined })}>
        <option value="" .selected=${live(choice.from === undefined)}>${words.own}</option>
        ${SOURCES[choice.kind].map((from) => html`<option value=${from} .selected=${live(from === choice.from)}>${words.sources[from]}</option>`)}
      </select>
    </div>
    <fieldset class="field">
      <legend>${words.profile}</legend>
      ${profile('gate')} ${profile('audit')}
    </fieldset>
    <details class="field packs">
      <summary>${words.packsLegend(choice.packs.length)}</summary>
      <div class="packs-list">${PACKS.map((pack) => packBox(pack, choice, words.packs[pack], act))}</div>
    </details>
    <div class="field actions">
      <button type="button" @click=${() => act.share(false)}>${words.share}</button>
      <button type="button" @click=${() => act.share(true)}>${words.shareText}</button>
    </div>`;
}

function packBox(pack: Pack, { packs }: Choice, label: string, act: Actions): TemplateResult {
  const toggle = () => act.choose({ packs: packs.includes(pack) ? packs.filter((one) => one !== pack) : [...packs, pack] });
  return html`<label class="choice"><input type="checkbox" .checked=${live(packs.includes(pack))} @change=${toggle} /> ${label}</label>`;
}

/** Where the sample comes from: it is somebody's work. */
export function originView({ locale, sample }: State): TemplateResult | typeof nothing {
  if (!sample) return nothing;
  const words = playgroundWords(locale);
  const { source, nature } = sample;
  if (!source) return html`<p class="quiet">${words.source}: ${nature === 'vector' ? words.vector : words.example}</p>`;
  return html`<p class="quiet">
    ${words.source}:
    <a href="https://github.com/${source.repository}/tree/${source.commit}" rel="noreferrer">${source.repository}</a>
    ${source.path} @ ${source.commit.slice(0, 7)}, ${source.licence}
  </p>`;
}

/** Where the cursor stands, and what was found there. */
export function statusView({ locale, position, here, marks, notice }: State, act: Actions): TemplateResult {
  const words = playgroundWords(locale);
  const { line, column } = position;
  return html`<span>${words.position(line, column)}</span>
    ${
      here.length > 0
        ? html`<span>
            ${words.here}
            ${here.map((number) => html`<button type="button" class="rule" @click=${() => act.focus(number)}>${marks[number]?.rule}</button>`)}
          </span>`
        : nothing
    }
    <span class="quiet keys">${words.keys}</span>
    <span role="status">${notice ? words[notice] : nothing}</span>`;
}
