/** The requirements as squares, aspect by aspect. */
import type { RuleEntry } from '../../pkg/catalogue.js';
import { type AspectRules, type Manner, mannerOf, MANNERS as ORDER } from '../../pkg/matrix.js';
import { both, bothOf, escaped } from '../frame/both.js';
import { MANNERS } from '../rules/manners.js';

/** Each square leads to its rule's page; or the whole is one picture. Squares stand in the order of ids. */
export function picture(rows: readonly AspectRules[], { linked }: { linked: boolean }): string {
  const total = rows.reduce((sum, { aspect }) => sum + aspect.requirements, 0);
  const told = both(`${total} 项要求如何检查`, `How ${total} requirements are checked`);
  const list = rows.map((row) => aspectRow(row, linked)).join('\n');
  if (linked) return `<section class="picture linked"><h2 class="sr-only">${told}</h2>${list}</section>`;
  return `<div class="picture" aria-hidden="true">${list}</div>`;
}

function aspectRow({ aspect, rules, counts }: AspectRules, linked: boolean): string {
  const missing = aspect.requirements - rules.length;
  const squares = rules.map((rule) => (linked ? `<li>${link(rule)}</li>` : `<i class="cell ${mannerOf(rule)}"></i>`));
  const name = `<span class="id">${aspect.prefix}</span> ${bothOf(aspect)} <span class="quiet">${aspect.requirements}</span>`;
  if (!linked) {
    const rest = '<i class="cell not-yet-built"></i>'.repeat(missing);
    return `<div class="aspect"><p class="name">${name}</p><p class="squares">${squares.join('')}${rest}</p></div>`;
  }
  // What has no rule yet has nothing to lead to but the place that says so.
  const open = missing > 0 ? `<li class="open">${unbuilt(aspect.prefix, missing)}</li>` : '';
  const told = ORDER.filter((manner) => counts[manner] > 0).map((manner) => tally(manner, counts[manner]));
  return `<div class="aspect" role="group" aria-labelledby="aspect-${aspect.prefix}"><h3 class="name" id="aspect-${aspect.prefix}">${name}</h3>
<p class="tally quiet">${told.join(' · ')}</p>
<ul class="squares">${squares.join('')}${open}</ul></div>`;
}

const tally = (manner: Manner, count: number) => `${count} ${bothOf(MANNERS[manner])}`;

function link(rule: RuleEntry): string {
  const manner = mannerOf(rule);
  const { title } = rule;
  const names = `<span class="sr-only">${rule.id} ${bothOf(title)}, ${bothOf(MANNERS[manner])}</span>`;
  const data = `data-id="${rule.id}" data-zh="${escaped(title.zh)}" data-en="${escaped(title.en)}"`;
  return `<a class="square" href="../rules/${rule.id}/" ${data} data-manner="${manner}"><span class="cell ${manner}" aria-hidden="true"></span>${names}</a>`;
}

function unbuilt(prefix: string, count: number): string {
  const squares = '<span class="cell not-yet-built"></span>'.repeat(count);
  return `<a class="unbuilt" href="#list-of-${prefix}"><span class="sr-only">${both(`${prefix}：${count} 项尚未实现`, `${prefix}: ${count} not built yet`)}</span><span class="squares" aria-hidden="true">${squares}</span></a>`;
}
