/** The terms of reports, wherever they are shown. */
import type { LocaleName, Severity, Verdict } from './core.js';

export interface Terms {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly modalities: Readonly<Record<string, string>>;
  readonly count: (severity: Severity, count: number) => string;
  readonly undetermined: (count: number) => string;
  /** Which members a rule that stays undetermined needs. */
  readonly lacking: (members: readonly string[]) => string;
}

const en: Terms = {
  verdicts: { conforming: 'conforming', nonconforming: 'nonconforming', undetermined: 'undetermined' },
  severities: { error: 'error', warning: 'warning', note: 'note' },
  modalities: { shall: 'shall', should: 'should', may: 'may' },
  count: (severity, count) => `${count} ${severity}${count === 1 ? '' : 's'}`,
  undetermined: (count) => `${count} ${count === 1 ? 'rule' : 'rules'} undetermined`,
  lacking: (members) => `for want of ${members.join(', ')}`,
};

const zh: Terms = {
  verdicts: { conforming: '符合', nonconforming: '不符合', undetermined: '未定' },
  severities: { error: '错误', warning: '警告', note: '提示' },
  modalities: { shall: '应', should: '宜', may: '可' },
  count: (severity, count) => `${count} 项${zh.severities[severity]}`,
  undetermined: (count) => `${count} 条规则未定`,
  lacking: (members) => `缺少${members.join('、')}`,
};

export const termsIn = (locale: LocaleName): Terms => (locale === 'en' ? en : zh);
