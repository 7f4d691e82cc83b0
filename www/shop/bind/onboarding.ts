import { bindForm } from 'tradelint/forms';
import { post, type ShopPage, tendRows, thank, withPublicSide } from '../shop.js';

export function bindOnboarding(form: HTMLFormElement, { base, demo }: ShopPage<'subject'>) {
  const merchant = bindForm(form, 'subject', { base: () => withPublicSide(base, form), ...demo });

  tendRows(form, () => merchant.check());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/merchants', merchant.state.record);
    if (answer.ok) return thank(form);
    merchant.merge(await answer.json());
    merchant.focus();
  });
  return merchant;
}
