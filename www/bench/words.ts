/** Suites in words. */
import type { Both } from '../frame/both.js';
import { kindWords } from '../rules/words.js';
import { nameOf } from './measured.mjs';

const of = (zh: string, en: string): Both => ({ zh, en });

const FORMS: Readonly<Record<string, Both>> = {
  bytes: of('字节', 'bytes'),
  object: of('对象', 'object'),
  lines: of('逐行', 'lines'),
};

const LIKE: Readonly<Record<string, Both>> = {
  valid: of('无差错', 'no faults'),
  '8-faults': of('八处差错', 'eight faults'),
  pretty: of('有缩进', 'indented'),
  shuffled: of('成员次序打乱', 'members shuffled'),
  unknown: of('夹有未知成员', 'unknown members between'),
  escaped: of('文字全部转义', 'text all escaped'),
  '1-of-10-with-8-faults': of('十行之一有差错', 'one line in ten faulty'),
};

export function suiteWords(suite: string): Both {
  const [form = '', kind = '', like = ''] = suite.split('/');
  const parts = [kindWords(kind), LIKE[like] ?? of(like, like), FORMS[form] ?? of(form, form)];
  return of(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join(', '));
}

export const hostWords = (host: string): string => ({ node: 'Node', chromium: 'Chromium' })[host] ?? host;

/** Names are the same in both languages, additions to them are not. */
const NAMED: Readonly<Record<string, string>> = {
  empty: '宿主本身',
  json_parse: 'JSON.parse，不检查',
  ajv_formats: 'Ajv + ajv-formats，现编译',
  ajv_shape: 'Ajv，只查形状',
  zod_compiled: 'Zod 编译',
};

export const variantWords = (variant: string): Both => of(NAMED[variant] ?? nameOf(variant), nameOf(variant));
