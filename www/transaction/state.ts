/** All that the transaction page depends on, in one place. */
import type { LocaleName, Profile, TransactionReport } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import type { Mark } from '../editor/editor.js';
import type { Places } from '../editor/places.js';
import type { Lane, Words } from './moments.js';

export interface DealEntry {
  readonly id: string;
  readonly title: Words;
  readonly now: string;
  /** What is to be found, each `RULE POINTER`. */
  readonly expect: readonly string[];
}

export interface DealGroup {
  readonly title: Words;
  readonly deals: readonly DealEntry[];
}

export interface State {
  locale: LocaleName;
  groups: readonly DealGroup[];
  deal: DealEntry | undefined;
  profile: Profile;
  texts: Texts | undefined;
  /** The text's value, as long as it is JSON the latest; members that were taken out, to put back. */
  bundle: unknown;
  removed: Partial<Record<Lane, unknown>>;
  isJson: boolean;
  edited: boolean;
  report: TransactionReport | undefined;
  marks: readonly Mark[];
  places: Places | undefined;
  chosen: number | undefined;
  failure: string | undefined;
}
