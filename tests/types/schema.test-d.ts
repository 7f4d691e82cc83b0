/** A kind of record is what the specification calls a Standard Schema with a JSON Schema part; what it infers is the record. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { type Issue, type Order, type RecordSchema, type Records, schema } from 'tradelint';
import { schema as fromWeb } from 'tradelint/web';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

const orders = schema('order', { locale: 'en' });
same<typeof orders, RecordSchema<'order'>>(true);

const standard: StandardSchemaV1<Order> = orders;
const withJsonSchema: StandardJSONSchemaV1<Order> = orders;
same<StandardSchemaV1.InferInput<typeof orders>, Order>(true);
same<StandardSchemaV1.InferOutput<typeof orders>, Records['order']>(true);
const payments: StandardSchemaV1<Records['payment']> = fromWeb('payment');
// @ts-expect-error orders are no payments
const mistaken: StandardSchemaV1<Records['payment'], Records['payment']> & {
  '~standard': { types: { output: { payment_id: 1 } } };
} = orders;

const result = orders['~standard'].validate({});
if (result.issues) {
  const [issue] = result.issues;
  const standardIssue: StandardSchemaV1.Issue | undefined = issue;
  if (issue?.rule === 'ORD-007' && issue.params.problem === undefined)
    console.log(issue.params.expected satisfies string | number);
  // @ts-expect-error a rule of payments
  if (issue?.rule === 'PAY-001') console.log();
  // @ts-expect-error there is no value where there are issues
  console.log(result.value, standardIssue);
} else {
  const order: Order = result.value;
  console.log(order);
}

const json: Record<string, unknown> = orders['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
// @ts-expect-error the target must be said
orders['~standard'].jsonSchema.output({});
// @ts-expect-error unknown kind of record
schema('invoice');

export const issues: readonly Issue[] = [];
console.log(standard, withJsonSchema, payments, mistaken, json);
