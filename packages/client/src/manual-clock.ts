import type { Clock, Stop } from './clock.ts'

/** The clock's twin for tests: it moves only when it is told to. */
export interface ManualClock extends Clock {
  /** Moves on, running what falls due in order. */
  advance(ms: number): void
  /** Timers not yet due: a test that ends with some has found a leak. */
  running(): number
}

export function makeManualClock(): ManualClock {
  let now = 0
  let timers: { readonly due: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run): Stop {
      const timer = { due: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((each) => each !== timer))
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        now = Math.max(now, next.due)
        timers = timers.filter((each) => each !== next)
        next.run()
      }
      now = end
    },
    running: () => timers.length,
  }
}
