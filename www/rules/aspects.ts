/** The standard's aspects, and before them what is asked of any document. */
import { aspects } from '../../pkg/generated/aspects.js';
import type { Both } from '../frame/both.js';

export interface NamedAspect {
  readonly prefix: string;
  readonly name: Both;
}

export const aspectsBoth = (): readonly NamedAspect[] => [
  { prefix: 'DOC', name: { zh: '文档本身', en: 'the document itself' } },
  ...aspects().map(({ prefix, zh, en }) => ({ prefix, name: { zh, en } })),
];
