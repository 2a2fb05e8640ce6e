import type { Stop } from './clock.ts'

/** A value that is watched: React reads it with `useSyncExternalStore`, Node subscribes. */
export interface Source<T> {
  /** The same reference until the value changes. */
  get(): T
  /** Runs `run` after each change. */
  subscribe(run: () => void): Stop
}

export interface Cell<T> extends Source<T> {
  /** A value identical to the present one is no change. */
  set(value: T): void
}

export function makeCell<T>(initial: T): Cell<T> {
  let value = initial
  const watchers = new Set<{ readonly run: () => void }>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const { run } of [...watchers]) run()
    },
    subscribe(run) {
      const watcher = { run }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
