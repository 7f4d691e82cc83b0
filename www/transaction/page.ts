/** The transaction page's static part: what is there before any script has run. */
import { both } from '../frame/both.js';

export const title = { zh: '交易', en: 'Transaction' };
export const about = {
  zh: '一笔交易的记录在一条时间线上，看哪里对不上',
  en: 'The records of one deal on one time line, and where they do not agree',
};

export function body(): string {
  return `
<div class="wide transaction">
  <header class="lead">
    <h1>${both('一笔交易，一条时间线', 'One deal, one time line')}</h1>
    <p>${both('把主体、商品、订单、支付、物流、售后放在一起，看哪里对不上。选一种差错，看哪些规则发现它。', 'Subjects, listings, order, payments, parcels and after-sales cases side by side, and where they do not agree. Choose a fault and see which rules find it.')}</p>
  </header>
  <form id="choices" class="choices"></form>
  <div id="verdict" role="status"></div>
  <div id="expectation"></div>
  <div class="deal-desk">
    <section id="timeline" class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">${both('时间线', 'Time line')}</h2>
      <div id="timeline-rows"></div>
      <svg id="links" class="links" aria-hidden="true"></svg>
    </section>
    <div class="beside">
      <section class="text" aria-labelledby="text-title">
        <h2 id="text-title">${both('记录（可以改）', 'Records (edit them)')}</h2>
        <div class="editor"><textarea id="text" aria-labelledby="text-title" aria-describedby="keys" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"></textarea></div>
        <p id="keys" class="status quiet"></p>
      </section>
      <div id="lacking-members"></div>
      <div id="sides"></div>
    </div>
  </div>
  <section class="report" aria-labelledby="report-title">
    <h2 id="report-title">${both('报告', 'Report')}</h2>
    <div id="results"></div>
  </section>
</div>`;
}
