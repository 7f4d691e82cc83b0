/** How records stand in a file. */

/** A record a line, a JSON list of records, or one document. */
export type Form = 'lines' | 'list' | 'whole';

/** So much of a file is read to see how records stand in it. */
const LOOKED_AT = 1 << 16;
const LINES = /\.(ndjson|jsonl|jsonlines|ldjson)$/i;

export async function formOf(file: Blob, name: string): Promise<Form> {
  if (LINES.test(name)) return 'lines';
  const head = new TextDecoder().decode(await file.slice(0, LOOKED_AT).arrayBuffer()).trimStart();
  if (head.startsWith('[')) return 'list';
  return holdsLines(head) ? 'lines' : 'whole';
}

/** Whether each of the first two lines is a JSON object by itself. Blank lines do not count. */
export function holdsLines(text: string): boolean {
  const [first, second] = text.split('\n', 64).filter((line) => line.trim() !== '');
  return second !== undefined && isObject(first ?? '') && second.startsWith('{');
}

/** The fields of a form as it is posted, where a text is that and nothing else; as Alipay and UnionPay send their notices. */
export function fieldsOf(text: string): Readonly<Record<string, string>> | undefined {
  if (!/^[\w.-]+=[^&\s]*(&[\w.-]+=[^&\s]*)+\s*$/.test(text)) return undefined;
  const fields = [...new URLSearchParams(text.trim())];
  // A field that comes twice has no one value: such a text is left as it is.
  return new Set(fields.map(([name]) => name)).size === fields.length ? Object.fromEntries(fields) : undefined;
}

function isObject(text: string): boolean {
  try {
    return text.startsWith('{') && JSON.parse(text) !== null;
  } catch {
    return false;
  }
}
