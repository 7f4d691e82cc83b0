/** How far a page has come: it can be used, it checks, its editor is there. Measurements and tests go by these. */
export type Stage = 'page' | 'checks' | 'editor' | 'words';

export function reached(stage: Stage): void {
  if (stage === 'page') performance.mark('interactive');
  document.documentElement.dataset.ready = stage;
}
