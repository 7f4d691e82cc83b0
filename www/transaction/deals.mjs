/** The deals of the transaction page: of each outcome one in which everything agrees, and of each fault one that has it. */
import { faulty, THEMES } from '../../tests/transactions/faults/index.mjs';
import { transaction } from '../../tests/transactions/make.mjs';

const SEED = 0;

const OUTCOMES = {
  completed: { zh: '买卖完成', en: 'completed' },
  returned: { zh: '七日无理由退货', en: 'returned within seven days' },
  exchanged: { zh: '换货', en: 'exchanged' },
  refused: { zh: '退货被拒绝', en: 'return refused' },
  refund_only: { zh: '仅退款', en: 'refund without return' },
  cancelled: { zh: '取消并退款', en: 'cancelled and given back' },
  closed: { zh: '未支付关闭', en: 'closed for want of payment' },
  in_transit: { zh: '运输途中', en: 'on its way' },
};

/** Groups of deals, each `{id, title, now, expect, bundle}`; `expect` holds `RULE POINTER` of what is to be found. */
export function deals() {
  const faultless = Object.entries(OUTCOMES).map(([outcome, title]) => {
    const { bundle, now } = transaction(SEED, { outcome });
    return { id: outcome, title, now, expect: [], bundle };
  });
  const faults = THEMES.map(({ zh, name, faults }) => ({
    title: { zh, en: name },
    deals: faults.map((fault) => ({ id: idOf(fault.name), title: { zh: fault.zh, en: fault.name }, ...faulty(fault, SEED) })),
  }));
  return [{ title: { zh: '没有差错', en: 'without faults' }, deals: faultless }, ...faults];
}

const idOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
