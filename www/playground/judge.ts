/** From a text to a report with places: all that is worked out again whenever text or choice changes. */
import { check, type Finding, type LocaleName, type Report } from '../../pkg/core.js';
import type { Mark } from '../editor/editor.js';
import { Places } from '../editor/places.js';
import type { Choice } from './address.js';
import { detect, type Guess } from './detect.js';
import { fieldsOf, holdsLines } from './form.js';
import type { Judged } from './state.js';

/** What the engine takes unless it is told otherwise. */
const LONGEST = 4 << 20;

export function judge(text: string, bytes: Uint8Array | undefined, choice: Choice, locale: LocaleName): Judged {
  const { kind, profile, packs, from } = choice;
  const report = check(kind, bytes ?? text, { profile, packs, from, locale }) as Report;
  const places = new Places(text);
  const isJson = report.findings.every(({ rule }) => rule !== 'DOC-001');
  return {
    report,
    places,
    marks: report.findings.map((finding) => markOf(finding as Finding, places)),
    guess: isJson ? otherGuess(text, choice) : undefined,
    lines: !isJson && holdsLines(text),
    form: !isJson && text.length <= LONGEST && fieldsOf(text) !== undefined,
    tooLarge: text.length > LONGEST,
  };
}

export function markOf({ rule, severity, pointer, params, message }: Finding, places: Places): Mark {
  const { offset } = params as { readonly offset?: number };
  const place = rule === 'DOC-001' && offset !== undefined ? places.ofByte(offset) : places.at(pointer);
  return { place, severity, rule, message };
}

/** The best guess, unless the choice fits as well. */
function otherGuess(text: string, { kind, from }: Choice): Guess | undefined {
  if (text.length > LONGEST) return undefined;
  const guesses = detect(parsed(text));
  const [best] = guesses;
  const own = guesses.find((guess) => guess.kind === kind && guess.from === from);
  return best && best !== own && best.members.length > (own?.members.length ?? 0) ? best : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
