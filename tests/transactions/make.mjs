/** Synthetic transactions in which everything agrees: no real person, shop or number. */
import { withCase } from './cases.mjs';
import { Chance } from './chance.mjs';
import { listings } from './listings.mjs';
import { clock as clockOf, order as orderOf } from './orders.mjs';
import { parcels } from './parcels.mjs';
import { CARRIERS, parties } from './parties.mjs';
import { payments } from './payments.mjs';
import { planned } from './plan.mjs';
import { DAY, HOUR, time } from './values.mjs';

/**
 * The transaction of a seed, and the present from which to look at it. `wish` settles what would be left to chance: see `planned`.
 * Members that are undefined are left out.
 */
export function transaction(seed, wish = {}) {
  const chance = new Chance(seed);
  const plan = planned(chance, wish);
  const clock = clockOf(chance, plan);
  const { seller, subjects } = parties(chance, plan);
  const offer = listings(chance, plan, seller, clock.end);
  const buyer = plan.knife
    ? { buyer: { name: '李雷', phone: '13800138000', country: 'CN', region_code: '110108', address: '中关村大街1号' } }
    : {};
  const order = orderOf(chance, plan, { ...offer, seller, clock, ...buyer });
  const context = { order, seller, clock, carrier: chance.of(CARRIERS) };
  const bundle = withCase(
    chance,
    plan,
    {
      subjects,
      listings: plan.review ? reviewed(offer.listings, order) : offer.listings,
      order,
      payments: payments(chance, plan, context),
      shipments: plan.ships ? parcels(chance, plan, context) : [],
    },
    context,
  );
  const now = plan.outcome === 'in_transit' ? clock.shipped + 10 * HOUR : clock.end + DAY;
  return { plan, now: time(now), bundle: JSON.parse(JSON.stringify(bundle)) };
}

/** The listing of the first line, with what its buyer says of it. */
function reviewed(listings, order) {
  const { listing_id, listing_version } = order.lines[0];
  const review = { review_id: 'R-1', order_id: order.order_id, at: order.completed_at, text: '很好用' };
  const isIt = (listing) => listing.listing_id === listing_id && listing.version === listing_version;
  return listings.map((listing) => (isIt(listing) ? { ...listing, claims: { reviews: [review] } } : listing));
}
