/** What the list is searched in. */
import { explain, rules } from '../../pkg/index.inline.js';

/** By rule its words in both languages: what it asks for, what it says, what it cites, what it looks at. */
export function files() {
  const words = rules().map(({ id }) => {
    const { title, fix, message, also, basis, fields } = explain(id);
    const texts = [title, fix, message, ...Object.values(also)].flatMap(({ zh, en }) => [zh, en]);
    return [id, [id, ...texts, ...basis.zh, ...basis.en, ...fields].join('\n').toLowerCase()];
  });
  return { 'words.json': JSON.stringify(Object.fromEntries(words)) };
}
