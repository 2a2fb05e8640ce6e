import { useSyncExternalStore } from 'react'

/** What was read last, and the text it was read from. */
const held = new Map<string, { readonly text: string | null; readonly of: unknown }>()
const readers = new Set<() => void>()

/**
 * A value of this page that outlives a reload, the same at every place that reads it: in `sessionStorage` for what belongs to the
 * work at hand, in `localStorage` for what belongs to this PC. A browser that forbids both just forgets. Never for personal data.
 */
export function useStored<T>(key: string, initial: T, storage: () => Storage): [T, (value: T) => void] {
  const get = (): T => read(key, initial, storage)
  return [useSyncExternalStore(subscribe, get, get), (next) => write(key, next, storage)]
}

function subscribe(run: () => void): () => void {
  readers.add(run)
  return () => void readers.delete(run)
}

function read<T>(key: string, initial: T, storage: () => Storage): T {
  const text = textOf(key, storage)
  const last = held.get(key)
  if (last?.text === text) return last.of as T
  const of = text === null ? initial : parsed(text, initial)
  held.set(key, { text, of })
  return of
}

function write(key: string, of: unknown, storage: () => Storage): void {
  try {
    storage().setItem(key, JSON.stringify(of))
  } catch {
    // Full or forbidden: it still holds until the page is left.
  }
  held.set(key, { text: textOf(key, storage), of })
  for (const run of readers) run()
}

function textOf(key: string, storage: () => Storage): string | null {
  try {
    return storage().getItem(key)
  } catch {
    return null
  }
}

function parsed<T>(text: string, initial: T): T {
  try {
    return JSON.parse(text) as T
  } catch {
    return initial
  }
}

export const ofThisTab = (): Storage => sessionStorage
export const ofThisPc = (): Storage => localStorage
