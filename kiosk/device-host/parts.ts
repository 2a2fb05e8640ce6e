import type { Stop } from '@onehall/client'

/** A state made of parts: who listens hears the whole once, then only the parts that changed. */
export interface Parts<S extends object> {
  get(): S
  /** Parts that say the same as before are no change. */
  set(parts: Partial<S>): void
  listen(listener: (parts: Partial<S>) => void): Stop
}

export function makeParts<S extends object>(initial: S): Parts<S> {
  let state = initial
  const listeners = new Set<{ readonly tell: (parts: Partial<S>) => void }>()
  return {
    get: () => state,
    set(parts) {
      const changed = Object.fromEntries(
        Object.entries(parts).filter(([key, value]) => !same(state[key as keyof S], value)),
      ) as Partial<S>
      if (Object.keys(changed).length === 0) return
      state = { ...state, ...changed }
      for (const { tell } of [...listeners]) tell(changed)
    },
    listen(listener) {
      const entry = { tell: listener }
      listeners.add(entry)
      listener(state)
      return () => void listeners.delete(entry)
    },
  }
}

/** Parts are plain JSON: they cross a process border as they are. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
