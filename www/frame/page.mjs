/** What surrounds every page. */

export const both = (zh, en) => `<span lang="zh-CN">${zh}</span><span lang="en">${en}</span>`;

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/** One page as HTML, with `root` leading to the site's folder and `pages` to link to. */
export function framed({ name, title, body, root, pages }) {
  const links = pages.map(
    (page) =>
      `<a href="${root}${page.name}/"${page.name === name ? ' aria-current="page"' : ''}>${both(page.title.zh, page.title.en)}</a>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title.zh} · ${title.en} · tradelint</title>
<link rel="icon" href="${root}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}style.css">
<link rel="stylesheet" href="style.css">
<script src="${root}first.js"></script>
<script type="module" src="${root}switches.js"></script>
<script type="module" src="main.js"></script>
</head>
<body>
<a class="skip" href="#main">${both('跳到正文', 'Skip to content')}</a>
<header class="top">
<a class="home" href="${root}playground/">tradelint</a>
<nav aria-label="Pages / 页面">${links.join(' ')}</nav>
<button id="language" type="button">${'<span lang="en">中文</span><span lang="zh-CN">English</span>'}</button>
<button id="theme" type="button" aria-label="Light or dark / 明暗">◐</button>
</header>
<main id="main" tabindex="-1">${body}</main>
</body>
</html>
`;
}
