import type { Stop } from './clock.ts'

export interface Listeners<T> {
  add(listener: (value: T) => void): Stop
  tell(value: T): void
}

/** The same function added twice is told twice; each stop removes its own entry only. */
export function makeListeners<T>(): Listeners<T> {
  const entries = new Set<{ listener: (value: T) => void }>()
  return {
    add(listener) {
      const entry = { listener }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    tell(value) {
      for (const { listener } of [...entries]) listener(value)
    },
  }
}
