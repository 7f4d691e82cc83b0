/** What surrounds every page. */
import { type Both, both, bothOf, escaped } from './both.js';
import type { Facts } from './facts.mjs';

/** A page as its folder declares it, and the documents beneath it. */
export interface Page {
  readonly name: string;
  /** Its folder in the site. */
  readonly path: string;
  readonly title: Both;
  /** What the header calls it, where that is not its title. */
  readonly label?: Both;
  readonly about?: Both;
  readonly body: (facts: Facts, pages: readonly Page[]) => string | Promise<string>;
  readonly beneath?: (facts: Facts) => Promise<readonly Document[]>;
}

export interface Document {
  readonly path: string;
  readonly title: Both;
  readonly about?: Both;
  readonly body: string;
}

/** The pages in the order of the header; a folder that is not named here comes after them. */
const ORDER = ['home', 'playground', 'transaction', 'shop', 'rules', 'matrix', 'bench'];

export const inOrder = (names: readonly string[]): readonly string[] =>
  [...names].sort((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other));
const placeOf = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/** One document of a page as HTML, with the page's style and, where it has one, its script; the header leads to all pages. */
export function framed(document: Document, { name, script }: { name: string; script: boolean }, pages: readonly Page[]): string {
  const { path, title, about = title, body } = document;
  const root = '../'.repeat(path.split('/').length - 1) || './';
  const links = pages.map((page) => {
    const current = page.name !== name ? '' : ` aria-current="${page.path === path ? 'page' : 'true'}"`;
    return `<a href="${root}${page.path}"${current}>${bothOf(page.label ?? page.title)}</a>`;
  });
  const [zh, en] = [`${escaped(title.zh)} · tradelint`, `${escaped(title.en)} · tradelint`];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title data-zh="${zh}" data-en="${en}">${zh}</title>
<meta name="description" content="${escaped(`${about.zh} · ${about.en}`)}">
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}style.css">
<link rel="stylesheet" href="${root}${name}/style.css">
<script src="${root}first.js"></script>
<script type="module" src="${root}frame.js"></script>
${script ? `<script type="module" src="${root}${name}/main.js"></script>\n` : ''}</head>
<body>
<a class="skip" href="#main">${both('跳到正文', 'Skip to content')}</a>
<header class="top">
<nav aria-label="Pages / 页面">${links.join(' ')}</nav>
<button id="language" type="button">${'<span lang="en">中文</span><span lang="zh-CN">English</span>'}</button>
<button id="theme" type="button" aria-label="Light or dark / 明暗">◐</button>
</header>
<main id="main" tabindex="-1">${body}</main>
<footer class="bottom">
<p>${both(
    '条款按主题归属：标准 5.1.1 以下的正文没有公开，所以每条规则另列依据。本站不是法律意见。',
    'Clauses are named by topic: the standard’s text from 5.1.1 on is not public, so every rule also cites its ground. Not legal advice.',
  )}</p>
<p>${both(
    '静态页面，没有服务器，不作跟踪；打开一次以后可离线使用。Apache-2.0。',
    'Static pages, no server, no tracking; they work offline once one was opened. Apache-2.0.',
  )}</p>
</footer>
</body>
</html>
`;
}
