/**
 * Keeps the whole site, so that each page opens without a network once any was opened. A new version is fetched beside the old one and
 * takes its place when a page is opened and no other is open: parts of two versions never meet.
 *
 * Set by the build: VERSION, which changes with anything in the site; FILES, paths fetched one by one, each with the digest of what has to
 * come; TEXTS, the path among them of a file that holds all documents and data by their paths, since hundreds of small ones come faster and
 * smaller in one.
 */
/* global VERSION, FILES, TEXTS */
const { scope } = self.registration;
const OURS = `tradelint ${scope} `;
const CACHE = OURS + VERSION;

/** A file of this version, or none: what is put in place on the server meanwhile belongs to another. */
async function fetched([path, expected]) {
  // Past the browser's own cache, which may still hold the version before.
  const response = await fetch(new Request(scope + path, { cache: 'no-cache' }));
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  if (base64(digest) !== expected) throw new Error(`${path} is not of version ${VERSION}`);
  return response;
}

const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

async function keepAll() {
  const files = await Promise.all(FILES.map(async (file) => [file[0], await fetched(file)]));
  const texts = await files.find(([path]) => path === TEXTS)[1].json();
  const type = (path) => (path.endsWith('.json') ? 'application/json' : 'text/html');
  const response = (path, text) => new Response(text, { headers: { 'content-type': `${type(path)}; charset=utf-8` } });
  const documents = Object.entries(texts).map(([path, text]) => [path, response(path, text)]);
  const cache = await caches.open(CACHE);
  const put = ([path, response]) => cache.put(scope + path, response);
  await Promise.all([...files.filter(([path]) => path !== TEXTS), ...documents].map(put));
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Whether a new version waits and the page that is left for this one is the last of the old. */
async function isOver(request) {
  if (request.mode !== 'navigate' || !self.registration.waiting) return false;
  return (await self.clients.matchAll()).length < 2;
}

async function answer(request) {
  if (await isOver(request)) {
    self.registration.waiting?.postMessage('take over');
    // The same address once more, by then from the new version; a header `refresh` would do nothing where the address has a fragment.
    return new Response('<!doctype html><script>location.reload()</script>', { headers: { 'content-type': 'text/html' } });
  }
  const address = new URL(request.url);
  address.pathname = address.pathname.replace(/\/index\.html$/, '/');
  const cache = await caches.open(CACHE);
  return (await cache.match(address.href, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
self.addEventListener('message', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope)) event.respondWith(answer(event.request));
});
