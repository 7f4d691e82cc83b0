/** The shop's static part: every form with its example, readable before any script has run. */
import { both } from '../frame/both.js';
import { CODE } from './code.js';
import { FORMS } from './forms.js';
import { section } from './render.js';

export const title = { zh: '店铺', en: 'Shop' };
export const about = {
  zh: '四张真实的表单，边填边检查，旁边是绑定它的全部代码',
  en: 'Four real forms, checked as they are filled in, beside all the code that binds them',
};

/** The form that is shown where the address names none. */
const FIRST = 'checkout';

export function body(): string {
  const tabs = FORMS.map(
    ({ name, title }) => `<a href="#${name}"${name === FIRST ? ' aria-current="page"' : ''}>${both(title.zh, title.en)}</a>`,
  );
  return `
<header class="lead">
  <h1>${both('四张表单，一套规则', 'Four forms, one set of rules')}</h1>
  <p>${both('离开一格就检查，改对立刻消失；两格对不上，改哪一边都行。填错试试。', 'A field is checked when you leave it, and clears as soon as it is right. Where two do not agree, mend either. Try and get it wrong.')}</p>
</header>
<nav class="tabs" aria-label="${'表单 / Forms'}">${tabs.join('')}</nav>
${FORMS.map((form) => section(form, { code: CODE[form.name], hidden: form.name !== FIRST })).join('')}`;
}
