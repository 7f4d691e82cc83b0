/** What fields and members are called. */
import { en } from '../../pkg/generated/locale/en.js';
import { zhCN as zh } from '../../pkg/generated/locale/zh-CN.js';
import type { Both } from '../frame/both.js';

/** Without an own English name a field's path says enough. */
export function fieldLabels(record: string, field: string): Both {
  const label = (texts: ReturnType<typeof en.texts>) => {
    const labels = texts.labels[record] ?? {};
    return Object.hasOwn(labels, field) ? (labels[field] ?? '') : '';
  };
  return { zh: label(zh.texts()), en: label(en.texts()) };
}

export function memberLabels(members: readonly string[]): Both {
  const { members: inChinese } = zh.texts();
  const { members: inEnglish } = en.texts();
  return {
    zh: members.map((member) => inChinese[member] ?? member).join('、'),
    en: members.map((member) => inEnglish[member] ?? member).join(', '),
  };
}
