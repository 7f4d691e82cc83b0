/** The benchmark: how fast and how small beside other validators; as charts, then as tables. */
import { both, bothOf, escaped } from '../frame/both.js';
import { type Bar, chartHtml } from './chart.js';
import { type Measured, measured, type Row, type Start } from './measured.mjs';
import { hostWords, suiteWords, variantWords } from './words.js';

export const title = { zh: '性能测试', en: 'Benchmark' };
export const label = { zh: '性能', en: 'Benchmark' };
export const about = {
  zh: '与 Ajv、Zod 等校验库比较速度和大小，可以重做',
  en: 'Speed and size beside Ajv, Zod and others, to be repeated',
};

const OURS = /^(tradelint|checkout)/;

export function body(): string {
  return `
<div class="page bench">
<h1>${bothOf(title)}</h1>
<p class="lead-line">${both(
    '各库对同一条记录检查同样的事项，先确认结论一致，再轮流计时。比值取自同一轮，然后取中位数：它比时间稳定，也只有它可以跨机器比较。',
    'All check the same record for the same things, which is made sure of first; then they take turns. Ratios are taken within a round, then the median: unlike times they hold across machines.',
  )}</p>
${machineHtml(measured)}
<h2 id="speed">${both('速度', 'Speed')}</h2>
<p class="quiet">${both('是 Ajv 的几倍，虚线为 Ajv；越长越快。JSON.parse 只解析，不检查。', 'How many times as fast as Ajv, which is the dashed line; longer is faster. JSON.parse alone checks nothing.')}</p>
${hostsOf(measured.rows).map(hostCharts).join('\n')}
<h2 id="cold">${both('冷启动', 'Cold start')}</h2>
<p class="quiet">${both('从进程开始（Chromium 为打开页面）到第一个结论，毫秒。越短越好。', 'From a process’s start (in Chromium from the navigation to a page) to the first verdict, in milliseconds. Shorter is better.')}</p>
<div class="charts">${Object.entries(measured.cold).map(coldChart).join('\n')}</div>
<h2 id="size">${both('大小', 'Size')}</h2>
<p class="quiet">${both('订单校验打成一个文件，brotli 压缩后的千字节。越短越好。', 'The order’s validator as one file, kilobytes after brotli. Shorter is better.')}</p>
<div class="charts">${sizeChart(measured)}</div>
<h2 id="figures">${both('全部数值', 'All figures')}</h2>
${figures(measured)}
<h2 id="again">${both('重做', 'Repeat it')}</h2>
<pre class="code" tabindex="0">npm run bench -- --json mine.json
npm run bench -- --quick
npm run bench -- --compare tests/bench/results/last.json</pre>
</div>`;
}

function machineHtml({ about: { date, pace, machine } }: Measured): string {
  const { processor, processors, system, node } = machine;
  const where = `${processor} × ${processors}, ${system}, Node ${node}`;
  const [zh, en] = pace === 'quick' ? ['快速测量，误差较大', 'a quick run, so noisier'] : ['完整测量', 'a full run'];
  return `<p>${both(`${date} 测于 ${escaped(where)}；${zh}。`, `Measured ${date} on ${escaped(where)}; ${en}.`)}</p>`;
}

const hostsOf = (rows: readonly Row[]) => [...new Set(rows.map(({ host }) => host))];
const suitesOf = (rows: readonly Row[]) => [...new Set(rows.map(({ suite }) => suite))];

function hostCharts(host: string): string {
  const rows = measured.rows.filter((row) => row.host === host);
  const charts = suitesOf(rows).map((suite) => speedChart(rows.filter((row) => row.suite === suite)));
  return `<h3>${hostWords(host)}</h3>\n<div class="charts">${charts.join('\n')}</div>`;
}

const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`;

/** The fastest first. */
function speedChart(rows: readonly Row[]): string {
  const bars = rows
    .map(({ variant, ratio_to_ajv }) => bar(variant, ratio_to_ajv, times(ratio_to_ajv)))
    .sort((one, other) => other.value - one.value);
  return chartHtml({ title: bothOf(suiteWords(rows[0]?.suite ?? '')), bars, mark: 1 });
}

const bar = (variant: string, value: number, told: string): Bar => ({
  name: variantWords(variant),
  value,
  told,
  isOurs: OURS.test(variant),
});

const smallestFirst = (bars: readonly Bar[]) => [...bars].sort((one, other) => one.value - other.value);

function coldChart([host, starts]: [string, Readonly<Record<string, Start>>]): string {
  const bars = Object.entries(starts).map(([variant, { median_ms }]) => bar(variant, median_ms, `${median_ms.toFixed(0)} ms`));
  return chartHtml({ title: hostWords(host), bars: smallestFirst(bars) });
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function sizeChart({ size }: Measured): string {
  const bars = Object.entries(size).map(([entry, { brotli }]) => bar(entry, brotli, kilobytes(brotli)));
  return chartHtml({ title: 'brotli', bars: smallestFirst(bars) });
}

function figures({ rows, cold, size }: Measured): string {
  const speed = rows.map(({ suite, host, variant, median_us, ratio_to_ajv, ratio_to_json_parse }) => [
    `${bothOf(suiteWords(suite))} · ${hostWords(host)}`,
    bothOf(variantWords(variant)),
    median_us.toFixed(2),
    times(ratio_to_ajv),
    ratio_to_json_parse === null ? '' : times(ratio_to_json_parse),
  ]);
  const starts = Object.entries(cold).flatMap(([host, ofHost]) =>
    Object.entries(ofHost).map(([variant, { median_ms, ratio_to_ajv }]) => [
      hostWords(host),
      bothOf(variantWords(variant)),
      median_ms.toFixed(1),
      times(ratio_to_ajv),
    ]),
  );
  const sizes = Object.entries(size).map(([entry, { raw, gzip, brotli }]) => [
    bothOf(variantWords(entry)),
    ...[raw, gzip, brotli].map(kilobytes),
  ]);
  const toAjv = both('比 Ajv', 'to Ajv');
  return [
    table(both('速度', 'Speed'), [both('记录', 'Record'), '', 'µs', toAjv, both('比 JSON.parse', 'to JSON.parse')], speed, 2),
    table(both('冷启动', 'Cold start'), [both('宿主', 'Host'), '', 'ms', toAjv], starts, 2),
    table(both('大小', 'Size'), ['', both('压缩前', 'minified'), 'gzip', 'brotli'], sizes, 1),
  ].join('\n');
}

/** Cells from the given column on are numbers. */
function table(caption: string, head: readonly string[], lines: readonly (readonly string[])[], numbers: number): string {
  const number = (column: number) => (column < numbers ? '' : ' class="number"');
  const cell = (text: string, column: number) =>
    column === 0 ? `<th scope="row">${text}</th>` : `<td${number(column)}>${text}</td>`;
  const heads = head.map((text, column) => (text === '' ? '<td></td>' : `<th scope="col"${number(column)}>${text}</th>`));
  return `<details><summary>${caption}</summary><div class="scrolled" tabindex="0"><table><thead><tr>${heads.join('')}</tr></thead>
<tbody>${lines.map((line) => `<tr>${line.map(cell).join('')}</tr>`).join('\n')}</tbody></table></div></details>`;
}
