/** The playground: a text, what it is checked as, and what is found in it. Nothing of it leaves the browser. */
import { render } from 'lit-html';
import { SOURCES } from '../../pkg/generated/types.js';
import { type Editor, type EditorEvents, plainEditor } from '../editor/editor.js';
import { currentLocale, onLocale } from '../frame/language.js';
import { inStages, loadChecks } from '../frame/stages.js';
import { type Choice, fromHash, packed, toHash, unpacked } from './address.js';
import { fieldsOf, formOf } from './form.js';
import { initialState, NOTHING, type Notice, type SampleEntry, type State } from './state.js';
import { type Actions, originView, statusView, toolbar } from './toolbar.js';
import { playgroundWords } from './words.js';

/** Files up to this size are shown in the editor, larger ones are checked in the background. */
const SHOWN = 1 << 20;
/** Longer texts are checked only when typing pauses, for so many milliseconds. */
const [LONG_TEXT, PAUSE] = [100_000, 200];

/** What is printed beside the report. */
const LONGEST_PRINTED = 200_000;

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

const state = initialState(currentLocale());

const events: EditorEvents = { changed: edited, moved };
let editor: Editor = plainEditor(element<HTMLTextAreaElement>('text'), events);
/** What checks and shows findings, and the engine it does it with: there once they are loaded. */
let checks: typeof import('./checks.js') | undefined;
let engine: WebAssembly.Module | undefined;

const actions: Actions = {
  choose,
  sample: openSample,
  file: openFile,
  share,
  jump,
  stop,
  close,
  open: openRecord,
  lines: checkText,
  fields: showFields,
  focus,
};

function draw(): void {
  render(toolbar(state, actions), element('choices'));
  render(originView(state), element('origin'));
  render(statusView(state, actions), element('status'));
  const words = playgroundWords(state.locale);
  if (checks && state.texts) checks.draw(state, actions, element('verdict'), element('results'));
  else render(state.failure ? words.failed(state.failure) : words.loading, element('verdict'));
}

