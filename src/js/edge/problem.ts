import { type LocaleName, localeNamed } from '../locale.js';
import type { Report } from '../report.js';
import type { Settings } from './options.js';
import { type Words, wordsIn } from './words.js';

const STATUS = {
  method: 405,
  media_type: 415,
  charset: 415,
  content_coding: 415,
  framing: 400,
  too_large: 413,
  incomplete: 400,
  gzip: 400,
  timeout: 408,
  byte_order_mark: 400,
  malformed: 400,
  nonconforming: 422,
  undetermined: 422,
} as const;

/** Why a request is turned away. */
export type Reason = keyof typeof STATUS;
export type Status = (typeof STATUS)[Reason];

/** The body of a refusal: RFC 9457, with what is wrong with the record as its one extension. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: Status;
  readonly detail: string;
  /** Empty where it did not come to a check. */
  readonly errors: readonly ProblemError[];
}

export interface ProblemError {
  /** JSON Pointer (RFC 6901) into the body. */
  readonly pointer: string;
  readonly rule: string;
  readonly detail: string;
}

/** A response that says in one language why the request was turned away, and never what it said. */
export function problemResponse(reason: Reason, settings: Settings, locale: LocaleName, report: Report | undefined): Response {
  const words = wordsIn(locale);
  const status = STATUS[reason];
  const errors = report ? errorsOf(reason, report, locale, words) : [];
  const detail = words.details[reason](settings, errors.length);
  const problem: Problem = { type: 'about:blank', title: words.titles[status], status, detail, errors };
  const headers = {
    'content-type': 'application/problem+json',
    'content-language': locale,
    vary: 'Accept-Language',
    ...remedyOf(reason, settings),
  };
  return new Response(JSON.stringify(problem), { status, headers });
}

/** What would have been accepted, where there is a header for it. */
function remedyOf(reason: Reason, { methods, mediaTypes }: Settings): Record<string, string> {
  switch (reason) {
    case 'method':
      return { allow: methods.join(', ') };
    case 'media_type':
    case 'charset':
      return { accept: mediaTypes.join(', ') };
    case 'content_coding':
      return { 'accept-encoding': 'gzip' };
    default:
      return {};
  }
}

function errorsOf(reason: Reason, { findings, undetermined }: Report, locale: LocaleName, words: Words): ProblemError[] {
  if (reason === 'undetermined') {
    const { rules } = localeNamed(locale).texts();
    return undetermined.map((rule) => ({ pointer: '', rule, detail: words.undetermined(rules[rule]?.title ?? rule) }));
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ pointer, rule, message }) => ({ pointer, rule, detail: message }));
}
