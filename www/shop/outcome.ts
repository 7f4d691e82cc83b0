/** The line under a form that says how it went, in both languages: the style sheet shows the page's. */
import { FORMS } from './forms.js';
import type { Words } from './spec.js';

export function say(form: HTMLFormElement, words?: Words): void {
  const line = form.querySelector('.outcome') as HTMLElement;
  const spans = Object.entries(words ? { 'zh-CN': words.zh, en: words.en } : {}).map(([lang, textContent]) =>
    Object.assign(document.createElement('span'), { lang, textContent }),
  );
  line.replaceChildren(...spans);
}

export function thank(form: HTMLFormElement): void {
  say(form, FORMS.find(({ name }) => name === form.dataset.form)?.accepted);
}
