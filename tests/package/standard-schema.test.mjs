/** `schema` in the libraries that take a Standard Schema: what is wrong stands where the field is, and nothing wrong is let through. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sValidator } from '@hono/standard-validator';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { FormApi } from '@tanstack/form-core';
import { initTRPC } from '@trpc/server';
import { Hono } from 'hono';
import { createFormControl } from 'react-hook-form';
import { project } from './project.mjs';

const { example, schema } = await import(project('node_modules/tradelint/pkg/index.inline.js'));
const options = { locale: 'en', now: '2026-03-02T12:00:00+08:00' };
const orders = schema('order', options);

const order = example('order');
const [line] = order.lines;
const WRONG_AMOUNT = { ...order, payable_amount: '1.00' };
const WRONG_LINE = { ...order, lines: [line, { ...line, line_id: 'L-2', quantity: 'two' }] };
const AMOUNT = 'amount payable should be 194.00, is 1.00';
const QUANTITY = 'lines quantity is malformed';

test('React Hook Form', async () => {
  const submit = async (values) => {
    const { control, handleSubmit, register } = createFormControl({
      defaultValues: values,
      resolver: standardSchemaResolver(orders),
    });
    for (const name of ['payable_amount', 'lines.0.quantity', 'lines.1.quantity']) register(name);
    let [valid, errors] = [undefined, undefined];
    await handleSubmit(
      (data) => (valid = data),
      (given) => (errors = given),
    )();
    return { valid, errors, control };
  };
  assert.equal((await submit(order)).valid.order_id, order.order_id);
  const amount = await submit(WRONG_AMOUNT);
  assert.equal(amount.valid, undefined);
  assert.equal(amount.errors.payable_amount.message, AMOUNT);
  const { errors } = await submit(WRONG_LINE);
  assert.equal(errors.lines[1].quantity.message, QUANTITY);
  assert.equal(errors.lines[0], undefined);
});

test('React Hook Form, what concerns the whole record', async () => {
  const { errors } = await standardSchemaResolver(orders)([], undefined, { fields: {}, shouldUseNativeValidation: false });
  assert.match(errors.root.message, /should be an object/);
});

test('TanStack Form', async () => {
  const submit = async (values) => {
    let submitted;
    const form = new FormApi({
      defaultValues: values,
      validators: { onSubmit: orders },
      onSubmit: ({ value }) => (submitted = value),
    });
    form.mount();
    await form.handleSubmit();
    return { submitted, fields: form.state.errorMap.onSubmit };
  };
  assert.equal((await submit(order)).submitted.order_id, order.order_id);
  const amount = await submit(WRONG_AMOUNT);
  assert.equal(amount.submitted, undefined);
  assert.deepEqual(
    amount.fields.payable_amount.map(({ message }) => message),
    [AMOUNT],
  );
  const { submitted, fields } = await submit(WRONG_LINE);
  assert.equal(submitted, undefined);
  assert.deepEqual(
    fields['lines[1].quantity'].map(({ message, rule }) => `${rule} ${message}`),
    [`ORD-003 ${QUANTITY}`],
  );
});

test('Hono', async () => {
  const app = new Hono().post('/orders', sValidator('json', orders), (context) => context.json(context.req.valid('json'), 201));
  const post = (body) =>
    app.request('/orders', { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const accepted = await post(order);
  assert.deepEqual([accepted.status, await accepted.json()], [201, order]);
  const refused = await post(WRONG_AMOUNT);
  assert.equal(refused.status, 400);
  const { error } = await refused.json();
  assert.deepEqual(
    error.map(({ path, rule, message }) => ({ path, rule, message })),
    [{ path: ['payable_amount'], rule: 'ORD-007', message: AMOUNT }],
  );
});

test('tRPC', async () => {
  const { createCallerFactory, procedure, router } = initTRPC.create();
  const api = router({ place: procedure.input(orders).mutation(({ input }) => input.order_id) });
  const caller = createCallerFactory(api)({});
  assert.equal(await caller.place(order), order.order_id);
  await assert.rejects(caller.place(WRONG_AMOUNT), ({ code, cause }) => {
    assert.equal(code, 'BAD_REQUEST');
    assert.deepEqual(
      cause.issues.map(({ path, params }) => ({ path, params })),
      [{ path: ['payable_amount'], params: { expected: '194.00', actual: '1.00' } }],
    );
    return true;
  });
});