function recheck(): void {
  const text = editor.text();
  state.empty = text.trim() === '';
  state.chosen = undefined;
  if (checks && state.texts) {
    Object.assign(state, state.empty ? NOTHING : checks.judge(text, state.bytes, state.choice, state.locale));
    editor.setMarks(state.marks);
  }
  // The editor holds only what is in view; on paper all is wanted.
  element('print').textContent = text.length > LONGEST_PRINTED ? '' : text;
  draw();
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function edited(): void {
  Object.assign(state, { bytes: undefined, sample: undefined, notice: undefined });
  clearTimeout(waiting);
  waiting = setTimeout(recheck, editor.text().length > LONG_TEXT ? PAUSE : 0);
}

function moved(offset: number): void {
  const before = editor.text().slice(0, offset);
  state.position = { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
  state.here = state.marks.flatMap(({ place }, number) => (place.from <= offset && offset <= place.to ? [number] : []));
  render(statusView(state, actions), element('status'));
}

/** Puts another text into the editor. */
function show(text: string, given: Partial<Pick<State, 'bytes' | 'sample' | 'choice' | 'notice'>>): void {
  Object.assign(state, { bytes: undefined, sample: undefined, notice: undefined, ...given });
  editor.setText(text);
  recheck();
}

function choose(change: Partial<Choice>): void {
  const choice = { ...state.choice, ...change };
  const from = choice.from && SOURCES[choice.kind].includes(choice.from) ? choice.from : undefined;
  state.choice = { ...choice, from };
  state.notice = undefined;
  writeAddress();
  recheck();
}

let wanted: SampleEntry | undefined;

async function openSample(id: string): Promise<void> {
  const entry = state.samples.find((sample) => sample.id === id);
  if (!entry) return say('noSample');
  wanted = entry;
  const text = await (await fetch(new URL(`samples/${entry.id}.json`, document.baseURI))).text();
  // Another may have been chosen in the meantime.
  if (wanted !== entry) return;
  const { kind, from } = entry;
  show(text, { sample: entry, choice: { ...state.choice, kind, from } });
  writeAddress();
}

async function openFile(file: File): Promise<void> {
  const form = await formOf(file, file.name);
  if (file.size > SHOWN || form === 'lines') return startBulk(file, file.name, form);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // What was read in vain stands there as U+FFFD, so that the bytes would come out otherwise.
  const isUtf8 = new TextEncoder().encode(text).length === bytes.length && !text.includes('\ufffd');
  show(text, { bytes: isUtf8 ? undefined : bytes });
}

/** Shows a form's fields as JSON, which is what the source formats are read from. */
function showFields(): void {
  const fields = fieldsOf(editor.text());
  if (fields) show(`${JSON.stringify(fields, null, 2)}\n`, {});
}

/** Checks the text in the editor as a file: each line, or more text than is checked at once. */
function checkText(): void {
  const file = new Blob([editor.text()], { type: 'application/json' });
  startBulk(file, playgroundWords(state.locale).text, state.lines ? 'lines' : 'whole');
}

function startBulk(file: Blob, name: string, form: 'lines' | 'list' | 'whole'): void {
  if (!checks || !engine) return;
  state.bulk?.stop();
  state.bulk = checks.startBulk(engine, { file, name, form, choice: state.choice }, draw);
  draw();
}

function stop(): void {
  state.bulk?.stop();
}

function close(): void {
  state.bulk = undefined;
  draw();
}

/** Takes a record out of the file that was checked. */
async function openRecord(offset: number, length: number, pointer: string): Promise<void> {
  if (!state.bulk) return;
  const { file, choice } = state.bulk;
  show(await file.slice(offset, offset + length).text(), { choice });
  if (state.places) editor.reveal(state.places.at(pointer), []);
}

function jump(number: number, pointer: string): void {
  const finding = state.report?.findings[number];
  const mark = state.marks[number];
  if (!finding || !mark || !state.places) return;
  const { places } = state;
  const others = [finding.pointer, ...finding.related].filter((other) => other !== pointer).map((other) => places.at(other));
  state.chosen = number;
  draw();
  editor.reveal(pointer === finding.pointer ? mark.place : places.at(pointer), others);
}

/** From the text back to a finding. */
function focus(number: number): void {
  state.chosen = number;
  draw();
  const card = element(`finding-${number}`);
  card.scrollIntoView({ block: 'nearest' });
  card.focus();
}

function say(notice: Notice): void {
  state.notice = notice;
  draw();
}

const writeAddress = (text?: string) =>
  history.replaceState(null, '', toHash({ ...state.choice, sample: state.sample?.id, text }));

async function readAddress(): Promise<void> {
  const { sample, text, ...choice } = fromHash(location.hash);
  state.choice = { ...state.choice, ...choice };
  if (text !== undefined) {
    const whole = await unpacked(text);
    return whole === undefined ? say('badAddress') : show(whole, {});
  }
  if (sample !== undefined) return openSample(sample);
  recheck();
}

async function share(withText: boolean): Promise<void> {
  const text = withText ? await packed(editor.text()) : undefined;
  if (withText && text === undefined) return say('tooLong');
  writeAddress(text);
  await navigator.clipboard?.writeText(location.href).catch(() => {});
  say(withText ? 'sharedWith' : 'shared');
}

function takeDrops(): void {
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void openFile(file);
  });
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
    state.samples = (await (await fetch(new URL('samples/index.json', document.baseURI))).json()) as readonly SampleEntry[];
    takeDrops();
    addEventListener('hashchange', () => void readAddress());
    await readAddress();
  },
  checks: async () => {
    ({ checks, engine } = await loadChecks(() => import('./checks.js'), state));
    recheck();
  },
  editor: loadEditor,
});
