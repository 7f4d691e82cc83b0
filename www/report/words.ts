/** What pages say around reports. */
import type { LocaleName, Severity, Verdict } from '../../pkg/core.js';

export interface ReportWords {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly modalities: Readonly<Record<string, string>>;
  readonly count: (severity: Severity, count: number) => string;
  readonly none: string;
  readonly undetermined: (count: number) => string;
  readonly undeterminedHint: string;
  readonly lacks: (members: readonly string[]) => string;
  readonly truncated: string;
  readonly document: string;
  readonly topic: string;
  readonly basis: string;
  readonly related: string;
  readonly explain: string;
  readonly fix: string;
  readonly passes: string;
  readonly unchanged: string;
  readonly fails: (pointer: string) => string;
  readonly rulePage: string;
  readonly missing: string;
}

const zh: ReportWords = {
  verdicts: { conforming: '符合', nonconforming: '不符合', undetermined: '未定' },
  severities: { error: '错误', warning: '警告', note: '提示' },
  modalities: { shall: '应', should: '宜', may: '可' },
  count: (severity, count) => `${count} 项${zh.severities[severity]}`,
  none: '没有发现差错。',
  undetermined: (count) => `${count} 条规则未定`,
  undeterminedHint: '这些规则凭现有内容无法判断，不算通过。',
  lacks: (members) => `缺少${members.join('、')}`,
  truncated: '发现多于上限，未全部列出。',
  document: '（整个文档）',
  topic: '按主题',
  basis: '依据',
  related: '相关',
  explain: '说明',
  fix: '改正',
  passes: '通过：示例记录改为',
  unchanged: '示例记录本身',
  fails: (pointer) => `不通过，见 ${pointer}：示例记录改为`,
  rulePage: '规则页',
  missing: '缺少',
};

const en: ReportWords = {
  verdicts: { conforming: 'conforming', nonconforming: 'nonconforming', undetermined: 'undetermined' },
  severities: { error: 'error', warning: 'warning', note: 'note' },
  modalities: { shall: 'shall', should: 'should', may: 'may' },
  count: (severity, count) => `${count} ${severity}${count === 1 ? '' : 's'}`,
  none: 'Nothing wrong was found.',
  undetermined: (count) => `${count} ${count === 1 ? 'rule' : 'rules'} undetermined`,
  undeterminedHint: 'What is given does not decide these rules. They do not count as passed.',
  lacks: (members) => `for want of ${members.join(', ')}`,
  truncated: 'More was found than the limit; not everything is listed.',
  document: '(the document)',
  topic: 'by topic',
  basis: 'Basis',
  related: 'Related',
  explain: 'Explain',
  fix: 'Fix',
  passes: 'Passes: the example record with',
  unchanged: 'the example record itself',
  fails: (pointer) => `Fails at ${pointer}: the example record with`,
  rulePage: 'Page of the rule',
  missing: 'missing',
};

export const reportWords = (locale: LocaleName): ReportWords => (locale === 'en' ? en : zh);
