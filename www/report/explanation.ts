/** What a rule asks for, told where a finding stands; its examples are loaded when they are first asked for. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import type { LocaleName } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import type { ReportWords } from './words.js';

export function explanation(rule: string, locale: LocaleName, texts: Texts, words: ReportWords): unknown {
  const own = texts.rules[rule];
  const toggled = async ({ currentTarget }: Event) => {
    const details = currentTarget as HTMLDetailsElement;
    const place = details.querySelector<HTMLElement>('.examples');
    if (details.open && place) render(await examples(rule, words), place);
  };
  // In another language it is another explanation.
  return keyed(
    `${rule} ${locale}`,
    html`<details class="explanation" @toggle=${toggled}>
      <summary>${words.explain}</summary>
      <p><strong>${own?.title}</strong></p>
      <p><em>${words.fix}</em> ${own?.fix}</p>
      <div class="examples"></div>
      ${rulePage() ? html`<p><a href="../rules/${rule}/">${words.rulePage} ${rule}</a></p>` : nothing}
    </details>`,
  );
}

/** Whether the site has pages of rules: then the header leads to them. */
const rulePage = () => document.querySelector('nav a[href$="rules/"]') !== null;

async function examples(rule: string, words: ReportWords): Promise<TemplateResult | typeof nothing> {
  const { examplePatches } = await import('../../pkg/catalogue.js');
  const patches = examplePatches(rule);
  if (!patches) return nothing;
  const fails = patches.fail;
  return html`<p>${words.passes}</p>
    ${change(patches.pass, words)}
    ${fails ? html`<p>${words.fails(fails.at || words.document)}</p> ${change(fails.input, words)}` : nothing}`;
}

function change(patch: unknown, words: ReportWords): TemplateResult {
  const text = JSON.stringify(patch, null, 2);
  return text === '{}' ? html`<p class="quiet">${words.unchanged}</p>` : html`<pre class="example" tabindex="0">${text}</pre>`;
}
