/** Whether a notice is about what the caller expects: a right signature says nothing about order, amount, app and merchant. */
import { UsageError, unknown } from '../usage.js';
import type { ProblemCode } from './problems.js';
import type { PaymentRecord } from './record.js';

/** What the caller knows of a payment from its own books. Order and amount are needed; the rest is compared where it is given. */
export interface Expected {
  /** The merchant's order number. */
  readonly out_trade_no?: string;
  /** The channel's number, for notices that do not tell the order's. */
  readonly transaction_id?: string;
  /** Decimal text or number in the currency's main unit: `194.00`. */
  readonly amount?: string | number;
  /** The same of a refund. */
  readonly refund_amount?: string | number;
  /** ISO 4217. */
  readonly currency?: string;
  readonly app_id?: string;
  /** Whose notice it is: `mchid`, `seller_id`, `merId`. */
  readonly merchant?: string;
  /** Who is paid, where that is another: `sub_mchid`. */
  readonly sub_merchant?: string;
}

/** One order, or several of which the notice is about some; or a look-up by what the notice tells. */
export type Expectation =
  | Expected
  | readonly Expected[]
  | ((record: PaymentRecord) => Expected | undefined | null | Promise<Expected | undefined | null>);

export interface Mismatch {
  readonly code: ProblemCode;
  readonly field: string;
  readonly expected?: string;
  readonly actual?: string;
}

type Field = keyof Expected;

/** Where the record tells each of them. */
const TOLD: Readonly<Record<Field, (record: PaymentRecord) => unknown>> = {
  out_trade_no: (record) => record.out_trade_no,
  transaction_id: (record) => record.transaction_id ?? record.trade_no,
  amount: (record) => record.amount,
  refund_amount: (record) => record.refund?.[0]?.amount,
  currency: (record) => record.currency,
  app_id: (record) => record.callback?.app_id,
  merchant: (record) => record.callback?.mch_id ?? record.callback?.seller_id,
  sub_merchant: (record) => record.payee?.merchant_no,
};
const FIELDS = /* @__PURE__ */ Object.keys(TOLD) as Field[];
const AMOUNTS: readonly Field[] = ['amount', 'refund_amount'];
/** Notices of refunds leave these out on some channels; one expectation serves for payment and refund. */
const OPTIONAL_IN_REFUNDS: readonly Field[] = ['currency', 'app_id', 'sub_merchant'];

/**
 * Everything that differs; nothing where all agrees.
 * @throws {UsageError} for an expectation that would let anything pass
 */
export async function mismatches(records: readonly PaymentRecord[], expectation: Expectation): Promise<Mismatch[]> {
  const found: Mismatch[] = [];
  const list = typeof expectation === 'function' ? undefined : checkedList(expectation);
  const left = new Set(list);
  for (const record of records) {
    const expected = typeof expectation === 'function' ? checked(await expectation(record)) : bestOf(left, record);
    if (!expected) found.push({ code: 'order_unknown', field: 'out_trade_no', ...actual(record.out_trade_no) });
    else found.push(...differences(record, expected));
    if (expected) left.delete(expected);
  }
  // Of a list, orders of other notices may be left; a single order must be in this one.
  if (records.length > 0 && !Array.isArray(expectation)) {
    for (const { out_trade_no = '' } of left)
      found.push({ code: 'order_missing', field: 'out_trade_no', expected: out_trade_no });
  }
  return found;
}

/** The order that the record is about; a single one is compared whatever it is about. */
function bestOf(expected: ReadonlySet<Expected>, record: PaymentRecord): Expected | undefined {
  const same = ({ out_trade_no, transaction_id }: Expected) =>
    out_trade_no === undefined ? transaction_id === TOLD.transaction_id(record) : out_trade_no === record.out_trade_no;
  const all = [...expected];
  return all.find(same) ?? (all.length === 1 ? all[0] : undefined);
}

function differences(record: PaymentRecord, expected: Expected): Mismatch[] {
  const isRefund = (record.refund?.length ?? 0) > 0;
  const found: Mismatch[] = [];
  for (const field of FIELDS) {
    const wanted = expected[field];
    if (wanted === undefined || wanted === null) continue;
    const told = TOLD[field](record);
    if (typeof told !== 'string') {
      if (!isRefund || !isOptional(field, expected)) found.push({ code: 'not_told', field, expected: String(wanted) });
    } else if (AMOUNTS.includes(field) ? decimal(wanted) !== decimal(told) : wanted !== told) {
      found.push({ code: 'mismatch', field, expected: String(wanted), actual: told });
    }
  }
  return found;
}

/** Of a refund, one of the two amounts must be told. */
const isOptional = (field: Field, { refund_amount }: Expected) =>
  OPTIONAL_IN_REFUNDS.includes(field) || (field === 'amount' && refund_amount !== undefined);

const actual = (value: string | undefined) => (value === undefined ? {} : { actual: value });

/** One spelling for equal amounts; nothing for what is no amount. */
function decimal(value: unknown): string | undefined {
  const [, whole = '', fraction = ''] = /^0*(\d+)(?:\.(\d+?)0*)?$/.exec(String(value)) ?? [];
  if (whole === '') return undefined;
  return fraction === '' || /^0+$/.test(fraction) ? whole : `${whole}.${fraction}`;
}

function checkedList(expectation: Expected | readonly Expected[]): readonly Expected[] {
  const list = Array.isArray(expectation) ? expectation : [expectation as Expected];
  if (list.length === 0) throw new UsageError('option `expected` is an empty list: it would let nothing pass');
  for (const expected of list) checked(expected);
  return list;
}

function checked(expected: Expected | undefined | null): Expected | undefined {
  if (expected === undefined || expected === null) return undefined;
  if (typeof expected !== 'object')
    throw new UsageError('option `expected` must be an object, a list of them, or a function that gives one');
  for (const [name, value] of Object.entries(expected)) {
    if (!FIELDS.includes(name as Field)) throw unknown('field in `expected`', name, FIELDS);
    const isAmount = AMOUNTS.includes(name as Field);
    if (value === undefined || value === null) continue;
    if (isAmount ? decimal(value) === undefined : typeof value !== 'string' || value === '')
      throw new UsageError(
        `option \`expected.${name}\` must be ${isAmount ? 'a decimal such as 194.00' : 'text that is not empty'}`,
      );
  }
  const has = (...names: Field[]) => names.some((name) => expected[name] !== undefined && expected[name] !== null);
  if (!has('out_trade_no', 'transaction_id')) throw new UsageError('option `expected` names no order: give `out_trade_no`');
  if (!has('amount', 'refund_amount')) throw new UsageError('option `expected` names no amount: give `amount`');
  return expected;
}
