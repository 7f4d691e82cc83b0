import type { LocaleName } from '../locale.js';
import type { Settings } from './options.js';
import type { Reason, Status } from './problem.js';

/** What a guard says around the findings. */
export interface Words {
  /** The statuses' names. */
  readonly titles: Readonly<Record<Status, string>>;
  readonly details: Readonly<Record<Reason, (settings: Settings, errors: number) => string>>;
  readonly undetermined: (title: string) => string;
}

const zh: Words = {
  titles: {
    400: '请求错误',
    405: '请求方法不被允许',
    408: '请求超时',
    413: '请求内容过大',
    415: '不支持的媒体类型',
    422: '请求内容不符合要求',
  },
  details: {
    method: ({ methods }) => `请求方法应为 ${methods.join('、')}`,
    media_type: ({ mediaTypes }) => `Content-Type 应为 ${mediaTypes.join('、')}`,
    charset: () => '正文应以 UTF-8 编码',
    content_coding: () => 'Content-Encoding 只能是 gzip',
    framing: () => 'Content-Length 与正文不符',
    too_large: ({ maxBytes }) => `正文超过 ${maxBytes} 字节`,
    incomplete: () => '正文不完整',
    gzip: () => '正文不是完整的 gzip 数据',
    timeout: ({ timeout }) => `正文未在 ${timeout} 毫秒内收齐`,
    byte_order_mark: () => '正文不得以字节顺序标记（BOM）开头',
    malformed: () => '正文不是可以通读的 JSON',
    nonconforming: (_, errors) => `记录有 ${errors} 处不符合要求`,
    undetermined: (_, errors) => `有 ${errors} 条规则无法判定`,
  },
  undetermined: (title) => `无法判定：${title}`,
};

const en: Words = {
  titles: {
    400: 'Bad Request',
    405: 'Method Not Allowed',
    408: 'Request Timeout',
    413: 'Content Too Large',
    415: 'Unsupported Media Type',
    422: 'Unprocessable Content',
  },
  details: {
    method: ({ methods }) => `the method should be ${methods.join(' or ')}`,
    media_type: ({ mediaTypes }) => `Content-Type should be ${mediaTypes.join(' or ')}`,
    charset: () => 'the body should be encoded as UTF-8',
    content_coding: () => 'Content-Encoding can only be gzip',
    framing: () => 'Content-Length does not fit the body',
    too_large: ({ maxBytes }) => `the body has more than ${maxBytes} bytes`,
    incomplete: () => 'the body is incomplete',
    gzip: () => 'the body is not complete gzip data',
    timeout: ({ timeout }) => `the body was not there within ${timeout} ms`,
    byte_order_mark: () => 'the body must not begin with a byte order mark (BOM)',
    malformed: () => 'the body is no JSON that can be read throughout',
    nonconforming: (_, errors) => `the record has ${errors} ${errors === 1 ? 'error' : 'errors'}`,
    undetermined: (_, errors) => `${errors} ${errors === 1 ? 'rule' : 'rules'} could not be decided`,
  },
  undetermined: (title) => `not decided: ${title}`,
};

export const wordsIn = (locale: LocaleName): Words => (locale === 'en' ? en : zh);
