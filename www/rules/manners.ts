/** How requirements are checked, in words. */
import type { Manner } from '../../pkg/matrix.js';
import type { Both } from '../frame/both.js';

const of = (zh: string, en: string): Both => ({ zh, en });

export const MANNERS: Readonly<Record<Manner, Both>> = {
  checked: of('凭记录本身', 'from the record'),
  transaction: of('在交易中比对', 'in a transaction'),
  evidence: of('查有无证据', 'by evidence'),
  'not-checkable': of('无法检查', 'not checkable'),
  'not-yet-built': of('尚未实现', 'not built yet'),
};

export const MANNERS_TOLD: Readonly<Record<Manner, Both>> = {
  checked: of('记录自己就能判断。', 'The record alone decides.'),
  transaction: of('要与同一笔交易的其他记录放在一起才能判断。', 'Other records of the same transaction decide.'),
  evidence: of(
    '只看是否声明了证据；证据是否属实要由人来看。',
    'Whether evidence is declared; whether it is true, people have to see.',
  ),
  'not-checkable': of('记录里看不出来。', 'No record shows it.'),
  'not-yet-built': of('规则还没有写。', 'The rule is not written yet.'),
};
