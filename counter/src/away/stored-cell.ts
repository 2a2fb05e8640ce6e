import { type Source, makeCell } from '@onehall/client'

/** A value on this PC's disk (`localStorage`) that every page of it sees; a browser that forbids it keeps it as long as the page. */
export interface StoredCell<T> extends Source<T> {
  set(value: T): void
}

/** @param isOurs whether what was found on the disk has today's shape */
export function makeStoredCell<T>(key: string, initial: T, isOurs: (value: unknown) => boolean): StoredCell<T> {
  const cell = makeCell<T>(parsed(read(key), initial, isOurs))
  if (typeof addEventListener === 'function')
    addEventListener('storage', (event) => {
      if (event.key === key) cell.set(parsed(event.newValue, initial, isOurs))
    })
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    set(value) {
      cell.set(value)
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {
        // Full or forbidden: it holds until the page is left.
      }
    },
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function parsed<T>(text: string | null, initial: T, isOurs: (value: unknown) => boolean): T {
  if (text === null) return initial
  try {
    const value: unknown = JSON.parse(text)
    return isOurs(value) ? (value as T) : initial
  } catch {
    return initial
  }
}
