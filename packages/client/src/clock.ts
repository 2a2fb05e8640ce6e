/** Ends what was started; calling it twice does nothing more. */
export type Stop = () => void

/** A clock that only goes forward, ms from any origin: it measures how long something took, never what time it is. */
export interface Clock {
  now(): number
  /** Runs `run` once after `ms`; the returned stop cancels it. */
  after(ms: number, run: () => void): Stop
}

export const monotonicClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
