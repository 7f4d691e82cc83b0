/** What every page runs: its switches, and what makes it work offline. */
import { keepOffline } from './offline.js';
import { startSwitches } from './switches.js';

startSwitches();
keepOffline(new URL('sw.js', import.meta.url)).catch(() => {});
