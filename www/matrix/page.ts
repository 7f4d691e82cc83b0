/** The clause matrix: the standard's requirements, and how each is checked; as a picture, then as tables. */
import { explain, type RuleEntry } from '../../pkg/catalogue.js';
import { MANNERS as ALL, type AspectRules, type Manner, mannerOf, matrix } from '../../pkg/matrix.js';
import { both, bothOf } from '../frame/both.js';
import { memberLabels } from '../rules/labels.js';
import { MANNERS, MANNERS_TOLD } from '../rules/manners.js';
import { kindWords, severityOf } from '../rules/words.js';
import { picture } from './picture.js';

export const title = { zh: '条款矩阵', en: 'Clause matrix' };
export const label = { zh: '条款', en: 'Matrix' };
export const about = {
  zh: 'GB/T 37401-2019 的九个方面，每项要求如何检查',
  en: 'The nine aspects of GB/T 37401-2019, and how each requirement is checked',
};

export function body(): string {
  const rows = matrix();
  const total = rows.reduce((sum, { aspect }) => sum + aspect.requirements, 0);
  const open = sumOf(rows, 'not-yet-built');
  return `
<div class="page matrix">
<h1>${both('条款矩阵', 'Clause matrix')}</h1>
<p class="lead-line">${both(
    `GB/T 37401-2019 的 ${rows.length} 个方面，归纳为 ${total} 项要求：${total - open} 项可以检查，${open} 项尚未实现。一格是一项要求。`,
    `The ${rows.length} aspects of GB/T 37401-2019, as ${total} requirements: ${total - open} can be checked, ${open} are not built yet. A square is a requirement.`,
  )}</p>
${legend(rows)}
${picture(rows, { linked: true })}
<p id="told" class="told" aria-hidden="true"></p>
<h2 id="counts">${both('各方面的数目', 'Counts by aspect')}</h2>
${counts(rows, total)}
<h2 id="requirements">${both('逐项', 'Requirement by requirement')}</h2>
${rows.map(table).join('\n')}
</div>`;
}

const sumOf = (rows: readonly AspectRules[], manner: Manner) => rows.reduce((sum, { counts }) => sum + counts[manner], 0);

function legend(rows: readonly AspectRules[]): string {
  const items = ALL.map((manner) => {
    const count = sumOf(rows, manner);
    return `<li class="${manner}"><span class="cell" aria-hidden="true"></span> <span><strong>${bothOf(MANNERS[manner])}</strong> ${count}<br><span class="quiet">${bothOf(MANNERS_TOLD[manner])}</span></span></li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}

function counts(rows: readonly AspectRules[], total: number): string {
  const head = [
    both('方面', 'Aspect'),
    both('条款', 'Clause'),
    ...ALL.map((manner) => bothOf(MANNERS[manner])),
    both('合计', 'Total'),
  ];
  const cells = (prefix: string, of: (manner: Manner) => number) =>
    ALL.map((manner) => {
      const count = of(manner);
      const isListed = count > 0 && manner !== 'not-yet-built';
      return `<td class="number">${isListed ? `<a href="../rules/#${prefix}manner=${manner}">${count}</a>` : count}</td>`;
    }).join('');
  const lines = rows.map(
    ({ aspect, counts }) =>
      `<tr><th scope="row"><a href="#list-${aspect.prefix}">${aspect.prefix}</a> ${bothOf(aspect)}</th><td>${aspect.clause}</td>${cells(`aspect=${aspect.prefix}&amp;`, (manner) => counts[manner])}<td class="number">${aspect.requirements}</td></tr>`,
  );
  return `<div class="scrolled" tabindex="0" role="region" aria-labelledby="counts"><table class="counts">
<thead><tr>${head.map((cell, place) => `<th scope="col"${place > 1 ? ' class="number"' : ''}>${cell}</th>`).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody>
<tfoot><tr><th scope="row">${both('合计', 'Total')}</th><td></td>${cells('', (manner) => sumOf(rows, manner))}<td class="number">${total}</td></tr></tfoot>
</table></div>`;
}

function table({ aspect, rules, counts }: AspectRules): string {
  const open = counts['not-yet-built'];
  const missing = aspect.requirements - rules.length;
  const summary = `<span class="id">${aspect.prefix}</span> ${bothOf(aspect)} <span class="quiet">${both(`${aspect.requirements} 项${open > 0 ? `，${open} 项尚未实现` : ''}`, `${aspect.requirements} requirements${open > 0 ? `, ${open} not built yet` : ''}`)}</span>`;
  const head = [
    both('编号', 'Id'),
    both('要求', 'Requirement'),
    both('如何检查', 'How checked'),
    both('记录', 'Record'),
    both('程度', 'Modality'),
  ];
  const told =
    rules.length === 0
      ? ''
      : `<div class="scrolled" tabindex="0" role="region" aria-labelledby="list-${aspect.prefix}"><table class="requirements">
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>${rules.map(line).join('\n')}</tbody></table></div>`;
  const rest =
    missing > 0
      ? `<p>${both(`${missing} 项要求尚未实现，还没有规则页。`, `${missing} requirements are not built yet and have no page.`)}</p>`
      : '';
  return `<details id="list-of-${aspect.prefix}"><summary id="list-${aspect.prefix}">${summary}</summary>${told}${rest}</details>`;
}

function line(rule: RuleEntry): string {
  const manner = mannerOf(rule);
  return `<tr><th scope="row"><a class="id" href="../rules/${rule.id}/">${rule.id}</a></th><td>${bothOf(rule.title)}</td><td class="${manner}"><span class="cell" aria-hidden="true"></span> ${bothOf(MANNERS[manner])}${reason(rule, manner)}</td><td>${bothOf(kindWords(rule.record))}</td><td>${bothOf(severityOf(rule.modality))}</td></tr>`;
}

/** What decides, where the record alone does not. */
function reason({ id, needs }: RuleEntry, manner: Manner): string {
  const told = { transaction: memberLabels(needs), evidence: explain(id).fix, 'not-checkable': explain(id).fix } as const;
  return Object.hasOwn(told, manner) ? `<br><span class="quiet">${bothOf(told[manner as keyof typeof told])}</span>` : '';
}
