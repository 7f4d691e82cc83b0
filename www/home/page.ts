/** The home page: what tradelint is, an order to try it on, and the ways in. */
import { rules } from '../../pkg/catalogue.js';
import { SOURCES } from '../../pkg/generated/types.js';
import { matrix } from '../../pkg/matrix.js';
import { both, bothOf, escaped } from '../frame/both.js';
import type { Facts } from '../frame/facts.mjs';
import type { Page } from '../frame/page.js';
import { picture } from '../matrix/picture.js';
import { check, example } from './built.mjs';
import { edited, FAULTS, LINES, reportHtml, valueAt } from './demo.js';

export const path = '';
export const title = { zh: '检查电商交易记录', en: 'Trade records, checked' };
export const label = { zh: 'tradelint', en: 'tradelint' };
export const about = {
  zh: '按 GB/T 37401-2019 检查电商交易记录，每项发现都有依据',
  en: 'Checks e-commerce trade records against GB/T 37401-2019; every finding cites its ground',
};

export function body(facts: Facts, pages: readonly Page[]): string {
  return `
<div class="page home">
<header class="hero">
<h1>${both('检查电商交易记录，每项发现都有依据', 'Checks trade records, and cites its ground for every finding')}</h1>
<ul class="lines">
<li>${both('主体、商品、订单、支付、物流、售后：按 GB/T 37401-2019《电子商务平台服务保障技术要求》逐条检查。', 'Subjects, listings, orders, payments, shipments, after-sales cases: against GB/T 37401-2019, rule by rule.')}</li>
<li>${both('没有检查到的不算通过；个人信息不出现在报告中。', 'What was not evaluated never counts as passed; no personal data in reports.')}</li>
<li>${both('一个引擎，从表单、边缘节点、Node 到命令行，报告逐字节相同。', 'One engine, from forms and edge workers to Node and the command line: the same report, byte for byte.')}</li>
</ul>
</header>
${demo()}
<h2 id="ways">${both('从这里开始', 'Ways in')}</h2>
<ul class="ways" aria-labelledby="ways">${pages
    .filter(({ name }) => name !== 'home')
    .map(way)
    .join('')}</ul>
<h2 id="install">${both('安装', 'Install')}</h2>
${install()}
<h2 id="covered">${both('覆盖', 'What is covered')}</h2>
${covered(facts)}
</div>`;
}

function demo(): string {
  const order = example('order');
  const faulty = edited(order, FAULTS);
  const said = (locale: 'zh-CN' | 'en') =>
    `<div lang="${locale}">${reportHtml(check('order', faulty, { locale }), locale, 'rules/')}</div>`;
  const data = JSON.stringify(order).replaceAll('<', '\\u003c');
  return `<section class="demo" aria-labelledby="demo-title">
<h2 id="demo-title" class="sr-only">${both('试一试', 'Try it')}</h2>
<form id="demo" class="code" autocomplete="off" aria-describedby="demo-note">${LINES.map((line) => lineHtml(line, faulty)).join('\n')}</form>
<div id="said" role="status">${said('zh-CN')}${said('en')}</div>
<p id="demo-note" class="quiet">${both('一张订单的片段，有两处差错。改动数值，报告即时更新。', 'Part of an order with two faults. Edit its values and the report follows.')}</p>
<script type="application/json" id="order">${data}</script>
</section>`;
}

function lineHtml({ indent, name, pointer, text }: (typeof LINES)[number], order: unknown): string {
  const named = name === undefined ? '' : `<span class="name">"${name}"</span>: `;
  const value = pointer === undefined ? (text ?? '') : fieldHtml(pointer, valueAt(order, pointer));
  const line = `${named}${value}`;
  return `<${pointer ? 'label' : 'span'} class="line" style="--indent:${indent}">${line}</${pointer ? 'label' : 'span'}>`;
}

function fieldHtml(pointer: string, value: unknown): string {
  const [quote, kind] = typeof value === 'string' ? ['"', 'text'] : ['', 'value'];
  const field = `<input class="${kind}" name="${pointer}" value="${escaped(String(value))}" size="10" spellcheck="false" autocapitalize="off">`;
  return `${quote}${field}${quote},`;
}

const way = ({ path, title, about }: Page) =>
  `<li><a href="${path || './'}"><strong>${bothOf(title)}</strong>${about ? ` <span>${bothOf(about)}</span>` : ''}</a></li>`;

const WAYS: readonly { readonly zh: string; readonly en: string; readonly code: string }[] = [
  {
    zh: 'JavaScript：Node、浏览器、Worker',
    en: 'JavaScript: Node, browsers, workers',
    code: `npm install tradelint

import { check } from 'tradelint';
const { verdict, findings } = check('order', order);`,
  },
  {
    zh: '命令行',
    en: 'Command line',
    code: `npx tradelint check --record order order.json
npx tradelint explain ORD-007
npx tradelint matrix`,
  },
  {
    zh: '从源码：需要 Rust 与 Node 20',
    en: 'From source, with Rust and Node 20',
    code: `npm run try
npm test
npm run site -- --serve`,
  },
];

function install(): string {
  const items = WAYS.map(
    ({ code, ...text }) => `<li><p>${bothOf(text)}</p><pre class="code" tabindex="0">${escaped(code)}</pre></li>`,
  );
  return `<ul class="install" aria-labelledby="install">${items.join('')}</ul>`;
}

function covered({ vectors }: Facts): string {
  const rows = matrix();
  const total = rows.reduce((sum, { aspect }) => sum + aspect.requirements, 0);
  const open = rows.reduce((sum, { counts }) => sum + counts['not-yet-built'], 0);
  const sources = new Set(Object.values(SOURCES).flat()).size;
  const numbers = [
    [total - open, both(`项要求可以检查，共 ${total} 项`, `of ${total} requirements can be checked`)],
    [rules().length, both('条规则，各有依据与改正', 'rules, each with its ground and a remedy')],
    [vectors, both('个公开测试用例', 'published test vectors')],
    [sources, both('种其他系统的格式', 'formats of other systems')],
  ];
  const told = numbers.map(([count, text]) => `<li><strong>${count}</strong> ${text}</li>`);
  return `<ul class="numbers">${told.join('')}</ul>
<a class="coverage" href="matrix/">${picture(rows, { linked: false })}<span class="more">${both('条款矩阵：每项要求如何检查', 'Clause matrix: how each requirement is checked')}</span></a>`;
}
