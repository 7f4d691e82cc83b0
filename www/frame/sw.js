/**
 * Keeps the whole site, so that each page opens without a network once any was opened. A new version is fetched beside the old one and
 * takes its place when no page of the old one is open any more: parts of two versions never meet.
 *
 * Set by the build: VERSION, which changes with anything in the site; FILES, paths fetched one by one; TEXTS, the path of a file that holds
 * all documents and data by their paths, since hundreds of small ones come faster and smaller in one.
 */
/* global VERSION, FILES, TEXTS */
const { scope } = self.registration;
const OURS = `tradelint ${scope} `;
const CACHE = OURS + VERSION;

async function fetched(path) {
  // Past the browser's own cache, which may still hold the version before.
  const response = await fetch(new Request(scope + path, { cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  const texts = await (await fetched(TEXTS)).json();
  const type = (path) => (path.endsWith('.json') ? 'application/json' : 'text/html');
  const response = (path, text) => new Response(text, { headers: { 'content-type': `${type(path)}; charset=utf-8` } });
  await Promise.all([
    ...FILES.map(async (path) => cache.put(scope + path, await fetched(path))),
    ...Object.entries(texts).map(([path, text]) => cache.put(scope + path, response(path, text))),
  ]);
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const address = new URL(request.url);
  address.pathname = address.pathname.replace(/\/index\.html$/, '/');
  const cache = await caches.open(CACHE);
  return (await cache.match(address.href, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope)) event.respondWith(answer(event.request));
});
