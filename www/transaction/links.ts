/** Lines from what is wrong to the records it is judged against. */
import { svg, type TemplateResult } from 'lit-html';
import type { Numbered } from '../report/groups.js';
import { type Row, rowAt } from './timeline.js';

export interface Link {
  readonly number: number;
  readonly severity: string;
  readonly from: string;
  readonly to: string;
}

/** One line for each two rows that a finding connects. */
export function linksOf(rows: readonly Row[], findings: readonly Numbered[]): readonly Link[] {
  return findings.flatMap(({ finding, number }) => {
    const from = rowAt(rows, finding.pointer);
    if (!from) return [];
    const ends = new Set(finding.related.map((pointer) => rowAt(rows, pointer)).filter((row) => row !== undefined && row !== from));
    return [...ends].map((to) => ({ number, severity: finding.severity, from: from.id, to: (to as Row).id }));
  });
}

/** Draws the links over the time line as it is laid out now. */
export function linkPaths(links: readonly Link[], timeline: HTMLElement, chosen: number | undefined): TemplateResult[] {
  const origin = timeline.getBoundingClientRect();
  return links.flatMap(({ from, to, number, severity }) => {
    const [start, end] = [cardOf(from), cardOf(to)];
    if (!start || !end) return [];
    const state = chosen === undefined ? '' : chosen === number ? 'chosen' : 'faded';
    return [svg`<path class="link ${severity} ${state}" d=${path(start, end, origin)} marker-end="url(#arrow)" />`];
  });
}

const cardOf = (id: string) => document.getElementById(id)?.querySelector('.card')?.getBoundingClientRect();

/** Beside each other from side to side; above each other along the left margin. */
function path(start: DOMRect, end: DOMRect, origin: DOMRect): string {
  const middle = ({ top, height }: DOMRect) => Math.round(top + Math.min(height / 2, 24) - origin.top);
  const [y1, y2] = [middle(start), middle(end)];
  const apart = end.left >= start.right || end.right <= start.left;
  if (apart) {
    const right = end.left >= start.right;
    const [x1, x2] = [(right ? start.right : start.left) - origin.left, (right ? end.left : end.right) - origin.left];
    const bend = Math.max(24, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
    return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const [x1, x2] = [start.left - origin.left, end.left - origin.left];
  const out = Math.max(4, Math.min(x1, x2) - Math.min(40, 16 + Math.abs(y2 - y1) / 12));
  return `M${x1} ${y1} C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
}
