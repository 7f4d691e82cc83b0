/** Every form of the shop, in the order in which trade needs them. */
import { checkout } from './checkout.js';
import { listing } from './listing.js';
import { onboarding } from './onboarding.js';
import { refund } from './refund.js';
import type { ShopForm } from './spec.js';

// Each is of its own kind: what is done with all of them asks for nothing that depends on it.
export const FORMS = [onboarding, listing, checkout, refund] as unknown as readonly ShopForm[];
