/** The page of one rule. */
import { type Examples, type Explanation, example, examplePatches } from '../../pkg/catalogue.js';
import type { RecordKind } from '../../pkg/generated/types.js';
import { mannerOf } from '../../pkg/matrix.js';
import { type Both, both, bothOf, escaped } from '../frame/both.js';
import type { ShortVector } from '../frame/facts.mjs';
import type { Document } from '../frame/page.js';
import { SIGNS } from '../report/signs.js';
import { jsonCode } from './code.js';
import { fieldLabels, memberLabels } from './labels.js';
import { MANNERS, MANNERS_TOLD } from './manners.js';
import { CONFIDENCE, kindWords, MARKS, PROFILES, packWords, SEVERITIES, severityOf, severityWords } from './words.js';

/** What a page tells of a rule beside the rule itself. */
export interface Beside {
  readonly aspect: Both;
  /** How many published vectors expect it. */
  readonly vectors: number;
  /** What shows the rule where it has no example of its own. */
  readonly vector: ShortVector | undefined;
  /** Addresses, from the rule's page, of the failing example in the playground and of a deal that has the fault. */
  readonly tryIt: string | undefined;
  readonly deal: string | undefined;
  readonly before: Neighbour | undefined;
  readonly after: Neighbour | undefined;
}

export interface Neighbour {
  readonly id: string;
  readonly title: Both;
}

export function ruleDocument(rule: Explanation, beside: Beside): Document {
  const title = { zh: `${rule.id} ${rule.title.zh}`, en: `${rule.id} ${rule.title.en}` };
  return { path: `${rule.id}/`, title, about: rule.fix, body: ruleBody(rule, beside) };
}

export function chips(rule: Pick<Explanation, 'modality' | 'status' | 'scope' | 'profiles' | 'packs' | 'since'>): string {
  const severity = SEVERITIES[rule.modality] ?? 'error';
  const [profile = ''] = rule.profiles;
  return `<ul class="chips">
<li class="chip ${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${bothOf(severityWords(severity))}</li>
<li class="chip manner ${mannerOf(rule)}"><span class="cell" aria-hidden="true"></span> ${bothOf(MANNERS[mannerOf(rule)])}</li>
<li class="chip">${bothOf(PROFILES[profile] ?? { zh: profile, en: profile })}</li>
${rule.packs.map((pack) => `<li class="chip pack">${bothOf(packWords(pack))}</li>`).join('')}
${rule.since ? `<li class="chip">${both(`${rule.since} 起`, `since ${rule.since}`)}</li>` : ''}
</ul>`;
}

function ruleBody(rule: Explanation, beside: Beside): string {
  return `<article class="page rule-page">
<nav class="crumbs" aria-label="Path / 路径"><a href="../">${both('规则', 'Rules')}</a> › <a href="../#aspect=${rule.aspect}">${rule.aspect} ${bothOf(beside.aspect)}</a></nav>
<h1><span class="id">${rule.id}</span> ${bothOf(rule.title)}</h1>
${chips(rule)}
<p class="asks"><span class="quiet">${both('改正', 'Fix')}</span> ${bothOf(rule.fix)}</p>
${factsOf(rule, beside)}
${messagesOf(rule)}
${examplesOf(rule, beside)}
${settingsOf(rule)}
<nav class="neighbours" aria-label="Neighbours / 相邻规则">${neighbour(beside.before, '← ', '')}${neighbour(beside.after, '', ' →')}</nav>
</article>`;
}

const row = (term: string, told: string) => `<div><dt>${term}</dt><dd>${told}</dd></div>`;

function factsOf(rule: Explanation, { vectors }: Beside): string {
  const manner = mannerOf(rule);
  const rows = [
    row(both('记录', 'Record'), `${bothOf(kindWords(rule.record))} <code>${rule.record}</code>`),
    row(
      both('归属条款', 'Home clause'),
      `GB/T 37401-2019 ${rule.home} <span class="quiet">${both('（按主题）', '(by topic)')}</span>`,
    ),
    row(both('依据', 'Basis'), basisOf(rule)),
    row(both('程度', 'Modality'), bothOf(severityOf(rule.modality))),
    row(both('如何检查', 'How checked'), `${bothOf(MANNERS[manner])}${both('：', ': ')}${bothOf(MANNERS_TOLD[manner])}`),
    row(both('范围', 'Profiles'), rule.profiles.map((profile) => `<code>${profile}</code>`).join(' ')),
    row(both('规则包', 'Packs'), packsOf(rule)),
    rule.since === null ? '' : row(both('生效', 'In force'), both(`自 ${rule.since} 起`, `from ${rule.since}`)),
    rule.needs.length === 0 ? '' : row(both('还需要', 'Needs beside'), bothOf(memberLabels(rule.needs))),
    rule.fields.length === 0 ? '' : row(both('涉及字段', 'Fields'), fieldsOf(rule)),
    row(both('把握', 'Confidence'), bothOf(CONFIDENCE[rule.confidence] ?? { zh: rule.confidence, en: rule.confidence })),
    row(
      both('公开用例', 'Vectors'),
      both(`${vectors} 个用例期望它`, `${vectors} published ${vectors === 1 ? 'case expects' : 'cases expect'} it`),
    ),
  ];
  return `<dl class="facts">${rows.join('\n')}</dl>`;
}

