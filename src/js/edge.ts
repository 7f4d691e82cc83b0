/** Guards for servers and edge workers: a request comes in, a checked record goes on or a ready response back. */
import { en } from './generated/locale/en.js';
import { zhCN as zh } from './generated/locale/zh-CN.js';
import { addLocale } from './locale.js';

addLocale(zh);
addLocale(en);

export { type Accepted, type Guard, guard, type Refused } from './edge/guard.js';
export type { GuardOptions } from './edge/options.js';
export type { Problem, ProblemError } from './edge/problem.js';
export type { RecordKind } from './generated/types.js';
export type { LocaleName } from './locale.js';
export type { Finding, Report, Verdict } from './report.js';
export { UsageError } from './usage.js';
