/** What the transaction page needs to check and to tell what was found: loaded once the page can be used. */
import { nothing, render, svg } from 'lit-html';
import { checkTransaction, type Finding } from '../../pkg/core.js';
import type { Texts } from '../../pkg/locale.js';
import { Places } from '../editor/places.js';
import { markOf } from '../playground/judge.js';
import type { Numbered } from '../report/groups.js';
import { findingsView, verdictView } from '../report/view.js';
import { linkPaths, linksOf } from './links.js';
import { type Actions, expectationView, lackingView, sidesView } from './panels.js';
import type { State } from './state.js';
import { rowsOf } from './timeline.js';
import { timelineView } from './timeline-view.js';

export { loadEngine, loadTexts } from '../engine.js';

type Judged = Pick<State, 'report' | 'marks' | 'places' | 'bundle' | 'isJson'>;

export function judge(text: string, { deal, profile, locale, bundle }: State): Judged {
  const report = checkTransaction(text, { profile, locale, ...(deal ? { now: deal.now } : {}) });
  const places = new Places(text);
  const marks = report.findings.map((finding) => markOf(finding as Finding, places));
  try {
    return { report, marks, places, bundle: JSON.parse(text), isJson: true };
  } catch {
    return { report, marks, places, bundle, isJson: false };
  }
}

const element = (id: string) => document.getElementById(id) as HTMLElement;

export function draw(state: State, act: Actions): void {
  const { report, locale, chosen, deal, bundle } = state;
  if (!report) return;
  const texts = state.texts as Texts;
  const rows = rowsOf(bundle);
  const findings = report.findings.map((finding, number) => ({ finding, number }) as Numbered);
  render(verdictView({ report, locale }), element('verdict'));
  render(expectationView(state, act), element('expectation'));
  const now = deal?.now ?? '';
  render(
    timelineView({ rows, findings, locale, texts, now, chosen, choose: act.choose, jump: act.jump }),
    element('timeline-rows'),
  );
  render(sidesView(state, act), element('sides'));
  render(lackingView(state), element('lacking-members'));
  render(findingsView({ report, locale, texts, chosen, choose: act.jump }), element('results'));
  drawLinks(() => linkPaths(linksOf(rows, findings), element('timeline'), chosen));
}

/** Lines follow the layout, so they come after it. */
function drawLinks(paths: () => unknown): void {
  const layer = document.getElementById('links') as unknown as SVGSVGElement;
  const arrow = svg`<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
    <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" /></marker></defs>`;
  requestAnimationFrame(() => render(svg`${arrow}${paths() ?? nothing}`, layer as unknown as HTMLElement));
}
