/** What the types promise, compiled against the installed package. Where a line must not compile, it says so. */
import {
  type CommonParams,
  check,
  checkField,
  checkIdentifier,
  checkLines,
  type Finding,
  type Options,
  type Order,
  type OrderLine,
  type Records,
  type Report,
  type RuleId,
  type RuleOf,
} from 'tradelint';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

// Records

const line: OrderLine = { listing_id: 'L-1', quantity: 1, unit_price: '99.00', discount: null };
const order: Order = {
  order_id: 1,
  currency: 'CNY',
  payable_amount: '99.00',
  lines: [line],
  consignee: { phone: '13800138000' },
};
same<Records['order'], Order>(true);
// @ts-expect-error amounts are no objects
const wrongAmount: Order = { payable_amount: { amount: 1 } };
// @ts-expect-error codes are those of the list
const wrongCode: Order = { status: 'no such status' };
// @ts-expect-error there is no such field
const wrongField: Order = { order_idd: '1' };
// @ts-expect-error lines are a list
const wrongLines: Order = { lines: line };

// Options

const options: Options = {
  profile: 'audit',
  packs: ['food'],
  locale: 'en',
  now: new Date(),
  from: 'woocommerce',
  overrides: { 'ORD-007': { severity: 'warning' }, 'OBJ-060': { words: { add: ['最'] } } },
  suppress: [{ rule: 'ORD-001', reason: 'migrated in May' }],
  limits: { max_findings: 10 },
};
// @ts-expect-error unknown profile
check('order', order, { profile: 'strict' });
// @ts-expect-error unknown pack
check('order', order, { packs: ['fod'] });
// @ts-expect-error unknown option
check('order', order, { locales: 'en' });
// @ts-expect-error unknown rule
check('order', order, { overrides: { 'ORD-999': { severity: 'off' } } });
// @ts-expect-error a suppression needs a reason
check('order', order, { suppress: [{ rule: 'ORD-001' }] });
// @ts-expect-error unknown kind of record
check('invoice', order);
// @ts-expect-error unknown identifier
checkIdentifier('isbnn', '');

// Reports

const report = check('order', order, options);
same<typeof report, Report<'order'>>(true);
const field: Report<'payment'> = checkField('payment', new Uint8Array(), '/amount');
same<RuleOf<'order'> extends `${'DOC' | 'ORD'}-${string}` ? true : false, true>(true);
same<Extract<RuleOf<'order'>, 'PAY-001'>, never>(true);
const anyReport: Report = report;
// @ts-expect-error reports are not to be changed
report.findings.push();

// Findings are told apart by rule, their params by problem.

for (const finding of report.findings) {
  const rule: RuleId = finding.rule;
  // @ts-expect-error no rule of payments speaks of an order
  finding.rule === 'PAY-001';
  switch (finding.rule) {
    case 'ORD-007':
      same<(typeof finding)['params'], Finding<'ORD-007'>['params']>(true);
      if (finding.params.problem === undefined) {
        const { expected, actual }: { expected: string | number; actual: string | number } = finding.params;
        console.log(expected, actual, rule);
      } else if (finding.params.problem === 'negative') {
        const actual: string | number = finding.params.actual;
        // @ts-expect-error what a negative amount should be is not said
        const expected: string | number = finding.params.expected;
        console.log(actual, expected);
      } else {
        const common: CommonParams = finding.params;
        console.log(common.problem);
      }
      break;
    case 'DOC-001': {
      const { params } = finding;
      if (params.problem === undefined) console.log(params.line satisfies string | number, params.column, params.offset);
      break;
    }
  }
  if (finding.params.problem === 'too_early') console.log(finding.params.not_before satisfies string | number);
  // @ts-expect-error no rule of orders, and none of the vocabulary, has such a problem
  if (finding.params.problem === 'no such problem') console.log();
}

// Lines

const stream = new Blob(['{}']).stream();
for await (const { line, report } of checkLines('payment', stream))
  same<[typeof line, typeof report], [number, Report<'payment'>]>(true);
// @ts-expect-error chunks are bytes
checkLines('order', ['{}']);

console.log(wrongAmount, wrongCode, wrongField, wrongLines, field, anyReport);
