/** The playground's static part: what is there before any script has run. */
import { both } from '../frame/both.js';

export const title = { zh: '检查台', en: 'Playground' };
export const about = {
  zh: '粘贴一条记录，或整个文件，看每项发现在原文何处',
  en: 'Paste a record, or drop a whole file, and see each finding at its place in the text',
};

export function body(): string {
  return `
<div class="wide playground">
  <header class="lead">
    <h1>${both('检查台', 'Playground')}</h1>
    <p>${both('粘贴、拖入或选择一条记录，看 GB/T 37401-2019 怎么说。内容不会离开浏览器。', 'Paste, drop or choose a record and see what GB/T 37401-2019 says of it. Nothing leaves the browser.')}</p>
  </header>
  <form id="choices" class="choices"></form>
  <div class="desk">
    <section class="text" aria-labelledby="text-title">
      <h2 id="text-title">${both('记录', 'Record')}</h2>
      <div class="editor"><textarea id="text" aria-labelledby="text-title" aria-describedby="status" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"></textarea></div>
      <div id="status" class="status"></div>
      <div id="origin"></div>
      <pre id="print" class="print-only" aria-hidden="true"></pre>
    </section>
    <section class="report" aria-labelledby="report-title">
      <h2 id="report-title">${both('报告', 'Report')}</h2>
      <div id="verdict" role="status"></div>
      <div id="results"></div>
    </section>
  </div>
</div>`;
}
