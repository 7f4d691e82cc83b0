/** The rule reference: every rule in a list that can be searched, and a page of its own for each. */
import { type Explanation, explain, rules } from '../../pkg/catalogue.js';
import type { Profile, RecordKind } from '../../pkg/generated/types.js';
import { PACKS, RECORD_KINDS } from '../../pkg/generated/types.js';
import { MANNERS as ALL_MANNERS, mannerOf } from '../../pkg/matrix.js';
import { type Both, both, bothOf } from '../frame/both.js';
import type { Facts, ShortVector } from '../frame/facts.mjs';
import type { Document } from '../frame/page.js';
import { packed, toHash } from '../playground/address.js';
import { aspectsBoth } from './aspects.js';
import { MANNERS } from './manners.js';
import { chips, type Neighbour, ruleDocument } from './rule.js';
import { kindWords, PROFILES, packWords, severityOf } from './words.js';

export const title = { zh: '规则', en: 'Rules' };
export const about = {
  zh: '每条规则：要求、条款、依据、例子、改正',
  en: 'Every rule: what it asks, its clause, ground, examples, remedy',
};

export function body(): string {
  const all = rules();
  return `
<div class="page reference">
<h1>${both('规则', 'Rules')}</h1>
<p class="lead-line">${both(`${all.length} 条规则。按编号、中文或英文词查找。`, `${all.length} rules. Find them by id, or by Chinese or English words.`)}</p>
${filters()}
<div id="list">
${aspectsBoth()
  .map(({ prefix, name }) => section(prefix, name))
  .join('\n')}
</div>
</div>`;
}

function filters(): string {
  const options = <T extends string>(words: (one: T) => Both, all: readonly T[]) =>
    all.map((one) => ({ value: one, text: words(one) }));
  const aspects = aspectsBoth().map(({ prefix, name }) => ({
    value: prefix,
    text: { zh: `${prefix} ${name.zh}`, en: `${prefix} ${name.en}` },
  }));
  const packs = options(
    packWords,
    PACKS.filter((pack) => rules().some((rule) => rule.packs.includes(pack))),
  );
  return `<form id="filters" class="filters" role="search">
<p class="search"><label for="words">${both('查找', 'Search')}</label><input id="words" name="words" type="search" autocomplete="off" spellcheck="false" aria-describedby="count"></p>
${select('aspect', both('方面', 'Aspect'), aspects)}
${select('kind', both('记录', 'Record'), options(kindWords, ['document', ...RECORD_KINDS.filter((kind) => kind !== 'transaction')]))}
${select('modality', both('程度', 'Modality'), options(severityOf, ['shall', 'should', 'may']))}
${select(
  'manner',
  both('如何检查', 'How checked'),
  options((manner) => MANNERS[manner], ALL_MANNERS),
)}
${select(
  'profile',
  both('范围', 'Profile'),
  options((profile) => PROFILES[profile] as Both, ['gate', 'audit'] satisfies Profile[]),
)}
${select('pack', both('规则包', 'Pack'), [{ value: 'none', text: { zh: '总是适用', en: 'always applies' } }, ...packs])}
<p class="found"><output id="count" class="quiet"></output> <button type="reset">${both('清除', 'Clear')}</button></p>
</form>`;
}

/** An option holds no elements: its text is set in the page's language by the script. */
function select(name: string, label: string, options: readonly { readonly value: string; readonly text: Both }[]): string {
  const told = [{ value: '', text: { zh: '全部', en: 'all' } }, ...options].map(
    ({ value, text }) => `<option value="${value}" data-zh="${text.zh}" data-en="${text.en}">${text.zh}</option>`,
  );
  return `<p><label for="by-${name}">${label}</label><select id="by-${name}" name="${name}">${told.join('')}</select></p>`;
}

function section(prefix: string, name: Both): string {
  const own = rules().filter((rule) => rule.aspect === prefix);
  if (own.length === 0) return '';
  const items = own.map((rule) => {
    const facets = {
      aspect: rule.aspect,
      kind: rule.record,
      modality: rule.modality,
      manner: mannerOf(rule),
      profile: rule.profiles.join(' '),
      pack: rule.packs.join(' ') || 'none',
    };
    const data = Object.entries(facets).map(([name, value]) => `data-${name}="${value}"`);
    return `<li id="${rule.id}" ${data.join(' ')}><a href="${rule.id}/"><span class="id">${rule.id}</span> ${bothOf(rule.title)}</a>${chips(rule)}</li>`;
  });
  return `<section aria-labelledby="aspect-${prefix}"><h2 id="aspect-${prefix}"><span class="id">${prefix}</span> ${bothOf(name)} <span class="quiet count">${own.length}</span></h2>
<ul class="rules">${items.join('\n')}</ul></section>`;
}

export async function beneath({ vectorsOf, shortestOf, dealOf }: Facts): Promise<readonly Document[]> {
  const all = rules().map(({ id }) => explain(id));
  const aspects = new Map(aspectsBoth().map(({ prefix, name }) => [prefix, name]));
  const neighbour = (rule: Explanation | undefined): Neighbour | undefined => rule && { id: rule.id, title: rule.title };
  return Promise.all(
    all.map(async (rule, place) =>
      ruleDocument(rule, {
        aspect: aspects.get(rule.aspect) ?? { zh: '', en: '' },
        vectors: vectorsOf[rule.id] ?? 0,
        vector: rule.fail ? undefined : shortestOf[rule.id],
        tryIt: await tryAddress(rule, shortestOf[rule.id]),
        deal: dealOf[rule.id] && `../../transaction/#${dealOf[rule.id]}`,
        before: neighbour(all[place - 1]),
        after: neighbour(all[place + 1]),
      }),
    ),
  );
}

/** The playground with the failing example, under the profile that the rule runs in; or with a vector, where there is no example. */
async function tryAddress({ record, profiles, fail, scope }: Explanation, vector?: ShortVector): Promise<string | undefined> {
  const own = fail && { record: record as RecordKind, text: `${JSON.stringify(fail.input, null, 2)}\n` };
  const shown: ShortVector | undefined = own ?? (scope === 'record' ? vector : undefined);
  const text = shown && (await packed(shown.text));
  if (!shown || text === undefined) return undefined;
  const profile = profiles.includes('gate') ? 'gate' : 'audit';
  return `../../playground/${toHash({ kind: shown.record, from: shown.from, profile, packs: [], text })}`;
}
