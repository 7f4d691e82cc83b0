/** What every page runs: its switches, and what makes it work offline. */
import { startSwitches } from './switches.js';

startSwitches();
// Only where the browser allows it: a page read from a file, or in a frame without rights, goes without.
if ('serviceWorker' in navigator && isSecureContext)
  addEventListener('load', () => navigator.serviceWorker.register(new URL('sw.js', import.meta.url)).catch(() => {}));
