/** What people do in a page, for browsers that are driven by WebDriver. */
const SPECIAL = { Tab: '\uE004', Enter: '\uE007', End: '\uE010', Backspace: '\uE003', Shift: '\uE008', Control: '\uE009' };
const WAIT_MS = 10_000;

/** A browser that can be asked, pressed and waited for. */
export function pageIn({ version, open, act, evaluate, stop }) {
  /** The outcome of a function in the page. */
  const run = async (work, ...args) => {
    const text = await evaluate(`(async () => JSON.stringify(await (${work})(...${JSON.stringify(args)})) ?? 'null')()`);
    return JSON.parse(text);
  };
  return {
    version,
    open,
    stop,
    run,
    /** Presses keys one after the other: characters, names such as `Tab`, and chords such as `Control+a`. */
    press: (...keys) => act([{ type: 'key', id: 'keyboard', actions: keys.flatMap(strokes) }]),
    type: (text) => act([{ type: 'key', id: 'keyboard', actions: [...text].flatMap(strokes) }]),
    /** Waits until the function says something that is true. */
    until: (work, ...args) => run(poll(work), WAIT_MS, ...args),
  };
}

function strokes(chord) {
  const keys = (chord.length > 1 ? chord.split('+') : [chord]).map((key) => SPECIAL[key] ?? key);
  return [...keys.map((value) => ({ type: 'keyDown', value })), ...keys.reverse().map((value) => ({ type: 'keyUp', value }))];
}

const poll = (work) => `async (limit, ...args) => {
  for (const end = performance.now() + limit; performance.now() < end; await new Promise((go) => setTimeout(go, 20))) {
    const value = await (${work})(...args);
    if (value) return value;
  }
  throw new Error('waited in vain for ' + ${JSON.stringify(String(work))});
}`;
