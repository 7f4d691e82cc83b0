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
    const ends = new Set(
      finding.related.map((pointer) => rowAt(rows, pointer)).filter((row) => row !== undefined && row !== from),
    );
    return [...ends].map((to) => ({ number, severity: finding.severity, from: from.id, to: (to as Row).id }));
  });
}

/** Draws the links over the time line as it is laid out now. */
export function linkPaths(links: readonly Link[], timeline: HTMLElement, chosen: number | undefined): TemplateResult[] {
  const origin = timeline.getBoundingClientRect();
  return links.flatMap(({ from, to, number, severity }, place) => {
    const [start, end] = [boxOf(from, origin), boxOf(to, origin)];
    if (!start || !end) return [];
    const state = chosen === undefined ? '' : chosen === number ? 'chosen' : 'faded';
    return [
      svg`<path class="link ${severity} ${state}" d=${path(start, end, GAP + (place % TRACKS) * TRACK)} marker-end="url(#arrow)" />`,
    ];
  });
}

/** Lines run so far from the cards' edge, several beside each other; corners are rounded. */
const [GAP, TRACK, TRACKS, CORNER] = [6, 3, 4, 4];
/** So far below the top of a card its line begins or ends. */
const BELOW_TOP = 16;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function boxOf(id: string, origin: DOMRect): Box | undefined {
  const box = document.getElementById(id)?.getBoundingClientRect();
  return box && { left: box.left - origin.left, right: box.right - origin.left, y: box.top - origin.top + BELOW_TOP };
}

/** Out of the side that faces the other card, along the gap between the lanes, and into the other's side. */
function path(start: Box, end: Box, out: number): string {
  const toRight = end.left >= start.right;
  const toLeft = end.right <= start.left;
  const [x1, side] = toRight ? [start.right, 1] : [start.left, -1];
  const x2 = toLeft ? end.right : end.left;
  const x = x1 + side * out;
  if (start.y === end.y) return `M${x1} ${start.y} H${x2}`;
  const down = end.y > start.y ? 1 : -1;
  const onward = x2 >= x ? 1 : -1;
  return [
    `M${x1} ${start.y}`,
    `H${x - side * CORNER} Q${x} ${start.y} ${x} ${start.y + down * CORNER}`,
    `V${end.y - down * CORNER} Q${x} ${end.y} ${x + onward * CORNER} ${end.y}`,
    `H${x2}`,
  ].join(' ');
}
