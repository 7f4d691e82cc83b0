/** What the editor itself says; it speaks English unless told otherwise. */
import type { LocaleName } from '../../pkg/core.js';

const ZH: Readonly<Record<string, string>> = {
  'Control character': '控制字符',
  Find: '查找',
  Replace: '替换',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  'by word': '整词',
  regexp: '正则表达式',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  Diagnostics: '发现',
  'No diagnostics': '没有发现',
  'Fold line': '折叠',
  'Unfold line': '展开',
  'Folded lines': '已折叠的行',
  'Unfolded lines': '已展开的行',
  'to line': '到行',
  'folded code': '已折叠',
  unfold: '展开',
  'current match': '当前匹配',
  'on line': '在行',
};

export const phrasesIn = (locale: LocaleName): Readonly<Record<string, string>> => (locale === 'en' ? {} : ZH);
