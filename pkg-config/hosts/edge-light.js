/** Vercel's edge runtime: as Cloudflare's, but the import says that it wants a module. */
import { start } from '../engine.js';
import wasm from '../tradelint.wasm?module';

start(wasm);
