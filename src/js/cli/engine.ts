import { readFileSync } from 'node:fs';
import { start } from '../engine.js';

let compiled: WebAssembly.Module | undefined;

/** The engine as it lies beside the command line; compiled once, for threads too. */
export function engineModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(readFileSync(new URL('../tradelint.wasm', import.meta.url)));
  return compiled;
}

export const startEngine = () => start(engineModule());
