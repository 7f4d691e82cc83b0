/** The payment records that a notice tells of, as far as they are known by type; the record format is that of `check('payment', …)`. */

export interface PaymentRecord {
  readonly gateway?: string;
  readonly status?: 'unpaid' | 'paying' | 'success' | 'failed' | 'closed' | 'revoked' | 'refunding' | 'refunded';
  readonly gateway_status?: string;
  /** The merchant's order number. */
  readonly out_trade_no?: string;
  /** The channel's number of the payment; Alipay's stands in `trade_no`. */
  readonly transaction_id?: string;
  readonly trade_no?: string;
  /** Decimal text, such as `194.00`. */
  readonly amount?: string;
  readonly currency?: string;
  readonly paid_at?: string;
  readonly payee?: { readonly merchant_no?: string; readonly [name: string]: unknown };
  readonly payer?: Readonly<Record<string, unknown>>;
  readonly callback?: {
    readonly app_id?: string;
    readonly mch_id?: string;
    readonly seller_id?: string;
    readonly [name: string]: unknown;
  };
  readonly refund?: readonly { readonly amount?: string; readonly status?: string; readonly [name: string]: unknown }[];
  readonly [name: string]: unknown;
}

/** Whether the record tells that the money is there and none of it went back. */
export const isPaid = ({ status, refund = [] }: PaymentRecord) => status === 'success' && refund.length === 0;
