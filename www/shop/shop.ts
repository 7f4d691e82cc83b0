/** What the forms' scripts lean on: what any shop has of its own. */
import type { FormOptions, RecordKind, Records } from '../../pkg/forms.js';

export { addUp } from './checkout.js';
export { withPublicSide } from './onboarding.js';
export { thank } from './outcome.js';
export { tendRows } from './rows.js';
export { post } from './server.js';

export interface ShopPage<Kind extends RecordKind> {
  /** What the shop knows already, and no field of the form holds. */
  readonly base: Records[Kind];
  /** What this page adds for show: the day it plays on, the record and what became of it beside the form. */
  readonly demo: FormOptions<Kind>;
}
