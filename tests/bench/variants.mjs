// Who takes part.

/** Those that judge; the last is the one that the others are compared with. */
export const PEERS = ['ajv', 'zod', 'zod_compiled', 'valibot', 'typebox', 'arktype'];

/** All, in the order of the tables: `json_parse` checks nothing. */
export const ALL = ['json_parse', ...PEERS, 'tradelint'];

const decoder = new TextDecoder();

/** A variant as `{name, validate, place, accepts, fromBytes}`, where `fromBytes` gives the issues of UTF-8 bytes. */
export async function load(name) {
  const variant = await import(`./peers/${name}.mjs`);
  const { validate, readsBytes } = variant;
  const fromBytes = readsBytes ? validate : (bytes) => validate(JSON.parse(decoder.decode(bytes)));
  const accepts = variant.accepts ?? ((order) => validate(order).length === 0);
  return { name, validate, fromBytes, accepts, place: variant.place };
}
