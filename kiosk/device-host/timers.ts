import type { Clock, Stop } from '@onehall/devices'

/** The timers of one owner, who stops them all at once. */
export interface Timers {
  after(ms: number, run: () => void): Stop
  stop: Stop
}

export function makeTimers(clock: Clock): Timers {
  const stops = new Set<Stop>()
  return {
    after(ms, run) {
      const cancel = clock.after(ms, () => {
        stops.delete(stop)
        run()
      })
      const stop = (): void => {
        stops.delete(stop)
        cancel()
      }
      stops.add(stop)
      return stop
    },
    stop() {
      for (const stop of [...stops]) stop()
    },
  }
}
