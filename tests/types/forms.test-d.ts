/** Forms: what binds, what is told, and which names there are. */
import { bindForm, type FormBinding, type FormState, type Pointer, type Shown } from 'tradelint/forms';
import { type RecordForm, useRecordForm } from 'tradelint/react';

declare const form: HTMLFormElement;

const binding: FormBinding<'order'> = bindForm(form, 'order', {
  base: () => ({ currency: 'CNY' }),
  offset: '+08:00',
  locale: 'en',
  onCheck: ({ report, shown }) => [report.findings, shown],
  onRefused: ({ record }) => record.payable_amount,
});
bindForm(form, 'listing', () => ({ base: { listing_id: 'L-1' } }));
const state: FormState<'order'> = binding.check();
const shown: readonly Shown[] = state.shown;
const told: number = binding.merge({ errors: [] });

// @ts-expect-error there is no such kind
bindForm(form, 'orders');
// @ts-expect-error the base is of another kind
bindForm(form, 'order', { base: { listing_id: 'L-1' } });
// @ts-expect-error there is no such option
bindForm(form, 'order', { language: 'en' });
// @ts-expect-error what is found in orders is no finding of listings
const other: FormState<'listing'> = state;

const hooked: RecordForm<'order'> = useRecordForm('order', { base: {} });
const ref: (form: HTMLFormElement | null) => void = hooked.ref;

// Names

const names: Pointer<'order'>[] = ['/payable_amount', '/consignee/phone', '/lines/0/quantity', '/lines', '/consignee'];
const deep: Pointer<'transaction'> = '/order/lines/3/unit_price';
const licence: Pointer<'subject'> = '/licences/1/holder_name';
// @ts-expect-error there is no such field
const misspelt: Pointer<'order'> = '/consginee/phone';
// @ts-expect-error entries of a list have a place
const placeless: Pointer<'order'> = '/lines/quantity';
// @ts-expect-error pointers begin with a slash
const bare: Pointer<'order'> = 'payable_amount';
// @ts-expect-error a text has no parts
const within: Pointer<'order'> = '/payable_amount/amount';

export { bare, deep, hooked, licence, misspelt, names, other, placeless, ref, shown, told, within };
