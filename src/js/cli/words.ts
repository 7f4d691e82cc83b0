import type { LocaleName } from '../core.js';
import type { IdentifierPart } from '../generated/identifiers.js';
import { type Terms, termsIn } from '../terms.js';

/** What the command line says around the reports. */
export interface Words extends Terms {
  readonly statuses: Readonly<Record<string, string>>;
  readonly profiles: Readonly<Record<string, string>>;
  readonly suppressed: (count: number) => string;
  readonly records: (count: number) => string;
  readonly files: (count: number) => string;
  readonly document: string;
  readonly truncated: string;
  readonly firstAtLine: (line: number) => string;
  readonly topic: string;
  readonly aspect: string;
  readonly rules: string;
  readonly total: string;
  readonly fix: string;
  readonly fields: string;
  readonly needs: string;
  readonly passes: (record: string) => string;
  readonly unchanged: string;
  readonly fails: (pointer: string) => string;
  readonly matrixColumns: readonly string[];
  readonly identifier: {
    readonly certain: string;
    readonly likely: string;
    readonly expected: (character: string) => string;
    readonly parts: Readonly<Record<IdentifierPart, string>>;
  };
}

const en: Words = {
  ...termsIn('en'),
  statuses: { checked: 'checked', evidence: 'evidence', 'not-checkable': 'not checkable', planned: 'planned' },
  profiles: { gate: 'gate', audit: 'audit' },
  suppressed: (count) => `${count} suppressed`,
  records: (count) => `${count} ${count === 1 ? 'record' : 'records'}`,
  files: (count) => `${count} ${count === 1 ? 'file' : 'files'}`,
  document: '(document)',
  truncated: 'more findings than the limit: raise limits.max_findings to see them',
  firstAtLine: (line) => `first at line ${line}`,
  topic: 'topic',
  aspect: 'aspect',
  rules: 'rules',
  total: 'total',
  fix: 'fix: ',
  fields: 'fields: ',
  needs: 'across a transaction it needs: ',
  passes: (record) => `passes: the example ${record} (tradelint explain ${record}) with`,
  unchanged: 'nothing changed',
  fails: (pointer) => `fails at ${pointer}: the same with`,
  matrixColumns: ['checked', 'evidence', 'transaction', 'not checkable', 'not yet built', 'of'],
  identifier: {
    certain: 'valid: the check character or the code list vouches for it',
    likely: 'well formed: nothing in it proves more',
    expected: (character) => `, ${character} would be right`,
    parts: {
      length: 'invalid: too short or too long',
      alphabet: 'invalid: a character that never stands there',
      form: 'invalid: not arranged as such a number is',
      kind: 'invalid: no such kind or category',
      no_such_region: 'invalid: no such region',
      date: 'invalid: no such date',
      check: 'invalid: wrong check character',
    },
  },
};

const zh: Words = {
  ...termsIn('zh-CN'),
  statuses: { checked: '检查', evidence: '凭证', 'not-checkable': '不可检查', planned: '待实现' },
  profiles: { gate: '入口 gate', audit: '审计 audit' },
  suppressed: (count) => `${count} 项已抑制`,
  records: (count) => `${count} 条记录`,
  files: (count) => `${count} 个文件`,
  document: '（文档）',
  truncated: '发现多于上限：调高 limits.max_findings 可全部列出',
  firstAtLine: (line) => `首见于第 ${line} 行`,
  topic: '按主题',
  aspect: '方面',
  rules: '规则',
  total: '合计',
  fix: '改正：',
  fields: '字段：',
  needs: '在交易中还需要：',
  passes: (record) => `通过：示例记录（tradelint explain ${record}）改为`,
  unchanged: '不作改动',
  fails: (pointer) => `不通过，见 ${pointer}：示例记录改为`,
  matrixColumns: ['检查', '凭证', '交易', '不可检查', '待实现', '要求'],
  identifier: {
    certain: '有效：校验码或代码表可以证明',
    likely: '格式正确：号码本身不能证明更多',
    expected: (character) => `，应为 ${character}`,
    parts: {
      length: '无效：长度不对',
      alphabet: '无效：含有不允许的字符',
      form: '无效：结构不对',
      kind: '无效：没有这个类别',
      no_such_region: '无效：没有这个行政区划',
      date: '无效：日期不存在',
      check: '无效：校验码不对',
    },
  },
};

export const wordsIn = (locale: LocaleName): Words => (locale === 'en' ? en : zh);
