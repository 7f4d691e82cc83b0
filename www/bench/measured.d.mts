export interface Row {
  /** Form of the input, kind of record, and what the record is like: `bytes/order/valid`. */
  readonly suite: string;
  readonly host: string;
  readonly variant: string;
  readonly median_us: number;
  readonly ratio_to_ajv: number;
  readonly ratio_to_json_parse: number | null;
}

export interface Start {
  readonly median_ms: number;
  readonly ratio_to_ajv: number;
}

export interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

export interface Measured {
  readonly about: {
    readonly date: string;
    readonly pace: 'thorough' | 'quick';
    readonly machine: { readonly processor: string; readonly processors: number; readonly system: string; readonly node: string };
  };
  readonly rows: readonly Row[];
  /** By host, from a process's start or the navigation to a page to the first verdict; `empty` is the host alone. */
  readonly cold: Readonly<Record<string, Readonly<Record<string, Start>>>>;
  readonly size: Readonly<Record<string, Size>>;
}

export const measured: Measured;
export const nameOf: (variant: string) => string;
