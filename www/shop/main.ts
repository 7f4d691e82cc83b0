/** The shop: each form bound to its kind of record, in the page's language. */
import { check, checkField } from '../../pkg/core.js';
import { bind } from '../../pkg/forms/bind.js';
import type { FormBinding, FormState, Records } from '../../pkg/forms.js';
import { loadEngine, loadTexts } from '../engine.js';
import { currentLocale, onLocale } from '../frame/language.js';
import { workOut } from './checkout.js';
import { tendRows } from './rows.js';
import { answerTo, post } from './server.js';
import { FORMS } from './shop.js';
import { isRows, NOW, OFFSET, type ShopForm } from './spec.js';

const PHRASES = {
  sending: { 'zh-CN': '正在发送……', en: 'Sending…' },
  objected: { 'zh-CN': '服务器没有接受，见标出的一栏。', en: 'The server did not accept it: see the marked field.' },
  refused: {
    'zh-CN': (count: number) => `还有 ${count} 处要改。`,
    en: (count: number) => `${count} ${count === 1 ? 'field' : 'fields'} to put right.`,
  },
};

/** What the server objected to last stays in the page's language. */
let spoken: (() => void)[] = [];

function open(shop: ShopForm): FormBinding {
  const section = document.getElementById(shop.name) as HTMLElement;
  const form = section.querySelector('form') as HTMLFormElement;
  const outcome = form.querySelector('.outcome') as HTMLElement;
  const sent = section.querySelector('.sent pre') as HTMLElement;
  const known = withoutLists(shop);
  const binding = bind({ check, checkField }, form, shop.kind, () => ({
    base: shop.follow?.(known, form) ?? known,
    offset: OFFSET,
    now: NOW,
    onCheck({ record }: FormState) {
      sent.textContent = JSON.stringify(record, null, 2);
    },
    onRefused({ shown }: FormState) {
      const wrong = shown.filter(({ messages }) => messages.some(({ severity }) => severity === 'error'));
      outcome.textContent = PHRASES.refused[currentLocale()](wrong.length);
    },
  }));
  if (shop.name === 'checkout') form.addEventListener('input', () => workOut(form));
  form.addEventListener('input', () => {
    outcome.textContent = '';
  });
  form.addEventListener('reset', () => {
    outcome.textContent = '';
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { record } = binding.state;
    outcome.textContent = PHRASES.sending[currentLocale()];
    const { ok, body } = await post(shop, record, currentLocale());
    outcome.textContent = ok ? words(shop.accepted) : PHRASES.objected[currentLocale()];
    if (ok) return;
    binding.merge(body);
    binding.focus();
  });
  spoken.push(() => {
    const isObjected = binding.state.shown.some(({ messages }) => messages.some(({ source }) => source === 'server'));
    outcome.textContent = isObjected ? PHRASES.objected[currentLocale()] : '';
    if (isObjected) binding.merge(answerTo(shop, binding.state.record, currentLocale()).body);
    else binding.check();
  });
  tendRows(form, () => binding.check());
  section.addEventListener('click', ({ target }) => {
    const place = (target as Element).closest<HTMLElement>('[data-mistake]')?.dataset.mistake;
    if (place === undefined) return;
    form.reset();
    // The form begins anew behind the event.
    setTimeout(() => (place === 'server' ? askServer(shop, form) : enter(form, shop.mistakes[Number(place)]?.enter ?? {})));
  });
  return binding;
}

/** What the form does not hold. Lists stand in it as a whole: how long they are, it says. */
function withoutLists({ record, parts }: ShopForm): Records[ShopForm['kind']] {
  const rest: Record<string, unknown> = { ...record };
  for (const part of parts) if (isRows(part)) delete rest[part.list.slice(1)];
  return rest;
}

const words = ({ zh, en }: { readonly zh: string; readonly en: string }) => (currentLocale() === 'en' ? en : zh);

/** Enters something as somebody would: what a page works out follows, and fields are left. */
function enter(form: HTMLFormElement, values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value = ''] of Object.entries(values)) {
    const control = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList;
    control.value = value;
    const element = control instanceof RadioNodeList ? (control[0] as HTMLInputElement) : control;
    if (control.value !== value) throw new Error(`${name} cannot be ${value}`);
    if (element.tagName !== 'OUTPUT') element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }
}

function askServer({ objection }: ShopForm, form: HTMLFormElement): void {
  enter(form, { [objection.at]: objection.value });
  form.requestSubmit();
}

/** Shows the form that the address names. */
function show(): void {
  const asked = location.hash.slice(1);
  const name = FORMS.some((form) => form.name === asked) ? asked : 'checkout';
  for (const form of FORMS) (document.getElementById(form.name) as HTMLElement).hidden = form.name !== name;
  for (const tab of document.querySelectorAll('.tabs a')) {
    if (tab.getAttribute('href') === `#${name}`) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
}

/** Options of a list hold one text only. */
function nameOptions(): void {
  for (const option of document.querySelectorAll('option'))
    option.textContent = (currentLocale() === 'en' ? option.dataset.en : option.dataset.zh) ?? '';
}

show();
addEventListener('hashchange', show);
nameOptions();
await Promise.all([loadEngine(new URL('../tradelint.wasm', document.baseURI)), loadTexts(currentLocale())]);
for (const form of FORMS) open(form);
onLocale(async (locale) => {
  nameOptions();
  await loadTexts(locale);
  for (const say of spoken) say();
});
document.documentElement.dataset.ready = 'shop';
