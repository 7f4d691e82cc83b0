/** The transaction page: the records of one deal on one time line, and what does not agree between them. */
import { render } from 'lit-html';
import { type Editor, type EditorEvents, plainEditor } from '../editor/editor.js';
import { currentLocale, onLocale } from '../frame/language.js';
import { inStages, loadChecks } from '../frame/stages.js';
import type { Lane } from './moments.js';
import { type Actions, toolbar } from './panels.js';
import type { DealEntry, DealGroup, State } from './state.js';
import { transactionWords } from './words.js';

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

const state: State = {
  locale: currentLocale(),
  groups: [],
  deal: undefined,
  profile: 'audit',
  texts: undefined,
  bundle: undefined,
  removed: {},
  isJson: true,
  edited: false,
  report: undefined,
  marks: [],
  places: undefined,
  chosen: undefined,
  failure: undefined,
};

const events: EditorEvents = { changed: edited, moved: () => {} };
let editor: Editor = plainEditor(element<HTMLTextAreaElement>('text'), events);
/** What checks and shows findings: there once it is loaded. */
let checks: typeof import('./checks.js') | undefined;

const actions: Actions = { deal: openDeal, step, profile, give, choose, show, jump };

function draw(): void {
  render(toolbar(state, actions), element('choices'));
  const words = transactionWords(state.locale);
  render(words.keys, element('keys'));
  if (checks && state.texts && state.report) checks.draw(state, actions);
  else render(state.failure ? words.failed(state.failure) : words.loading, element('verdict'));
}

function recheck(): void {
  if (checks && state.texts) {
    Object.assign(state, checks.judge(editor.text(), state));
    editor.setMarks(state.marks);
  }
  draw();
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function edited(): void {
  Object.assign(state, { edited: true, chosen: undefined });
  clearTimeout(waiting);
  waiting = setTimeout(recheck);
}

const entries = (): readonly DealEntry[] => state.groups.flatMap(({ deals }) => deals);

let wanted: DealEntry | undefined;

async function openDeal(id: string): Promise<void> {
  const deal = entries().find((one) => one.id === id) ?? entries()[0];
  if (!deal) return;
  wanted = deal;
  const text = await (await fetch(new URL(`deals/${deal.id}.json`, document.baseURI))).text();
  // Another may have been chosen in the meantime.
  if (wanted !== deal) return;
  Object.assign(state, { deal, edited: false, removed: {}, chosen: undefined });
  editor.setText(text);
  history.replaceState(null, '', `#${deal.id}`);
  recheck();
}

function step(by: 1 | -1): void {
  const all = entries();
  const place = (state.deal ? all.indexOf(state.deal) : 0) + by;
  void openDeal(all.at(place % all.length)?.id ?? '');
}

function profile(profile: State['profile']): void {
  Object.assign(state, { profile, chosen: undefined });
  recheck();
}

/** Takes a member out of the text, or puts it back as it was. */
function give(lane: Lane, given: boolean): void {
  if (typeof state.bundle !== 'object' || state.bundle === null) return;
  const { [lane]: member, ...others } = state.bundle as Partial<Record<Lane, unknown>>;
  const none = lane === 'order' ? {} : [];
  const bundle = given ? { ...others, [lane]: state.removed[lane] ?? none } : others;
  if (!given) state.removed[lane] = member;
  editor.setText(`${JSON.stringify(bundle, null, 2)}\n`);
  edited();
}

/** Looks at a finding, here and in the text. */
function choose(number: number | undefined): void {
  const finding = number === undefined ? undefined : state.report?.findings[number];
  if (finding) reveal(number, finding.pointer, false);
  else {
    state.chosen = undefined;
    draw();
  }
}

function show(number: number): void {
  choose(number);
  const head = document.querySelector<HTMLElement>(`.fault[data-number="${number}"] button`);
  head?.scrollIntoView({ block: 'center' });
  head?.focus();
}

function jump(number: number | undefined, pointer: string): void {
  reveal(number, pointer, true);
}

function reveal(number: number | undefined, pointer: string, focus: boolean): void {
  if (!state.places) return;
  const { places, report } = state;
  state.chosen = number;
  draw();
  const finding = number === undefined ? undefined : report?.findings[number];
  const others = finding ? [finding.pointer, ...finding.related].filter((other) => other !== pointer) : [];
  const related = others.map((other) => places.at(other));
  editor.reveal(places.at(pointer), related, focus);
}

async function loadEditor(): Promise<void> {
  const { codeMirror } = await import('../editor/codemirror.js');
  editor = codeMirror(element<HTMLTextAreaElement>('text'), state.locale, events);
  editor.setMarks(state.marks);
}

onLocale(async (locale) => {
  state.locale = locale;
  if (checks) state.texts = await checks.loadTexts(locale);
  recheck();
});

await inStages({
  page: async () => {
    state.groups = (await (await fetch(new URL('deals/index.json', document.baseURI))).json()) as readonly DealGroup[];
    addEventListener('hashchange', () => void openDeal(decodeURIComponent(location.hash.slice(1))));
    addEventListener('resize', draw);
    await openDeal(decodeURIComponent(location.hash.slice(1)) || 'given-back-another-way-than-it-was-paid');
  },
  checks: async () => {
    ({ checks } = await loadChecks(() => import('./checks.js'), state));
    recheck();
  },
  editor: loadEditor,
});
