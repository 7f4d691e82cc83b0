/** What makes the site work offline, and brings its new version when a page is opened. */

export async function keepOffline(worker: URL): Promise<void> {
  // Only where the browser allows it: a page read from a file, or in a frame without rights, goes without.
  if (!('serviceWorker' in navigator && isSecureContext)) return;
  const waiting = (await navigator.serviceWorker.getRegistration(worker))?.waiting;
  if (waiting) {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take over');
  }
  await loaded();
  await navigator.serviceWorker.register(worker);
}

/** What the page itself needs comes first. */
const loaded = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
