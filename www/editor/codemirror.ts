/** The editor proper: loaded once the page can already be used. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { LocaleName } from '../../pkg/core.js';
import type { Editor, EditorEvents, Mark } from './editor.js';
import { phrasesIn } from './phrases.js';
import type { Place } from './places.js';

/** Longer texts are edited without colours and folding: the tree would cost more than it shows. */
const LONGEST_COLOURED = 1 << 20;

/** Replaces the plain field, taking over its text, label and focus. */
export function codeMirror(field: HTMLTextAreaElement, locale: LocaleName, events: EditorEvents): Editor {
  const attributes = {
    tabindex: '0',
    'aria-labelledby': field.getAttribute('aria-labelledby') ?? '',
    'aria-describedby': field.getAttribute('aria-describedby') ?? '',
  };
  const extensions = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    bracketMatching(),
    search({ top: true }),
    lintGutter(),
    shown,
    theme,
    EditorState.phrases.of(phrasesIn(locale)),
    // Carriage returns stay where they are: places are counted in the text as it was given.
    EditorState.lineSeparator.of('\n'),
    EditorView.contentAttributes.of(attributes),
    // Tab leaves the field, as it does everywhere else.
    keymap.of([...lintKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) events.changed();
      else if (update.selectionSet) events.moved(update.state.selection.main.head);
    }),
  ];
  const stateOf = (text: string) =>
    EditorState.create({ doc: text, extensions: text.length > LONGEST_COLOURED ? extensions : [...extensions, ...coloured] });
  const view = new EditorView({ state: stateOf(field.value) });
  const focused = document.activeElement === field;
  const [from, to] = [field.selectionStart, field.selectionEnd];
  field.replaceWith(view.dom);
  if (focused) {
    view.focus();
    view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  }
  return {
    text: () => view.state.sliceDoc(),
    setText: (text) => view.setState(stateOf(text)),
    setMarks: (marks) => view.dispatch(setDiagnostics(view.state, marks.map(diagnostic(view.state.doc.length)))),
    reveal: (place, related, focus = true) => {
      const { from, to } = within(view.state.doc.length, place);
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: [show.of([place, ...related]), EditorView.scrollIntoView(from, { y: 'center' })],
      });
      if (focus) view.focus();
    },
  };
}

const within = (length: number, { from, to }: Place) => ({ from: Math.min(from, length), to: Math.min(to, length) });

const SEVERITIES = { error: 'error', warning: 'warning', note: 'info' } as const;

const diagnostic =
  (length: number) =>
  ({ place, severity, rule, message }: Mark): Diagnostic => ({
    ...within(length, place),
    severity: SEVERITIES[severity],
    source: rule,
    message,
    markClass: place.missing ? 'mark-missing' : 'mark-value',
  });

/** The places of the finding that is looked at, until the text changes. */
const show = StateEffect.define<readonly Place[]>();
const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, { effects, docChanged, newDoc }) => {
    const places = effects.find((effect) => effect.is(show))?.value as readonly Place[] | undefined;
    if (!places) return docChanged ? Decoration.none : decorations;
    const ranges = places.map((place, index) => ({
      ...within(newDoc.length, place),
      name: index === 0 ? 'place-of' : 'place-related',
    }));
    const solid = ranges.filter(({ from, to }) => from < to);
    return Decoration.set(
      solid.map(({ from, to, name }) => Decoration.mark({ class: name }).range(from, to)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 'code-name' },
  { tag: tags.string, class: 'code-text' },
  { tag: [tags.number, tags.bool, tags.null], class: 'code-value' },
]);

const coloured: Extension[] = [json(), foldGutter(), syntaxHighlighting(colours)];

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: 'inherit', color: 'inherit', backgroundColor: 'transparent' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.55' },
  '.cm-tooltip, .cm-panels, .cm-panels-top': {
    border: '1px solid var(--line)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
  },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--surface)',
    backgroundImage: 'none',
    color: 'var(--ink)',
    borderColor: 'var(--line)',
  },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--tint)', color: 'var(--ink)' },
  '.cm-diagnostic': { borderLeft: '3px solid var(--note)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-diagnosticSource': { color: 'var(--quiet)', opacity: '1' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'inherit', border: '0' },
  // The library draws its marks as data: images, which a strict content security policy refuses.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': { backgroundImage: 'none' },
  '.cm-lint-marker': { content: 'none' },
  '.cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info': { content: 'none' },
});
