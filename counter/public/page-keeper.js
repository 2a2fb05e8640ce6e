/*
 * Keeps the staff app's own page on this PC, so that a counter that is reloaded while the server is away still comes up and
 * can call from its last picture. The server is always asked first. Only the page is kept: its parts are named by their content
 * and stand in the browser's cache for a year, and of the hall's data nothing passes here.
 */
const KEPT = 'onehall-counter-page'

const keepPage = async () => (await caches.open(KEPT)).add(new Request('/counter/', { cache: 'no-cache' }))

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keepPage())
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate' && new URL(request.url).pathname.startsWith('/counter'))
    event.respondWith(page(event))
})

async function page(event) {
  try {
    const answer = await fetch(event.request)
    if (answer.ok) event.waitUntil(keepPage().catch(() => {}))
    return answer
  } catch (error) {
    const kept = await (await caches.open(KEPT)).match('/counter/')
    if (kept === undefined) throw error
    return kept
  }
}
