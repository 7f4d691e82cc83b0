/** The script of each form as people read it; the page runs the same files. */
import checkout from './bind/checkout.ts?text' with { type: 'text' };
import listing from './bind/listing.ts?text' with { type: 'text' };
import onboarding from './bind/onboarding.ts?text' with { type: 'text' };
import refund from './bind/refund.ts?text' with { type: 'text' };
import type { FormName } from './spec.js';

export const CODE: Readonly<Record<FormName, string>> = { onboarding, listing, checkout, refund };
