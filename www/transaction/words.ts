/** What the transaction page says. */
import type { LocaleName } from '../../pkg/core.js';
import type { Lane } from './moments.js';

export interface TransactionWords {
  readonly lanes: Readonly<Record<Lane, string>>;
  readonly deal: string;
  readonly previous: string;
  readonly next: string;
  readonly profile: string;
  readonly gate: string;
  readonly audit: string;
  readonly given: string;
  readonly timeline: string;
  readonly undated: string;
  readonly none: string;
  readonly notShown: (count: number) => string;
  readonly days: (count: number) => string;
  readonly present: (now: string) => string;
  readonly expected: string;
  readonly nothingExpected: string;
  readonly found: string;
  readonly notFound: string;
  readonly more: (rules: readonly string[]) => string;
  readonly edited: string;
  readonly parties: string;
  readonly amounts: string;
  readonly paid: string;
  readonly lacking: string;
  readonly lacks: (member: string, count: number) => string;
  readonly report: string;
  readonly notJson: string;
  readonly loading: string;
  readonly failed: (reason: string) => string;
  readonly keys: string;
}

const zh: TransactionWords = {
  lanes: { subjects: '主体', listings: '商品', order: '订单', payments: '支付', shipments: '物流', aftersales: '售后' },
  deal: '交易',
  previous: '上一个',
  next: '下一个',
  profile: '范围',
  gate: '入口 gate',
  audit: '审计 audit',
  given: '给出的记录',
  timeline: '时间线',
  undated: '没有时间',
  none: '没有记录',
  notShown: (count) => `时间线太长，其后 ${count} 行未显示；全部发现见报告。`,
  days: (count) => `${count} 天后`,
  present: (now) => `以 ${now} 为当前时间判断。`,
  expected: '应当发现',
  nothingExpected: '这笔交易没有差错，应当什么也不发现。',
  found: '已发现',
  notFound: '未发现',
  more: (rules) => `另有 ${rules.join('、')}`,
  edited: 'JSON 已改动：下面是改动后的结果。',
  parties: '各方',
  amounts: '金额',
  paid: '支付合计减退款',
  lacking: '缺少的记录',
  lacks: (member, count) => `缺少${member}：${count} 条规则未定`,
  report: '报告',
  notJson: '文本不是 JSON，时间线停在改动之前。',
  loading: '正在载入检查引擎…',
  failed: (reason) => `检查引擎载入失败：${reason}。请刷新重试。`,
  keys: 'F8 到下一处 · Ctrl-F 查找 · Tab 离开',
};

const en: TransactionWords = {
  lanes: {
    subjects: 'subjects',
    listings: 'listings',
    order: 'order',
    payments: 'payments',
    shipments: 'shipments',
    aftersales: 'after sale',
  },
  deal: 'Deal',
  previous: 'Previous',
  next: 'Next',
  profile: 'Profile',
  gate: 'gate',
  audit: 'audit',
  given: 'Records given',
  timeline: 'Time line',
  undated: 'no time',
  none: 'there are none',
  notShown: (count) => `The time line is too long: ${count} more lines are not shown. The report has all findings.`,
  days: (count) => `${count} ${count === 1 ? 'day' : 'days'} later`,
  present: (now) => `Judged as of ${now}.`,
  expected: 'To be found',
  nothingExpected: 'Everything agrees in this deal: nothing is to be found.',
  found: 'found',
  notFound: 'not found',
  more: (rules) => `besides: ${rules.join(', ')}`,
  edited: 'The JSON was changed: what follows is of the changed records.',
  parties: 'Parties',
  amounts: 'Amounts',
  paid: 'payments less refunds',
  lacking: 'Records that are lacking',
  lacks: (member, count) => `without ${member}: ${count} ${count === 1 ? 'rule' : 'rules'} undetermined`,
  report: 'Report',
  notJson: 'The text is not JSON; the time line shows it as it was before.',
  loading: 'Loading the engine…',
  failed: (reason) => `The engine could not be loaded: ${reason}. Please reload the page.`,
  keys: 'F8 next finding · Ctrl-F find · Tab leaves',
};

export const transactionWords = (locale: LocaleName): TransactionWords => (locale === 'en' ? en : zh);
