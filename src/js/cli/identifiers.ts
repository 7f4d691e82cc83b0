import type { LocaleName } from '../core.js';
import { checkIdentifier, type IdentifierAnswer, identifiers } from '../identifiers.js';
import type { IdCommand } from './arguments.js';
import { table, titled } from './catalogue.js';
import { bold, green, print, red, yellow } from './terminal.js';
import { wordsIn } from './words.js';

/** Checks an identifier, or lists what there is; gives the exit status. The text itself is never printed: it may be a person's. */
export async function checkId({ identifier, text, format, locale }: IdCommand): Promise<number> {
  if (identifier === undefined) {
    const all = identifiers();
    await print(
      format === 'json'
        ? `${JSON.stringify(all, null, 2)}\n`
        : table(all.map(({ name, title }) => [name, titled(locale, title)])),
    );
    return 0;
  }
  const answer = checkIdentifier(identifier, text);
  const title = identifiers().find(({ name }) => name === identifier)?.title ?? { zh: identifier, en: identifier };
  await print(format === 'json' ? `${JSON.stringify(answer)}\n` : `${verdict(answer, locale)}  ${bold(titled(locale, title))}\n`);
  return answer.valid ? 0 : 1;
}

function verdict({ valid, certain, part, expected }: IdentifierAnswer, locale: LocaleName): string {
  const { identifier: words } = wordsIn(locale);
  if (part !== undefined) return red(`✗ ${words.parts[part]}${expected === undefined ? '' : words.expected(expected)}`);
  return valid && certain ? green(`✓ ${words.certain}`) : yellow(`✓ ${words.likely}`);
}
