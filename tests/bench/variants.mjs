// Who takes part.

/** Those that judge. */
export const JUDGES = ['ajv', 'zod', 'zod_compiled', 'valibot', 'typebox', 'arktype', 'tradelint'];

/** Beside them where a process starts and where bytes are counted: Ajv that compiles, and tradelint's module for checkouts. */
const LOADED = [...JUDGES, 'ajv_formats', 'checkout'];

/** Checks nothing, only parses: what any validator of JavaScript objects pays before it begins. */
const PARSER = 'json_parse';

/** Of other kinds of record than orders there is no validator that checks all that tradelint does. */
const SHAPE_JUDGES = ['ajv_shape', 'tradelint'];

/** Workers forbid to make code of text, so there is no Zod or Ajv that compiles. */
const NEED_EVAL = new Set(['zod_compiled', 'ajv_formats']);
const withoutEval = (names) => names.filter((name) => !NEED_EVAL.has(name));

/** Whose loading is measured on a host. */
export const loadedIn = (host) => (host === 'workerd' ? withoutEval(LOADED) : LOADED);

/** Who takes part in a suite on a host, in the order of the tables. Where objects are given there is nothing to parse. */
export function variantsOf(suite, host) {
  const ofOrders = host === 'workerd' ? withoutEval(JUDGES) : JUDGES;
  const judges = kindOf(suite) === 'order' ? ofOrders : SHAPE_JUDGES;
  return suite.startsWith('object/') ? judges : [PARSER, ...judges];
}

/** The kind of record of a suite. */
export const kindOf = (suite) => suite.split('/')[1];

const decoder = new TextDecoder();

const NEWLINE = 10;

/** Lines one by one, found as fast as Node can. */
const byLine = (fromBytes) => (chunk, take) => {
  for (let from = 0, end = chunk.indexOf(NEWLINE); end >= 0; from = end + 1, end = chunk.indexOf(NEWLINE, from))
    take(fromBytes(chunk.subarray(from, end)));
};

/**
 * A variant for a kind of record as `{name, validate, place, accepts, fromBytes, fromLines}`, where `fromBytes` gives the issues of UTF-8 bytes, and
 * `fromLines` hands over those of each line.
 */
export async function load(name, kind = 'order') {
  const variant = await import(`./peers/${name}.mjs`);
  const { readsBytes } = variant;
  const validate = variant.validateAs?.(kind) ?? variant.validate;
  const fromBytes = readsBytes ? validate : (bytes) => validate(JSON.parse(decoder.decode(bytes)));
  const fromLines = variant.fromLines ?? byLine(fromBytes);
  const accepts = variant.accepts ?? ((order) => validate(order).length === 0);
  return { name, validate, fromBytes, fromLines, accepts, place: variant.place };
}
