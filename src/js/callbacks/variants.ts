/** What happens to messages on their way, undone: spellings that may be the signed one. */
import { type Bytes, fromBase64, fromLatin1, latin1, textOf, utf8 } from './bytes.js';
import type { Variant } from './channel.js';
import { type Form, readDecodedForm } from './form.js';
import { Refused } from './problems.js';

/** Longer bodies are not tried: it would cost more than a log entry is worth. */
const LONGEST = 65_536;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#039': "'",
};

const unescapeHtml = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27|#039);/gi, (_, name) => ENTITIES[name.toLowerCase()] ?? '');

/** Spellings of a body that is signed as it is. */
export function* bodyVariants(body: Bytes): Generator<{ readonly code: Variant['code']; readonly body: Bytes }> {
  const text = body.length > LONGEST ? undefined : textOf(body);
  if (text === undefined) return;
  const seen = new Set([text]);
  const spellings: (readonly [Variant['code'], readonly string[]])[] = [
    ['body_whitespace', [text.replace(/^\ufeff/, '').trim(), `${text}\n`]],
    ['body_html_escaped', [unescapeHtml(text)]],
    ['body_reserialised', jsonSpellings(text)],
  ];
  for (const [code, candidates] of spellings) {
    for (const candidate of candidates) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      yield { code, body: utf8(candidate) };
    }
  }
  if (/[\x80-\xff]/.test(text) && !/[^\x00-\xff]/.test(text)) yield { code: 'body_transcoded', body: fromLatin1(text) };
}

/** JSON as the usual writers spell it: slashes escaped or not, characters beyond ASCII escaped or not. */
function jsonSpellings(text: string): string[] {
  const unslashed = text.replaceAll('\\/', '/');
  const slashed = unslashed.replaceAll('/', '\\/');
  let compact: string;
  try {
    compact = JSON.stringify(JSON.parse(text));
  } catch {
    return [unslashed, slashed];
  }
  const escaped = ascii(compact);
  const slashes = (spelling: string) => [spelling, spelling.replaceAll('/', '\\/')];
  return [slashed, unslashed, ...slashes(compact), ...slashes(escaped), ascii(slashed)];
}

const ascii = (text: string) =>
  text.replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

interface FormSigning {
  readonly signature: string;
  /** What is signed of a form. */
  readonly signed: (form: Form) => Bytes;
  /** Parameters that the channel sends; others may have been added on the way. */
  readonly known: readonly string[];
}

/** Spellings of a form. */
export function* formVariants(body: Bytes, form: Form, { signature, signed, known }: FormSigning): Generator<Variant> {
  if (body.length > LONGEST) return;
  const respelt = (code: Variant['code'], other: Form): Variant => ({
    code,
    signed: signed(other),
    signatures: signatureOf(other, signature),
  });
  const once = undecoded(body);
  if (once) yield respelt('form_decoded_twice', once);
  // A plus that was decoded again is a space. Base64 is full of them, other values seldom hold one.
  const plussed = mapped(form, (value) => value.replaceAll(' ', '+'));
  yield { ...respelt('form_decoded_twice', plussed), signed: signed(form) };
  yield respelt('form_decoded_twice', plussed);
  if (anyValue(form, /&\w+;|&#\w+;/)) yield respelt('form_html_escaped', mapped(form, unescapeHtml));
  if (anyValue(form, /%[0-9a-f]{2}/i)) yield respelt('form_encoded_twice', mapped(form, percentDecoded));
  const added = [...form.keys()].filter((name) => !known.includes(name)).slice(0, MOST_ADDED);
  const without = (names: readonly string[]) => new Map([...form].filter(([name]) => !names.includes(name)));
  for (const name of added) yield { ...respelt('parameter_added', without([name])), field: name };
  if (added.length > 1) yield { ...respelt('parameter_added', without(added)), field: added.join(', ') };
}

/** Parameters that are tried as added ones. */
const MOST_ADDED = 8;

function signatureOf(form: Form, name: string): Bytes[] {
  const signature = fromBase64(latin1(form.get(name) ?? new Uint8Array()));
  return signature ? [signature] : [];
}

function undecoded(body: Bytes): Form | undefined {
  try {
    return readDecodedForm(body);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const mapped = (form: Form, change: (value: string) => string): Form =>
  new Map([...form].map(([name, value]) => [name, fromLatin1(change(latin1(value)))]));

const anyValue = (form: Form, pattern: RegExp) => [...form.values()].some((value) => pattern.test(latin1(value)));

const percentDecoded = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
