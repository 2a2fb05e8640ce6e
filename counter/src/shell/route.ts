import { useSyncExternalStore } from 'react'

/** Where the app stands: the parts of the hash, `#/back-office/<case>` → `['back-office', '<case>']`. Survives a reload. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)
}

export function go(...parts: readonly string[]): void {
  location.hash = `/${parts.map(encodeURIComponent).join('/')}`
}

function subscribe(run: () => void): () => void {
  addEventListener('hashchange', run)
  return () => removeEventListener('hashchange', run)
}
