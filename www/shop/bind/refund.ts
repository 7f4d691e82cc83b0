import { bindForm } from 'tradelint/forms';
import { post, type ShopPage, thank } from '../shop.js';

export function bindRefund(form: HTMLFormElement, { base, demo }: ShopPage<'aftersale'>) {
  const refund = bindForm(form, 'aftersale', { base, offset: '+08:00', ...demo });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/refunds', refund.state.record);
    if (answer.ok) return thank(form);
    refund.merge(await answer.json());
    refund.focus();
  });
  return refund;
}
