/** Bars beside each other, each with its figure. */
import { type Both, bothOf, escaped } from '../frame/both.js';

export interface Bar {
  readonly name: Both;
  readonly value: number;
  /** The value as it is told. */
  readonly told: string;
  readonly isOurs: boolean;
}

export interface Chart {
  /** HTML. */
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Where every bar would end if it were as good as the one that is compared with. */
  readonly mark?: number;
}

/** One chart; the longest bar is as wide as there is room. */
export function chartHtml({ title, bars, mark }: Chart): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const share = (value: number) => `${((100 * value) / most).toFixed(2)}%`;
  const line = ({ name, value, told, isOurs }: Bar) =>
    `<li${isOurs ? ' class="ours"' : ''}><span class="who">${bothOf(name)}</span> <span class="room"><span class="bar" style="width:${share(value)}"></span></span> <span class="told">${escaped(told)}</span></li>`;
  const scale = mark === undefined ? '' : ` style="--mark:${share(mark)}"`;
  return `<figure class="chart"${scale}><figcaption>${title}</figcaption><ul>${bars.map(line).join('')}</ul></figure>`;
}
