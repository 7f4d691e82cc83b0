import type { RecordKind, Records } from '../generated/types.js';

/** JSON Pointers to the fields of a kind of record, for those who write a form in TypeScript: `'/consignee/phone' satisfies Pointer<'order'>`. */
export type Pointer<Kind extends RecordKind> = Within<Records[Kind]>;

type Within<Value> = Value extends readonly (infer Entry)[]
  ? Step<number, Entry>
  : Value extends object
    ? { [Name in keyof Value & string]: Step<Name, Value[Name]> }[keyof Value & string]
    : never;

type Step<Name extends string | number, Value> = `/${Name}` | `/${Name}${Within<NonNullable<Value>>}`;
