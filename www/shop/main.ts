/** The shop: each form bound by its own few lines, and beside it what they do, for people to see. */
import type { FormBinding, FormState, Records } from '../../pkg/forms.js';
import { speak } from '../binding.js';
import { loadEngine } from '../engine.js';
import { currentLocale, onLocale } from '../frame/language.js';
import { bindCheckout } from './bind/checkout.js';
import { bindListing } from './bind/listing.js';
import { bindOnboarding } from './bind/onboarding.js';
import { bindRefund } from './bind/refund.js';
import { FORMS } from './forms.js';
import { say } from './outcome.js';
import { problemWith } from './server.js';
import type { ShopPage } from './shop.js';
import { type FormName, isRows, NOW, type ShopForm } from './spec.js';

const BINDS = {
  onboarding: bindOnboarding,
  listing: bindListing,
  checkout: bindCheckout,
  refund: bindRefund,
} as unknown as Record<FormName, (form: HTMLFormElement, page: ShopPage<ShopForm['kind']>) => FormBinding>;

const SENDING = { zh: '正在发送……', en: 'Sending…' };
const OBJECTED = { zh: '服务器没有接受，见标出的一栏。', en: 'The server did not accept it: see the marked field.' };
const refused = (count: number) => ({
  zh: `还有 ${count} 处要改。`,
  en: `${count} ${count === 1 ? 'field' : 'fields'} to put right.`,
});

const isFromServer = ({ shown }: FormState) => shown.some(({ messages }) => messages.some(({ source }) => source === 'server'));

function open(shop: ShopForm): { readonly retell: () => void } {
  const section = document.getElementById(shop.name) as HTMLElement;
  const form = section.querySelector('form') as HTMLFormElement;
  const sent = section.querySelector('.sent pre') as HTMLElement;
  const demo = {
    now: NOW,
    onCheck(state: FormState) {
      sent.textContent = JSON.stringify(state.record, null, 2);
      if (isFromServer(state)) say(form, OBJECTED);
    },
    onRefused({ shown }: FormState) {
      say(form, refused(shown.filter(({ messages }) => messages.some(({ severity }) => severity === 'error')).length));
    },
  };
  // Before the form's own script, which has its say later.
  form.addEventListener('submit', () => say(form, SENDING));
  for (const event of ['input', 'reset']) form.addEventListener(event, () => say(form));
  const binding = BINDS[shop.name](form, { base: withoutLists(shop), demo });
  section.addEventListener('click', ({ target }) => {
    const place = (target as Element).closest<HTMLElement>('[data-mistake]')?.dataset.mistake;
    if (place !== undefined) mistake(shop, form, place);
  });
  return {
    /** Says everything again, in another language. */
    retell() {
      if (isFromServer(binding.state)) binding.merge(problemWith(shop.path, binding.state.record));
      else binding.check();
    },
  };
}

/** What the form does not hold. Lists stand in it as a whole: how long they are, it says. */
function withoutLists({ record, parts }: ShopForm): Records[ShopForm['kind']] {
  const lists = new Set(parts.flatMap((part) => (isRows(part) ? [part.list.slice(1)] : [])));
  return Object.fromEntries(Object.entries(record).filter(([name]) => !lists.has(name)));
}

/** Begins with the example and makes one mistake in it; the server's is sent. */
function mistake({ mistakes, objection }: ShopForm, form: HTMLFormElement, place: string): void {
  form.reset();
  // The form begins anew behind the event.
  setTimeout(() => {
    enter(form, place === 'server' ? { [objection.at]: objection.value } : (mistakes[Number(place)]?.enter ?? {}));
    if (place === 'server') form.requestSubmit();
  });
}

/** Enters something as somebody would: what a page works out follows, and fields are left. */
function enter(form: HTMLFormElement, values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value = ''] of Object.entries(values)) {
    const control = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList;
    control.value = value;
    const element = control instanceof RadioNodeList ? (control[0] as HTMLInputElement) : control;
    if (element.tagName !== 'OUTPUT') element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
    element.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion)').matches ? 'auto' : 'smooth' });
  }
}

/** Shows the form that the address names. */
function show(): void {
  const asked = document.getElementById(location.hash.slice(1));
  if (!asked?.matches('.shop-form')) return;
  for (const section of document.querySelectorAll<HTMLElement>('.shop-form')) section.hidden = section !== asked;
  for (const tab of document.querySelectorAll('.tabs a')) {
    if (tab.getAttribute('href') === location.hash) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
}

/** Options of a list hold one text only. */
function nameOptions(): void {
  for (const option of document.querySelectorAll('option'))
    option.textContent = (currentLocale() === 'en' ? option.dataset.en : option.dataset.zh) ?? '';
}

function copy(button: HTMLElement): void {
  navigator.clipboard?.writeText(button.closest('.code')?.querySelector('pre')?.textContent ?? '');
  button.dataset.copied = '';
  setTimeout(() => delete button.dataset.copied, 2000);
}

show();
addEventListener('hashchange', show);
nameOptions();
for (const button of document.querySelectorAll<HTMLElement>('.code button')) button.addEventListener('click', () => copy(button));
await Promise.all([loadEngine(new URL('../tradelint.wasm', document.baseURI)), speak(currentLocale())]);
const forms = FORMS.map(open);
onLocale(async (locale) => {
  nameOptions();
  await speak(locale);
  for (const { retell } of forms) retell();
});
document.documentElement.dataset.ready = 'shop';
