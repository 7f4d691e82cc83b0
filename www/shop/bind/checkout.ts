import { bindForm } from 'tradelint/forms';
import { addUp, post, type ShopPage, thank } from '../shop.js';

export function bindCheckout(form: HTMLFormElement, { base, demo }: ShopPage<'order'>) {
  const order = bindForm(form, 'order', { base, offset: '+08:00', ...demo });

  form.addEventListener('input', () => addUp(form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post('/orders', order.state.record);
    if (answer.ok) return thank(form);
    order.merge(await answer.json());
    order.focus();
  });
  return order;
}
