/** All that the playground's page depends on, in one place. */
import type { LocaleName, Report } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import type { Mark } from '../editor/editor.js';
import type { Places } from '../editor/places.js';
import type { Choice } from './address.js';
import type { Bulk } from './bulk.js';
import type { Guess } from './detect.js';

export interface SampleEntry {
  readonly id: string;
  readonly kind: Choice['kind'];
  readonly from?: Choice['from'];
  readonly title: { readonly zh: string; readonly en: string };
  readonly nature: 'published' | 'vector' | 'example';
  readonly source?: { readonly repository: string; readonly path: string; readonly commit: string; readonly licence: string };
}

/** What a text comes to. */
export type Judged = Pick<State, 'report' | 'marks' | 'places' | 'guess' | 'lines' | 'form' | 'tooLarge'>;

/** What there is to say of no text. */
export const NOTHING: Judged = {
  report: undefined,
  marks: [],
  places: undefined,
  guess: undefined,
  lines: false,
  form: false,
  tooLarge: false,
};

/** Something that is said once, in the language of the page. */
export type Notice = 'shared' | 'sharedWith' | 'tooLong' | 'badAddress' | 'noSample';

export interface State {
  locale: LocaleName;
  choice: Choice;
  samples: readonly SampleEntry[];
  /** The sample that the text is, until it is edited. */
  sample: SampleEntry | undefined;
  /** The bytes of a file that is no UTF-8, until its text is edited. */
  bytes: Uint8Array | undefined;
  texts: Texts | undefined;
  report: Report | undefined;
  /** For each finding its mark, and where any other pointer leads. */
  marks: readonly Mark[];
  places: Places | undefined;
  /** What the text looks like, where that is not what was chosen. */
  guess: Guess | undefined;
  /** Whether each line is a record; whether it is a form as it is posted; whether there is more text than is checked here. */
  lines: boolean;
  form: boolean;
  tooLarge: boolean;
  empty: boolean;
  chosen: number | undefined;
  /** Findings at the cursor. */
  here: readonly number[];
  position: { readonly line: number; readonly column: number };
  bulk: Bulk | undefined;
  notice: Notice | undefined;
  failure: string | undefined;
}

export const initialState = (locale: LocaleName): State => ({
  locale,
  choice: { kind: 'order', from: undefined, profile: 'gate', packs: [] },
  samples: [],
  sample: undefined,
  bytes: undefined,
  texts: undefined,
  ...NOTHING,
  empty: true,
  chosen: undefined,
  here: [],
  position: { line: 1, column: 1 },
  bulk: undefined,
  notice: undefined,
  failure: undefined,
});
