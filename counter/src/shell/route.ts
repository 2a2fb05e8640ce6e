import { useSyncExternalStore } from 'react'

/** Where the app stands: the parts of the hash, `#/back-office/<case>` → `['back-office', '<case>']`. Survives a reload. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)
}

/** Goes there at once: the browser tells of a new hash only a moment later, and a key pressed in it would go to the old place. */
export function go(...parts: readonly string[]): void {
  location.hash = `/${parts.map(encodeURIComponent).join('/')}`
  for (const run of watching) run()
}

const watching = new Set<() => void>()

function subscribe(run: () => void): () => void {
  watching.add(run)
  addEventListener('hashchange', run)
  return () => {
    watching.delete(run)
    removeEventListener('hashchange', run)
  }
}
