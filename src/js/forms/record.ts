/** Records put together from what stands at their pointers. */

type Branch = Record<string, unknown>;

/** What a form says about one pointer. */
export interface Entry {
  readonly pointer: string;
  readonly value: unknown;
  /** Whether it is no reason for an optional part of the record to be there. */
  readonly idle: boolean;
}

/** No field's name has a character that pointers escape. */
const tokensOf = (pointer: string): string[] => pointer.split('/').slice(1);

/** The pointer of what holds the field. */
export const around = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

const isPlace = (token = '') => /^\d+$/.test(token);
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;
const childOf = (value: unknown, token: string): unknown => (value as Branch | null | undefined)?.[token];

/** What a record holds at a pointer; nothing for `null`, which is absent. */
export function valueAt(record: unknown, pointer: string): unknown {
  return tokensOf(pointer).reduce(childOf, record) ?? undefined;
}

/**
 * A record: the base with the entries in place of its members. A part whose entries are all empty is not there, unless it is opened; so
 * are the last entries of a list.
 */
export function assembled(base: unknown, entries: readonly Entry[], opened: Iterable<string>): Branch {
  // A structured clone would keep one object at two places one.
  const record = JSON.parse(JSON.stringify(base ?? {})) as Branch;
  for (const { pointer, value } of entries) if (value === undefined) remove(record, tokensOf(pointer));
  for (const pointer of opened) open(record, pointer, entries);
  for (const { pointer, value, idle } of [...entries].sort(idleLast)) {
    if (value !== undefined && (!idle || valueAt(record, around(pointer)) !== undefined)) put(record, tokensOf(pointer), value);
  }
  fillGaps(record, '', entries);
  return record;
}

const idleLast = (a: Entry, b: Entry) => Number(a.idle) - Number(b.idle);

function put(branch: Branch, [token = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) branch[token] = value;
  else {
    if (!isBranch(branch[token])) branch[token] = isPlace(rest[0]) ? [] : {};
    put(branch[token] as Branch, rest, value);
  }
}

/** Takes a member out, and the parts that are empty without it. */
function remove(branch: unknown, [token = '', ...rest]: readonly string[]): void {
  if (!isBranch(branch)) return;
  const child = branch[token];
  if (rest.length > 0) remove(child, rest);
  if (rest.length === 0 || (isBranch(child) && Object.keys(child).length === 0)) delete branch[token];
}

/** Makes a part of the record be there, with its first entry where it is a list. */
function open(record: Branch, pointer: string, entries: readonly Entry[]): void {
  const beneath = entries.find((entry) => entry.pointer.startsWith(`${pointer}/`))?.pointer ?? '';
  const [first, ...rest] = tokensOf(beneath.slice(pointer.length));
  const part = rest.length > 0 ? {} : '';
  put(record, tokensOf(pointer), isPlace(first) ? [part] : {});
}

/** A list ends with its last entry that is not empty; an empty one before it stays, so that pointers behind it are true. */
function fillGaps(branch: unknown, at: string, entries: readonly Entry[]): void {
  if (!isBranch(branch)) return;
  if (Array.isArray(branch)) {
    const hasParts = (i: number) => entries.some(({ pointer }) => pointer.startsWith(`${at}/${i}/`));
    while (branch.length > 0 && branch.at(-1) === undefined) branch.pop();
    for (let i = 0; i < branch.length; i++) if (branch[i] === undefined) branch[i] = hasParts(i) ? {} : '';
  }
  for (const [token, child] of Object.entries(branch)) fillGaps(child, `${at}/${token}`, entries);
}
