/** The shop's forms as HTML, each with the record that it begins with. */
import { valueAt } from '../../pkg/forms/record.js';
import { both, escaped } from '../frame/both.js';
import { type Field, isRows, OFFSET, type Part, type Rows, type ShopForm, type Words } from './spec.js';

interface Around {
  /** The script that binds it. */
  readonly code: string;
  readonly hidden: boolean;
}

/** A form, and beside it what can go wrong, what binds it and what is sent. */
export function section(form: ShopForm, { code, hidden }: Around): string {
  const { name, title, lead, submit, path, mistakes, objection, parts } = form;
  const say = ({ zh, en }: Words) => both(zh, en);
  const button = (one: Words, place: number) => `<li><button type="button" data-mistake="${place}">${say(one)}</button></li>`;
  return `
<section id="${name}" class="shop-form" aria-labelledby="${name}-title"${hidden ? ' hidden' : ''}>
  <header><h2 id="${name}-title">${say(title)}</h2><p>${say(lead)}</p></header>
  <div class="counter">
    <form data-form="${name}" action="#${name}" method="post">
      <div class="summary" role="alert" data-message=""></div>
      ${parts.map((part) => (isRows(part) ? rows(form, part) : fieldset(form, part))).join('')}
      <div class="actions"><button class="primary">${say(submit)}</button><button type="reset">${both('恢复示例', 'Restore the example')}</button></div>
      <p class="outcome" role="status"></p>
    </form>
    <aside aria-labelledby="${name}-title">
      <section>
        <h3>${both('故意填错', 'Get it wrong')}</h3>
        <ul class="mistakes">${mistakes.map(button).join('')}</ul>
      </section>
      <section>
        <h3>${both('只有服务器知道', 'What only the server knows')}</h3>
        <ul class="mistakes"><li><button type="button" data-mistake="server">${say(objection)}</button></li></ul>
        <p class="hint">${both(`<code>POST ${path}</code> 由本页假扮的服务器答复，什么也不会发出去。`, `<code>POST ${path}</code> is answered by a server that this page pretends to have: nothing is sent anywhere.`)}</p>
      </section>
      <section class="code">
        <h3>${both('绑定这张表单的全部代码', 'All the code that binds this form')}</h3>
        <pre tabindex="0">${escaped(code.trimEnd())}</pre>
        <button type="button">${both('复制', 'Copy')}</button>
        <p class="hint">${both('控件的 <code>name</code> 是记录里的 JSON Pointer，见下方记录；<code>demo</code> 只是让本页显示记录、固定日期。', 'The <code>name</code> of a control is a JSON Pointer into the record below. <code>demo</code> only shows the record here and sets the day.')}</p>
      </section>
      <details class="sent" open><summary>${both('将要发送的记录', 'The record that is sent')}</summary><pre tabindex="0"></pre></details>
    </aside>
  </div>
</section>`;
}

function fieldset({ record }: ShopForm, { title, fields }: Part): string {
  const controls = fields.map((field) => control(field, field.at, valueAt(record, field.at)));
  return `<fieldset class="part"><legend>${both(title.zh, title.en)}</legend><div class="fields">${controls.join('')}</div></fieldset>`;
}

function rows({ record }: ShopForm, part: Rows): string {
  const { list, title, add } = part;
  const entries = (valueAt(record, list) ?? []) as readonly unknown[];
  return `<fieldset class="part" name="${list}"><legend>${both(title.zh, title.en)}</legend>
    <div class="rows" data-list="${list}">${entries.map((entry, place) => row(part, entry, place)).join('')}</div>
    <p class="message" data-message="${list}"></p>
    <button type="button" data-add="${list}">＋ ${both(add.zh, add.en)}</button></fieldset>`;
}

function row({ list, entry: name, fields }: Rows, entry: unknown, place: number): string {
  const controls = fields.map((field) => control(field, `${list}/${place}/${field.at}`, valueAt(entry, `/${field.at}`)));
  return `<fieldset class="row"><legend>${both(name.zh, name.en)} <span class="place">${place + 1}</span></legend>
    <div class="fields">${controls.join('')}</div><button type="button" class="remove">${both('删除', 'Remove')}</button></fieldset>`;
}

function control(field: Field, name: string, value: unknown): string {
  const { type, zh, en, hint, choices, radio, wide } = field;
  const text = value === undefined ? '' : String(value);
  const label = both(zh, en);
  if (type === 'hidden') return `<input type="hidden" name="${name}" value="${escaped(text)}">`;
  const message = `<p class="message" data-message="${name}"></p>`;
  const classes = `field${wide ? ' wide' : ''}`;
  if (choices && radio) {
    const options = choices.map(
      ([code, zh, en]) =>
        `<label class="option"><input type="radio" name="${name}" value="${code}"${code === text ? ' checked' : ''}> ${both(zh, en)}</label>`,
    );
    return `<fieldset class="${classes}" role="radiogroup"><legend>${label}</legend><div class="options">${options.join('')}</div>${message}</fieldset>`;
  }
  if (type === 'checkbox')
    return `<div class="${classes}"><label class="option"><input type="checkbox" name="${name}"${value === true ? ' checked' : ''}> ${label}</label>${message}</div>`;
  const id = `hint-${name.replaceAll('/', '-')}`;
  const described = hint ? ` aria-describedby="${id}"` : '';
  const told = hint ? `<p class="hint" id="${id}">${both(hint.zh, hint.en)}</p>` : '';
  return `<div class="${classes}"><label><span>${label}</span>${entered(field, name, text, described)}</label>${told}${message}</div>`;
}

const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', decimal: 'decimal', tel: 'tel' };

/** The control itself. Numbers are texts too: what is typed is checked, not what a browser makes of it. */
function entered({ type, choices, autocomplete }: Field, name: string, text: string, described: string): string {
  const common = `name="${name}"${described}${autocomplete ? ` autocomplete="${autocomplete}"` : ''}`;
  if (type === 'output') return `<output ${common}>${escaped(text)}</output>`;
  if (type === 'textarea') return `<textarea ${common} rows="2">${escaped(text)}</textarea>`;
  if (choices) {
    const options = choices.map(
      ([code, zh, en]) =>
        `<option value="${code}" data-zh="${escaped(zh)}" data-en="${escaped(en)}"${code === text ? ' selected' : ''}>${escaped(zh)}</option>`,
    );
    return `<select ${common}>${options.join('')}</select>`;
  }
  const keyboard = type && KEYBOARDS[type] ? ` inputmode="${KEYBOARDS[type]}"` : '';
  const shown = type === 'datetime-local' ? text.replace(OFFSET, '').slice(0, 16) : text;
  return `<input type="${type === 'date' || type === 'datetime-local' ? type : 'text'}" ${common}${keyboard} value="${escaped(shown)}">`;
}
