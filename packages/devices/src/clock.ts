/** Ends what was started; calling it twice does nothing more. */
export type Stop = () => void

/** The one source of time for the drivers, so that a test can hold it still. Milliseconds since 1970. */
export interface Clock {
  now(): number
  /** Runs `run` once after `ms`; the returned stop cancels it. */
  after(ms: number, run: () => void): Stop
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
