import { check } from './core.js';
import { jsonSchemas } from './generated/schema.js';
import type { RecordKind, Records, RuleId } from './generated/types.js';
import { checkKind, checkNames, checkWords, MOST_FINDINGS, type Options } from './options.js';
import type { ParamsOf, RuleOf } from './params.js';
import type { Finding, Report } from './report.js';
import { UsageError, unknown } from './usage.js';

/** A JSON Schema as data. */
export type JsonSchema = Record<string, unknown>;

interface IssueOf<Rule extends RuleId> {
  readonly message: string;
  /** Never empty: what concerns the whole record stands at `root`. Places in lists are numbers. */
  readonly path: readonly (string | number)[];
  readonly rule: Rule;
  readonly params: ParamsOf<Rule>;
  /** JSON Pointers of further fields that take part. */
  readonly related: readonly string[];
}

/** An error in a record as a Standard Schema issue, with the finding's rule and params. */
export type Issue<Rule extends RuleId = RuleId> = Rule extends RuleId ? IssueOf<Rule> : never;

/** What JSON Schema is asked for. */
interface JsonSchemaOptions {
  readonly target: string;
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** A kind of record for whatever takes a Standard Schema (version 1, and its JSON Schema part). */
export interface RecordSchema<Kind extends RecordKind> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'tradelint';
    /** Gives the very value back when it has no error; warnings, notes and what could not be decided let it pass. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Records[Kind]; readonly issues?: undefined } | { readonly issues: readonly Issue<RuleOf<Kind>>[] };
    readonly types?: { readonly input: Records[Kind]; readonly output: Records[Kind] } | undefined;
    /** @throws {UsageError} for another target than `draft-2020-12` or `draft-07`, and under options that no JSON Schema could follow */
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => JsonSchema;
      readonly output: (options: JsonSchemaOptions) => JsonSchema;
    };
  };
}

const DEFAULT_FINDINGS = 100;

/**
 * A kind of record as a Standard Schema.
 * @throws {UsageError} for a mistake in `kind` or `options`; one in the options' values at the first validation
 */
export function schema<Kind extends RecordKind>(kind: Kind, options: Options = {}): RecordSchema<Kind> {
  checkKind(kind);
  checkNames(options);
  checkWords(options);
  const most = options.limits?.max_findings ?? DEFAULT_FINDINGS;
  // All of them, so that warnings do not crowd out errors.
  const asked: Options = { ...options, limits: { ...options.limits, max_findings: MOST_FINDINGS } };
  const jsonSchema = ({ target }: JsonSchemaOptions) => jsonSchemaOf(kind, options, target);
  return {
    '~standard': {
      version: 1,
      vendor: 'tradelint',
      validate(value) {
        const { verdict, findings }: Report = check(kind, asValue(value), asked);
        if (verdict !== 'nonconforming') return { value: value as Records[Kind] };
        const errors = findings.filter(({ severity }) => severity === 'error').slice(0, most);
        return { issues: errors.map((finding) => issue(finding, value) as Issue<RuleOf<Kind>>) };
      },
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}

/** Text and bytes are JSON to `check`; where a value is to be judged they are no record. */
function asValue(value: unknown): unknown {
  return typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? '""' : value;
}

function issue({ message, pointer, rule, params, related }: Finding, value: unknown): IssueOf<RuleId> {
  return { message, path: pathOf(pointer, value), rule, params, related };
}

/** A pointer's members; what is a list in the value has places. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  if (pointer === '') return ['root'];
  let within = value;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(within) ? Number(name) : name;
      within = (within as Record<string | number, unknown> | null | undefined)?.[key];
      return key;
    });
}

const TARGETS = ['draft-2020-12', 'draft-07'];

function jsonSchemaOf(kind: RecordKind, { from, overrides = {}, suppress = [] }: Options, target: string): JsonSchema {
  if (!TARGETS.includes(target)) throw unknown('JSON Schema target', target, TARGETS);
  if (from !== undefined) throw new UsageError(`there is no JSON Schema of source formats such as \`${from}\``);
  const softened = suppress[0]?.rule ?? Object.entries(overrides).find(([, set]) => set?.severity !== undefined)?.[0];
  if (softened !== undefined)
    throw new UsageError(`the JSON Schema holds rules at their own severity: \`${softened}\` has another here`);
  return target === 'draft-07' ? asDraft07(jsonSchemas[kind]()) : structuredClone(jsonSchemas[kind]());
}

/** The older draft calls parts by another name, and takes no heed of what stands beside a reference: so it asks for less there. */
function asDraft07({ $defs, ...schema }: JsonSchema): JsonSchema {
  const older = { ...schema, $schema: 'http://json-schema.org/draft-07/schema#', definitions: $defs };
  return JSON.parse(JSON.stringify(older).replaceAll('"#/$defs/', '"#/definitions/'));
}
