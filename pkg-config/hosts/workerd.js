/** Cloudflare Workers forbid compiling from bytes: the engine is imported as a module. */
import { start } from '../engine.js';
import wasm from '../tradelint.wasm';

start(wasm);
