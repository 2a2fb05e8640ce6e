import type { Clock } from './clock.ts'

/** A clock that stands still until a test moves it. Between timers everything that waits on promises runs. */
export interface ManualClock extends Clock {
  advance(ms: number): Promise<void>
  /** Timers that are set; a driver at rest leaves none. */
  pending(): number
}

/** Lets all promises and microtasks run out, which is all that the fakes need. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export function makeManualClock(): ManualClock {
  let now = 1_772_587_800_000
  const timers = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    async advance(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers.delete(next)
        now = next.at
        next.run()
        await settled()
      }
      now = end
    },
    pending: () => timers.size,
  }
}