/** A citation ends with the mark of how its source stands behind the rule: `E-Commerce Law 50 [S]`. */
function basisOf({ basis }: Explanation): string {
  const cited = (text: string, language: 'zh' | 'en') => {
    const [, source = text, letter = ''] = /^(.*?)(?: \[(\w)\])?$/.exec(text) ?? [];
    const mark = MARKS[letter];
    return `<li>${escaped(source)}${mark ? ` <span class="mark">[${letter}] ${mark.told[language]}</span>` : ''}</li>`;
  };
  return `<ul class="basis" lang="zh-CN">${basis.zh.map((text) => cited(text, 'zh')).join('')}</ul>
<ul class="basis" lang="en">${basis.en.map((text) => cited(text, 'en')).join('')}</ul>`;
}

function packsOf({ packs }: Explanation): string {
  if (packs.length === 0) return both('总是适用', 'always applies');
  const names = packs.map((pack) => `${bothOf(packWords(pack))} <code>${pack}</code>`).join(' · ');
  return `${names} <span class="quiet">${both('（记录表明属于此类时适用）', '(applies when the record says it belongs there)')}</span>`;
}

function fieldsOf(rule: Explanation): string {
  const fields = rule.fields.map((field) => `<li><code>${escaped(field)}</code> ${bothOf(fieldLabels(rule.record, field))}</li>`);
  return `<ul class="fields">${fields.join('')}</ul>`;
}

function messagesOf(rule: Explanation): string {
  const messages = [rule.message, ...Object.values(rule.also)].map((text) => `<li>${bothOf(text)}</li>`);
  return `<section aria-labelledby="messages"><h2 id="messages">${both('它会说什么', 'What it says')}</h2>
<ul class="messages">${messages.join('')}</ul></section>`;
}

function examplesOf(rule: Explanation, { vector, tryIt, deal }: Beside): string {
  const links = [
    tryIt ? action(tryIt, both('在检查台打开不通过的例子', 'Open the failing example in the playground')) : '',
    deal ? action(deal, both('看一笔有此差错的交易', 'See a deal with this fault')) : '',
  ].join(' ');
  const patches = examplePatches(rule.id);
  const told = patches ? patchesOf(rule, patches) : vector ? vectorOf(vector) : '';
  if (told === '' && links === ' ') return '';
  return `<section aria-labelledby="examples"><h2 id="examples">${both('例子', 'Examples')}</h2>
${told}
<p class="actions">${links}</p></section>`;
}

const action = (address: string, told: string) => `<a class="action" href="${escaped(address)}">${told}</a>`;

const PASSES = `<span class="sign pass" aria-hidden="true">✓</span> ${both('通过', 'Passes')}`;
const FAILS = `<span class="sign fail" aria-hidden="true">✕</span> ${both('不通过', 'Fails')}`;

function patchesOf({ record }: Explanation, { pass, fail }: Examples): string {
  const kind = `<a href="../../playground/#sample=${record}">${both(`${kindWords(record).zh}的示例记录`, `the example ${kindWords(record).en}`)}</a>`;
  const failing = fail
    ? `${FAILS}${both('，见', ' at')} <code>${escaped(fail.at || '""')}</code></figcaption>${code(fail.input, fail.at)}`
    : `${FAILS}</figcaption><p>${both('只有与其他记录放在一起才会显出。', 'Only other records can show it.')}</p>`;
  return `<p class="quiet">${both('各为对', 'Each is a change (JSON Merge Patch) to')} ${kind}${both('的改动（JSON Merge Patch，null 即删去）。', '; null removes a member.')}</p>
<div class="examples">
<figure><figcaption>${PASSES}</figcaption>${passing(record, pass, fail?.input)}</figure>
<figure><figcaption>${failing}</figure>
</div>`;
}

/** Where nothing need be changed, what the example has in place of what fails. */
function passing(record: string, pass: unknown, fail: unknown): string {
  if (JSON.stringify(pass) !== '{}') return code(pass);
  const whole = Object.entries(example(record as RecordKind) as object);
  const compared = whole.filter(([name]) => Object.hasOwn(Object(fail), name));
  const told = `<p>${both('示例记录本身', 'The example record itself')}${compared.length > 0 ? both('，其中：', ', with:') : both('。', '.')}</p>`;
  return compared.length > 0 ? `${told}${code(Object.fromEntries(compared))}` : told;
}

/** Longer texts are read in the playground. */
const SHORT = 400;

function vectorOf({ text }: ShortVector): string {
  if (text.length > SHORT) return '';
  return `<div class="examples"><figure><figcaption>${FAILS}</figcaption><pre class="code" tabindex="0">${escaped(text)}</pre></figure></div>`;
}

const code = (value: unknown, at?: string) => `<pre class="code" tabindex="0">${jsonCode(value, at)}</pre>`;

function settingsOf(rule: Explanation): string {
  const settings = Object.entries(rule.settings);
  if (settings.length === 0) return '';
  const overrides = { overrides: { [rule.id]: { settings: rule.settings } } };
  return `<section aria-labelledby="settings"><h2 id="settings">${both('设置', 'Settings')}</h2>
<p>${both('这些数值不是法律规定，可以改：', 'These numbers are no law and can be changed:')}</p>
<table><thead><tr><th scope="col">${both('名称', 'Name')}</th><th scope="col" class="number">${both('默认值', 'Default')}</th></tr></thead>
<tbody>${settings.map(([name, value]) => `<tr><th scope="row"><code>${escaped(name)}</code></th><td class="number">${value}</td></tr>`).join('')}</tbody></table>
<pre class="code" tabindex="0">check(${escaped(JSON.stringify(rule.record))}, record, ${jsonCode(overrides)})</pre></section>`;
}

const neighbour = (rule: Neighbour | undefined, before: string, after: string) =>
  rule
    ? `<a href="../${rule.id}/">${before}<span class="id">${rule.id}</span> ${bothOf(rule.title)}${after}</a>`
    : '<span></span>';
