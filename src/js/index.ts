/** Checks trade records against GB/T 37401-2019, in Chinese and English. */
import { en } from './generated/locale/en.js';
import { zhCN as zh } from './generated/locale/zh-CN.js';
import { addLocale } from './locale.js';

addLocale(zh);
addLocale(en);

export {
  type Aspect,
  type Bilingual,
  type Examples,
  type Explanation,
  example,
  explain,
  type RuleEntry,
  rules,
} from './catalogue.js';
export * from './core.js';
export { checkIdentifier, type IdentifierAnswer, type IdentifierEntry, identifiers } from './identifiers.js';
export { checkLines, type LineReport, type LinesInput } from './lines.js';
export { type Issue, type JsonSchema, type RecordSchema, schema } from './schema.js';
