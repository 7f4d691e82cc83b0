/** The glue that wasm-bindgen writes: what of it the engine uses. */
export function __wbg_set_wasm(exports: unknown): void;
export function input(length: number): number;
export function prepare(record: number, profile: number, field_len: number): number;
export function configure(record: string, options: object, field?: string): number;
export function release(handle: number): void;
export function check(handle: number, length: number, now: number, beyondJson: boolean): number;
export function report(): number;
export function lines(handle: number, length: number, now: number): number;
export function keys(member: string, length: number): number;
export function records(handle: number, length: number): string;
export function identify(number: number, length: number): number;
