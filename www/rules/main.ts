/** The list of rules, searched and filtered as one types. */
import { currentLocale, onLocale } from '../frame/language.js';
import { reached } from '../frame/stages.js';
import { type Entry, FACETS, type Facet, fits, fromHash, toHash, type Wish } from './filter.js';

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const form = element<HTMLFormElement>('filters');
const input = element<HTMLInputElement>('words');
const field = (facet: Facet) => element<HTMLSelectElement>(`by-${facet}`);

const items = [...document.querySelectorAll<HTMLLIElement>('.rules > li')];
const sections = [...document.querySelectorAll<HTMLElement>('#list > section')];
let entries: readonly Entry[] = items.map((item) => {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, item.dataset[facet] ?? ''])) as Entry['facets'];
  return { id: item.id, text: item.textContent.toLowerCase(), facets };
});

const wish = (): Wish => ({
  words: input.value,
  facets: Object.fromEntries(FACETS.map((facet) => [facet, field(facet).value])),
});

function draw(): void {
  const wanted = wish();
  const fitting = entries.map(fits(wanted));
  for (const [place, item] of items.entries()) item.hidden = !fitting[place];
  for (const section of sections) {
    const shown = section.querySelectorAll('li[id]:not([hidden])').length;
    section.hidden = shown === 0;
    const count = section.querySelector('.count');
    if (count) count.textContent = String(shown);
  }
  const shown = fitting.filter(Boolean).length;
  element('count').textContent =
    currentLocale() === 'en' ? `${shown} of ${items.length} rules` : `${items.length} 条中的 ${shown} 条`;
  for (const facet of FACETS) tell(facet, wanted);
}

/** Beside each choice, how many rules it would leave. */
function tell(facet: Facet, { words, facets }: Wish): void {
  const language = currentLocale() === 'en' ? 'en' : 'zh';
  const others = entries.filter(fits({ words, facets: { ...facets, [facet]: '' } }));
  for (const option of field(facet).options) {
    const count = others.filter((entry) => option.value === '' || entry.facets[facet].split(' ').includes(option.value)).length;
    option.textContent = `${option.dataset[language]} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}

function read(): void {
  const given = fromHash(location.hash);
  input.value = given.words;
  for (const facet of FACETS) field(facet).value = given.facets[facet] ?? '';
  for (const facet of FACETS) if (field(facet).selectedIndex < 0) field(facet).value = '';
  draw();
}

function changed(): void {
  history.replaceState(null, '', toHash(wish()) || location.pathname);
  draw();
}

form.addEventListener('input', changed);
form.addEventListener('reset', () => setTimeout(changed));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  // What is left of a single rule is its page.
  const [only, ...more] = items.filter((item) => !item.hidden);
  if (only && more.length === 0) only.querySelector('a')?.click();
});
addEventListener('hashchange', read);
onLocale(draw);
read();
reached('page');

const words: Record<string, string> = await (await fetch(new URL('words.json', document.baseURI))).json();
entries = entries.map((entry) => ({ ...entry, text: words[entry.id] ?? entry.text }));
draw();
reached('words');
