/** The picture by keyboard and pointer: one stop in each aspect, arrows from square to square; and in words what is looked at. */
import { currentLocale, onLocale } from '../frame/language.js';
import { reached } from '../frame/stages.js';
import { MANNERS } from '../rules/manners.js';

const told = document.getElementById('told') as HTMLElement;
let looked: HTMLElement | undefined;

function tell(square: HTMLElement): void {
  looked = square;
  const { id = '', zh = '', en = '', manner = '' } = square.dataset;
  const how = MANNERS[manner as keyof typeof MANNERS];
  const language = currentLocale() === 'en' ? 'en' : 'zh';
  told.textContent = `${id} ${language === 'en' ? en : zh} · ${how[language]}`;
}

for (const list of document.querySelectorAll<HTMLElement>('.picture ul.squares')) {
  const squares = [...list.querySelectorAll<HTMLElement>('a')];
  for (const [place, square] of squares.entries()) square.tabIndex = place === 0 ? 0 : -1;
  list.addEventListener('focusin', ({ target }) => {
    for (const square of squares) square.tabIndex = square === target ? 0 : -1;
  });
  list.addEventListener('keydown', (event) => {
    const place = squares.indexOf(event.target as HTMLElement);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: squares.length - 1, ...rows(squares, place) }[
      event.key
    ];
    const square = to === undefined ? undefined : squares[to];
    if (!square) return;
    event.preventDefault();
    square.focus();
  });
}

/** Where the row above and the one below have their nearest square. */
function rows(squares: readonly HTMLElement[], place: number): Readonly<Record<string, number>> {
  const boxes = squares.map((square) => square.getBoundingClientRect());
  const own = boxes[place];
  if (!own) return {};
  const nearest = (isThere: (box: DOMRect) => boolean) => {
    const there = boxes.flatMap((box, place) => (isThere(box) ? [{ box, place }] : []));
    const distance = (box: DOMRect) => Math.abs(box.top - own.top) * 1e4 + Math.abs(box.left - own.left);
    return there.sort((one, other) => distance(one.box) - distance(other.box))[0]?.place ?? -1;
  };
  return { ArrowDown: nearest((box) => box.top > own.top + 1), ArrowUp: nearest((box) => box.top < own.top - 1) };
}

for (const event of ['pointerover', 'focusin'])
  document.addEventListener(event, ({ target }) => {
    const square = (target as Element).closest<HTMLElement>('.square');
    if (square) tell(square);
  });

onLocale(() => looked && tell(looked));

/** A list that something leads to is opened. */
function openTarget(): void {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  const details = target?.closest('details');
  if (details) details.open = true;
}

addEventListener('hashchange', openTarget);
openTarget();
reached('page');
