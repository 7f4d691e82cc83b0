/** A form in React: one row an entry of the cart, rows come and go, and the answer of a server. */
import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { example } from 'tradelint';
import { useRecordForm } from 'tradelint/react';

const { lines, ...order } = example('order');

function Checkout({ locale }) {
  const [rows, setRows] = useState([1]);
  const [freight, setFreight] = useState('10.00');
  const [sent, setSent] = useState(0);
  const { ref, state, binding } = useRecordForm('order', { locale, base: { ...order, lines: rows.map(() => lines[0]) } });
  const submit = (event) => {
    event.preventDefault();
    setSent(sent + 1);
    binding().merge({ errors: [{ pointer: '/freight', rule: 'SHOP-1', detail: 'no delivery there' }] });
  };
  const row = (key, i) => h('input', { key, name: `/lines/${i}/quantity`, 'aria-label': `quantity ${i}`, defaultValue: '2' });
  return h(
    'form',
    { ref, onSubmit: submit },
    rows.map(row),
    h('input', { name: '/freight', 'aria-label': 'freight', value: freight, onChange: ({ target }) => setFreight(target.value) }),
    h('output', { name: '/payable_amount' }, (rows.length * 189 - 5 + Number(freight)).toFixed(2)),
    h('button', { type: 'button', id: 'more', onClick: () => setRows([...rows, rows.length + 1]) }, 'more'),
    h('button', { type: 'submit', id: 'send' }, 'send'),
    h('p', { id: 'state' }, JSON.stringify({ sent, blocked: state?.blocked, shown: state?.shown.map(({ pointer }) => pointer) })),
  );
}

const root = createRoot(document.body.appendChild(document.createElement('div')));
globalThis.render = (locale) => root.render(locale && h(Checkout, { locale }));
globalThis.render('en');
