/** Text for people at terminals: widths of Chinese characters, line breaks, colour, and nothing that could steer the terminal. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{M}|[\u200b-\u200d]|\ufe0f/u;

/** Columns a text takes. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

export function paddedLeft(text: string | number, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(String(text)))) + text;
}

/** Columns of the terminal; 80 where there is none. */
export function columns(): number {
  return Math.max(40, process.stdout.columns ?? 80);
}

/** A Chinese character with the marks that must stay at its side, or a run of other characters, or a space. */
const PIECES =
  /[“‘（《「『【]*[^\s\u2e80-\u9fff\uff00-\uffef]+[，。、；：！？）》」』】”’…]*|[“‘（《「『【]*\S[，。、；：！？）》」』】”’…]*| +/gu;

/** Breaks a text into lines of so many columns. */
export function wrapped(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && width(line + piece.trimEnd()) > limit) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Wraps a text below an indent; its first line follows `lead` instead. */
export function paragraph(
  text: string,
  indent: number,
  style: (line: string) => string = (line) => line,
  lead = ' '.repeat(indent),
): string {
  const lines = wrapped(text, columns() - indent);
  return lines.map((line, i) => `${i === 0 ? lead : ' '.repeat(indent)}${style(line)}\n`).join('');
}

/** Control characters and direction marks as escapes: file names are not to be trusted. */
export function escaped(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  });
}

const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
const style = (code: number) => (text: string) => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text);

export const bold = style(1);
export const dim = style(2);
export const red = style(31);
export const green = style(32);
export const yellow = style(33);
export const cyan = style(36);

/** Writes to standard output, and waits where the reader is slow. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Whether the system said no: a file that is not there, a disk that is full. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
