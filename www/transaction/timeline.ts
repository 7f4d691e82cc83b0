/** The records of a transaction as what happened, in the order of time. Data may be anything: what is not as it should be is passed over. */
import { LANES, type Lane, MOMENTS, type Moment, NAMES } from './moments.js';
import { member, placesOf, plain } from './paths.js';

export interface Fact {
  readonly moment: Moment | undefined;
  /** Pointer of the time; of the record for what has none. */
  readonly pointer: string;
  /** What findings it answers for: those at this pointer or below, unless another fact is nearer. */
  readonly covers: readonly string[];
  /** What the record is called; nothing where there is none. */
  readonly record: string | undefined;
  /** With its record's currency. */
  readonly amount: string | undefined;
  readonly code: string | undefined;
  /** Its time, as the record tells it. */
  readonly text: string;
}

/** Facts of one lane at one time. */
export interface Row {
  readonly id: string;
  readonly lane: Lane;
  /** Milliseconds since 1970; not known for records that tell no time. */
  readonly at: number | undefined;
  readonly text: string;
  readonly facts: readonly Fact[];
}

interface Placed extends Fact {
  readonly lane: Lane;
}

/** What happened at one time, in whichever lanes. */
export interface Line {
  readonly at: number | undefined;
  readonly text: string;
  readonly rows: readonly Row[];
}

export function rowsOf(bundle: unknown): readonly Row[] {
  const rows = new Map<string, Row & { readonly facts: Fact[] }>();
  for (const { lane, ...fact } of LANES.flatMap((lane) => recordsOf(bundle, lane).flatMap((one) => factsOf(lane, one)))) {
    const { text } = fact;
    const at = instantOf(text);
    const key = `${lane} ${at ?? fact.pointer}`;
    const row = rows.get(key) ?? { id: `row${fact.pointer.replaceAll('/', '-')}`, lane, at, text, facts: [] };
    row.facts.push(fact);
    rows.set(key, row);
  }
  const order = ({ at }: Row) => at ?? Number.NEGATIVE_INFINITY;
  const sorted = [...rows.values()]
    .map(withoutEchoes)
    .sort((a, b) => order(a) - order(b) || LANES.indexOf(a.lane) - LANES.indexOf(b.lane));
  return sorted.reduce(foldedTracking, []);
}

/** Scan after scan of parcels on their way is one row, as long as nothing else happens. */
function foldedTracking(rows: Row[], row: Row): Row[] {
  const last = rows.at(-1);
  if (!last || !isTracking(last) || !isTracking(row)) return [...rows, row];
  return [...rows.slice(0, -1), { ...last, facts: [...last.facts, ...row.facts] }];
}

const isTracking = ({ lane, facts }: Row) => lane === 'shipments' && facts.every(isStep);

/** Rows of one time beside each other. */
export function linesOf(rows: readonly Row[]): readonly Line[] {
  const lines: (Line & { readonly rows: Row[] })[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last && last.at === row.at && !last.rows.some(({ lane }) => lane === row.lane)) last.rows.push(row);
    else lines.push({ at: row.at, text: row.text, rows: [row] });
  }
  return lines;
}

/** A step of a history says nothing new beside the fact itself, but findings may lead to it. */
function withoutEchoes(row: Row): Row {
  const [echoes, facts] = [row.facts.filter(isStep), row.facts.filter((fact) => !isStep(fact))];
  const [first, ...others] = facts;
  if (first === undefined || echoes.length === 0 || row.lane === 'shipments') return row;
  const covers = [...first.covers, ...echoes.flatMap(({ covers }) => covers)];
  return { ...row, facts: [{ ...first, covers }, ...others] };
}

const isStep = ({ moment }: Fact) => moment?.code !== undefined;

/** The row that a pointer leads to: that of the nearest fact above it. */
export function rowAt(rows: readonly Row[], pointer: string): Row | undefined {
  let [best, length] = [undefined as Row | undefined, -1];
  for (const row of rows) {
    for (const covered of row.facts.flatMap(({ covers }) => covers)) {
      const leads = pointer === covered || pointer.startsWith(`${covered}/`);
      if (leads && covered.length > length) [best, length] = [row, covered.length];
    }
  }
  return best;
}

interface Record {
  readonly pointer: string;
  readonly value: unknown;
}

function recordsOf(bundle: unknown, lane: Lane): readonly Record[] {
  const value = member(bundle, lane);
  // A list that is given is complete: that it is empty says something.
  if (Array.isArray(value) && value.length === 0) return [{ pointer: `/${lane}`, value: undefined }];
  if (Array.isArray(value)) return value.map((entry, place) => ({ pointer: `/${lane}/${place}`, value: entry }));
  return value === undefined || value === null ? [] : [{ pointer: `/${lane}`, value }];
}

function factsOf(lane: Lane, { pointer, value }: Record): readonly Placed[] {
  const called = NAMES[lane]
    .map((name) => member(value, name))
    .find((name) => typeof name === 'string' || typeof name === 'number');
  const common = { lane, record: value === undefined ? undefined : String(called ?? pointer) };
  const currency = plain(member(value, 'currency')) ?? '';
  const money = (amount: string | undefined) => (amount === undefined ? undefined : `${amount} ${currency}`.trim());
  const facts = MOMENTS[lane].flatMap((moment) =>
    placesOf(value, moment.path).flatMap(({ path, holder, value: text }): Placed[] => {
      if (typeof text !== 'string' || instantOf(text) === undefined) return [];
      const said = (wanted: string | undefined) =>
        plain(wanted?.startsWith('./') ? member(holder, wanted.slice(2)) : member(value, wanted));
      // An entry of a list, or what else holds the time, answers for all that it says.
      const covers = [path.includes('/') ? `${pointer}/${path.slice(0, path.lastIndexOf('/'))}` : `${pointer}/${path}`];
      if (moment.amount && !moment.amount.startsWith('./')) covers.push(`${pointer}/${moment.amount}`);
      return [
        {
          ...common,
          moment,
          pointer: `${pointer}/${path}`,
          covers,
          text,
          amount: money(said(moment.amount)),
          code: said(moment.code),
        },
      ];
    }),
  );
  const [first, ...others] = facts;
  const nothing = { moment: undefined, text: '', amount: undefined, code: undefined };
  // What is said of a list as a whole is told at its first record.
  const whole = pointer.endsWith('/0') ? [pointer, `/${lane}`] : [pointer];
  if (first === undefined) return [{ ...common, ...nothing, pointer, covers: whole }];
  return [{ ...first, covers: [...first.covers, ...whole] }, ...others];
}

/** Times with an offset only: without one there is no telling when it was. */
function instantOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/i.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
