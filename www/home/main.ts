/** The order at the top, checked as it is edited. */
import { check, type Report } from '../../pkg/core.js';
import { loadEngine, loadTexts } from '../engine.js';
import { currentLocale, onLocale } from '../frame/language.js';
import { reached } from '../frame/stages.js';
import { edited, reportHtml } from './demo.js';

const element = (id: string) => document.getElementById(id) as HTMLElement;
const example: unknown = JSON.parse(element('order').textContent ?? '');
const fields = [...element('demo').querySelectorAll('input')];

function draw(): void {
  const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const locale = currentLocale();
  const report = check('order', edited(example, values), { locale });
  element('said').innerHTML = reportHtml(report, locale, 'rules/');
  mark(report);
}

/** Where something is wrong, and what takes part in it. */
function mark({ findings }: Report): void {
  const wrong = new Set(findings.map(({ pointer }) => pointer));
  const related = new Set(findings.flatMap((finding) => finding.related));
  for (const field of fields) {
    field.setAttribute('aria-invalid', String(wrong.has(field.name)));
    field.classList.toggle('related', related.has(field.name));
  }
}

reached('page');
await Promise.all([loadEngine(new URL('tradelint.wasm', document.baseURI)), loadTexts(currentLocale())]);
element('demo').addEventListener('input', draw);
onLocale(async (locale) => {
  await loadTexts(locale);
  draw();
});
draw();
reached('checks');
