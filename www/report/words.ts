/** What pages say around reports. */
import type { LocaleName } from '../../pkg/core.js';
import { type Terms, termsIn } from '../../pkg/terms.js';

export interface ReportWords extends Terms {
  readonly none: string;
  readonly undeterminedHint: string;
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
  ...termsIn('zh-CN'),
  none: '没有发现差错。',
  undeterminedHint: '这些规则凭现有内容无法判断，不算通过。',
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
  ...termsIn('en'),
  none: 'Nothing wrong was found.',
  undeterminedHint: 'What is given does not decide these rules. They do not count as passed.',
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
