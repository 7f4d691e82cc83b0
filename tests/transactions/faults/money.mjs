/** Faults in what is due, paid and given back. */
import { DAY, day, fen, HOUR, instant, MINUTE, SECOND, yuan } from '../values.mjs';
import { later, pay, plus, refund, shift } from './edit.mjs';

const PLAIN = { outcome: 'completed', cod: false, payments: 1, invoiced: false, crossBorder: false };

const other = (number) => `${number.slice(0, -1)}${number.endsWith('0') ? 1 : 0}`;

/** A second payment like the first, with numbers of its own. */
function again(payment) {
  const copy = structuredClone(payment);
  copy.payment_id += '-2';
  copy.out_trade_no = other(copy.out_trade_no);
  for (const number of ['transaction_id', 'trade_no']) if (copy[number]) copy[number] = other(copy[number]);
  for (const id of ['id', 'notify_id', 'nonce']) if (copy.callback[id]) copy.callback[id] = other(copy.callback[id]);
  return copy;
}

export const MONEY = [
  {
    name: 'a payment for another order',
    zh: '支付属于另一笔订单',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].order_id = '20200101-1';
    },
    expect: ['PAY-001 /payments/0/order_id'],
  },
  {
    name: 'less was paid than was due',
    zh: '支付少于应付',
    wish: PLAIN,
    change: ({ payments, order }) => {
      pay(payments[0], plus(payments[0].amount, -1));
      delete order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount'],
  },
  {
    name: 'paid twice, and nothing given back',
    zh: '重复支付且未退还',
    wish: PLAIN,
    change: ({ payments, order }) => {
      payments.push(again(payments[0]));
      delete order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount'],
  },
  {
    name: 'an amount in fen taken for yuan',
    zh: '把分当作元',
    wish: PLAIN,
    change: ({ payments, order }) => {
      pay(payments[0], yuan(fen(payments[0].amount) * 100));
      delete order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount'],
    problem: 'other_unit',
  },
  {
    name: 'one part of a split payment is missing',
    zh: '分笔支付缺少一笔',
    wish: { ...PLAIN, payments: 3 },
    change: ({ payments, order }) => {
      payments.splice(1, 1);
      delete order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount'],
  },
  {
    name: 'the order says that another amount was paid',
    zh: '订单记的实付金额不同',
    wish: PLAIN,
    change: ({ order }) => {
      order.paid_amount = plus(order.paid_amount, 1);
    },
    expect: ['PAY-002 /order/paid_amount'],
  },
  {
    name: 'an invoice above what was paid',
    zh: '开票金额高于实付',
    wish: { ...PLAIN, invoiced: true },
    change: ({ order }) => {
      order.invoice.amount = plus(order.invoice.amount, 1);
    },
    expect: ['ORD-031 /order/invoice/amount', 'ORD-032 /order/invoice/amount'],
  },
  {
    name: 'paid in another currency',
    zh: '以另一币种支付',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].currency = 'USD';
    },
    expect: ['PAY-003 /payments/0/currency'],
  },
  {
    name: 'the money goes to somebody else',
    zh: '款项付给了别人',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].payee.name = '王强';
      payments[0].instruction_shown.payee = '王强';
    },
    expect: ['PAY-006 /payments/0/payee/name'],
  },
  {
    name: 'another merchant is named than the one that sells',
    zh: '标明的商户不是卖方',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].merchant_name = '某百货店';
    },
    expect: ['PAY-008 /payments/0/merchant_name'],
  },
  {
    name: 'two payments with one merchant order number',
    zh: '两笔支付共用一个商户订单号',
    wish: { ...PLAIN, payments: 2 },
    change: ({ payments }) => {
      payments[1].out_trade_no = payments[0].out_trade_no;
    },
    expect: ['PAY-010 /payments/1/out_trade_no'],
  },
  {
    name: 'two payments with one transaction number',
    zh: '两笔支付共用一个交易号',
    wish: { ...PLAIN, payments: 2, gateway: 'wechat_pay' },
    change: ({ payments }) => {
      payments[1].transaction_id = payments[0].transaction_id;
    },
    expect: ['PAY-011 /payments/1/transaction_id'],
  },
  {
    name: 'two payments with one Alipay trade number',
    zh: '两笔支付共用一个支付宝交易号',
    wish: { ...PLAIN, payments: 2, gateway: 'alipay' },
    change: ({ payments }) => {
      payments[1].trade_no = payments[0].trade_no;
    },
    expect: ['PAY-011 /payments/1/trade_no'],
  },
  {
    name: 'marked as paid while the buyer was still paying',
    zh: '买方仍在支付时即记为已支付',
    wish: { ...PLAIN, outcome: 'in_transit', gateway: 'wechat_pay', parcels: 1 },
    change: ({ payments, order }) => {
      Object.assign(payments[0], { status: 'paying', gateway_status: 'USERPAYING' });
      payments[0].audit_trail.at(-1).status = 'paying';
      delete payments[0].paid_at;
      delete order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount', 'PAY-013 /order/paid_at', 'LOG-001 /shipments/0/order_id'],
  },
  {
    name: 'completed without any payment',
    zh: '没有支付即完成',
    wish: { ...PLAIN, parcels: 1 },
    change: (bundle) => {
      bundle.payments = [];
      delete bundle.order.paid_amount;
    },
    expect: ['PAY-002 /order/payable_amount', 'ORD-042 /order/status', 'LOG-001 /shipments/0/order_id'],
  },
  {
    name: 'paid before it was ordered',
    zh: '先支付后下单',
    wish: PLAIN,
    change: ({ payments, order }) => {
      shift(payments[0], -2 * HOUR, order.created_at);
      payments[0].reconciliation.date = day(instant(payments[0].paid_at) + DAY);
      delete order.paid_at;
    },
    expect: ['PAY-014 /payments/0/paid_at'],
  },
  {
    name: 'the order says that it was paid at another time',
    zh: '订单记的支付时间不同',
    wish: PLAIN,
    change: ({ order }) => {
      order.paid_at = later(order.paid_at, 6 * MINUTE);
      delete order.pay_deadline;
    },
    expect: ['PAY-014 /order/paid_at'],
  },
  {
    name: 'paid after the order was closed, and given back',
    zh: '订单关闭后支付，已退还',
    wish: { outcome: 'closed_late' },
    change: () => {},
    expect: ['ORD-026 /payments/0/paid_at'],
  },
  {
    name: 'paid after the order was closed, and kept',
    zh: '订单关闭后支付，未退还',
    wish: { outcome: 'closed_late' },
    change: ({ payments }) => {
      delete payments[0].refund;
      Object.assign(payments[0], {
        status: 'success',
        gateway_status: payments[0].gateway === 'alipay' ? 'TRADE_SUCCESS' : 'SUCCESS',
      });
      payments[0].audit_trail.pop();
    },
    expect: ['ORD-026 /payments/0/paid_at', 'PAY-015 /payments/0/paid_at'],
  },
  {
    name: 'paid after the deadline',
    zh: '逾支付期限才支付',
    wish: PLAIN,
    change: ({ payments, order }) => {
      order.pay_deadline = later(payments[0].paid_at, -SECOND);
      delete order.paid_at;
    },
    expect: ['ORD-026 /payments/0/paid_at'],
  },
  {
    name: 'one notice entered for two payments',
    zh: '一份通知记到两笔支付',
    wish: { ...PLAIN, payments: 2, gateway: 'wechat_pay' },
    change: ({ payments }) => {
      payments[1].callback.id = payments[0].callback.id;
    },
    expect: ['PAY-016 /payments/1/callback/id'],
  },
  {
    name: 'one Alipay notice entered for two payments',
    zh: '一份支付宝通知记到两笔支付',
    wish: { ...PLAIN, payments: 2, gateway: 'alipay' },
    change: ({ payments }) => {
      payments[1].callback.notify_id = payments[0].callback.notify_id;
    },
    expect: ['PAY-016 /payments/1/callback/notify_id'],
  },
  {
    name: 'a notice processed twice',
    zh: '一份通知处理了两次',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].callback.processed_times = 2;
    },
    expect: ['PAY-016 /payments/0/callback/processed_times'],
  },
  {
    name: 'a nonce used twice',
    zh: '随机串重复使用',
    wish: { ...PLAIN, payments: 2, gateway: 'wechat_pay' },
    change: ({ payments }) => {
      payments[1].callback.nonce = payments[0].callback.nonce;
    },
    expect: ['PAY-018 /payments/1/callback/nonce'],
  },
  {
    name: 'a notice for another application',
    zh: '通知属于另一应用',
    wish: PLAIN,
    change: ({ payments }) => {
      payments[0].callback.app_id = 'wx9999999999999999';
    },
    expect: ['PAY-020 /payments/0/callback/app_id'],
  },
  {
    name: 'a cancelled order keeps the money',
    zh: '订单已取消而款未退',
    wish: { ...PLAIN, outcome: 'cancelled' },
    change: ({ payments }) => {
      delete payments[0].refund;
      Object.assign(payments[0], {
        status: 'success',
        gateway_status: payments[0].gateway === 'alipay' ? 'TRADE_SUCCESS' : 'SUCCESS',
      });
      payments[0].audit_trail.pop();
    },
    expect: ['ORD-027 /order/cancel'],
  },
  {
    name: 'two refunds with one number',
    zh: '两笔退款共用一个编号',
    wish: { ...PLAIN, outcome: 'cancelled', payments: 2 },
    change: ({ payments }) => {
      payments[1].refund[0].refund_id = payments[0].refund[0].refund_id;
    },
    expect: ['PAY-041 /payments/1/refund/0/refund_id'],
  },
  {
    name: 'more given back than was paid',
    zh: '退还多于支付',
    wish: { outcome: 'refund_only', invoiced: false },
    change: (bundle) => refund(bundle, plus(bundle.payments[0].amount, 1)),
    expect: ['PAY-042 /payments/0/refund', 'PAY-042 /payments/0/amount'],
  },
  {
    name: 'given back another way than it was paid',
    zh: '未原路退还',
    wish: { outcome: 'returned', invoiced: false },
    change: ({ payments, aftersales }) => {
      payments[0].refund[0].channel = 'bank';
      aftersales[0].refund.channel = 'bank';
    },
    expect: ['PAY-043 /payments/0/refund/0/channel'],
  },
  {
    name: 'a refund for a case that was turned down',
    zh: '售后已撤销仍有退款',
    wish: { outcome: 'refund_only', invoiced: false },
    change: ({ aftersales }) => {
      const [theCase] = aftersales;
      theCase.status = 'withdrawn';
      theCase.status_history = [
        { status: 'applied', at: theCase.applied_at },
        { status: 'withdrawn', at: theCase.completed_at },
      ];
      delete theCase.accepted_at;
    },
    expect: ['PAY-044 /payments/0/refund/0/status'],
  },
  {
    name: 'an order counts as refunded, and only part went back',
    zh: '订单记为已退款，实际只退一部分',
    wish: { outcome: 'refund_only', invoiced: false },
    change: ({ order, aftersales }) => {
      order.status = 'refunded';
      for (const status of ['refunding', 'refunded'])
        order.status_history.push({ status, at: later(aftersales[0].refunded_at, 30 * DAY) });
    },
    now: ({ order }) => order.status_history.at(-1).at,
    expect: ['PAY-044 /order/status'],
  },
  {
    name: 'cash on delivery taken by nobody who carried the parcel',
    zh: '代收货款的不是承运人',
    wish: { outcome: 'completed', cod: true },
    change: ({ payments }) => {
      payments[0].cod.collector = '某快递';
    },
    expect: ['PAY-046 /payments/0/cod/collector'],
  },
  {
    name: 'another payer declared than the one who paid',
    zh: '申报的支付人不是实际支付人',
    wish: { ...PLAIN, crossBorder: true },
    change: ({ order }) => {
      order.customs.payer_name = '王强';
    },
    expect: ['ORD-043 /order/customs/payer_name'],
  },
  {
    name: 'another value declared than was paid',
    zh: '申报价值与支付不符',
    wish: { ...PLAIN, crossBorder: true },
    change: ({ order }) => {
      order.customs.declared_value = plus(order.customs.declared_value, -1);
    },
    expect: ['ORD-043 /order/customs/declared_value'],
  },
];
