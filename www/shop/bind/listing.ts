import { bindForm } from 'tradelint/forms';
import { post, type ShopPage, tendRows, thank } from '../shop.js';

export function bindListing(form: HTMLFormElement, { base, demo }: ShopPage<'listing'>) {
  const listing = bindForm(form, 'listing', { base, ...demo });

  tendRows(form, () => listing.check());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/listings', listing.state.record);
    if (answer.ok) return thank(form);
    listing.merge(await answer.json());
    listing.focus();
  });
  return listing;
}
