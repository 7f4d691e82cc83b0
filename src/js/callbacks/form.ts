/** A form body (application/x-www-form-urlencoded) as bytes: decoded once, and never through text, so that any charset verifies. */
import { type Bytes, concat, fromLatin1, latin1, utf8 } from './bytes.js';
import { Refused } from './problems.js';

/** Values by name. A Map: names such as `__proto__` are names like others. */
export type Form = ReadonlyMap<string, Bytes>;

/** No channel sends nearly as many. */
const MOST_PARAMETERS = 256;

/** How a piece of a body becomes bytes. */
type Decode = (piece: string) => string;

/** A plus is a space, and what follows a percent sign is a byte; an incomplete one stands for itself. */
const decoded: Decode = (piece) =>
  piece.replaceAll('+', ' ').replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));

/**
 * Reads a form. A parameter that is there twice is refused: which of the two counts, the channel and its receiver may see differently.
 * @throws {Refused}
 */
export function readForm(body: Uint8Array, decode: Decode = decoded): Form {
  const form = new Map<string, Bytes>();
  for (const piece of latin1(body).split('&')) {
    if (piece === '') continue;
    const [name, value] = halves(piece);
    const key = decode(name);
    if (key === '') throw new Refused('body_malformed');
    if (form.has(key)) throw new Refused('parameter_repeated', key);
    if (form.size === MOST_PARAMETERS) throw new Refused('body_malformed');
    form.set(key, fromLatin1(decode(value)));
  }
  return form;
}

/** The same for a body that was already decoded on its way here. */
export const readDecodedForm = (body: Uint8Array): Form => readForm(body, (piece) => piece);

function halves(piece: string): [string, string] {
  const at = piece.indexOf('=');
  return at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)];
}

/** A parameter that is a word of ASCII; nothing where it is missing or empty. Refused where it is something else. */
export function word(form: Form, name: string): string | undefined {
  const value = form.get(name);
  if (value === undefined || value.length === 0) return undefined;
  const text = latin1(value);
  if (!/^[\x20-\x7e]*$/.test(text)) throw new Refused('field_malformed', name);
  return text;
}

/** `name=value&…` in the order of the names. */
export function sortedPairs(form: Form, leaveOut: readonly string[], { empty }: { readonly empty: boolean }): Bytes {
  const names = [...form.keys()].filter((name) => !leaveOut.includes(name) && (empty || form.get(name)?.length !== 0));
  names.sort();
  return concat(
    ...names.flatMap((name, i) => [utf8(i === 0 ? '' : '&'), fromLatin1(name), utf8('='), form.get(name) ?? new Uint8Array()]),
  );
}

const CHARSETS = ['utf-8', 'utf8', 'gbk', 'gb2312', 'gb18030'];

/**
 * The form as a JSON object, its values decoded by the charset that it names. Parameters without a value are left out: where the channel does
 * not sign them, anyone may have added some.
 */
export function formJson(form: Form, charset: string): string {
  const name = charset.toLowerCase();
  if (!CHARSETS.includes(name)) throw new Refused('charset_unknown');
  const decoder = decoderOf(name);
  const given = [...form].filter(([, value]) => value.length > 0);
  const entries = given.map(([key, value]) => {
    try {
      return [key, decoder.decode(value)];
    } catch {
      throw new Refused('field_malformed', key);
    }
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/** Some hosts know UTF-8 only. */
function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  } catch {
    throw new Refused('charset_unknown');
  }
}
