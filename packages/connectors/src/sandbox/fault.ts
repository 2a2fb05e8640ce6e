import type { Ms } from '../contract.ts'

/**
 * How a platform misbehaves on purpose (`domain.md` ):
 * `500` takes nothing and says so · `slow` takes it, answers late · `drop-ack` takes it and cuts the line instead of
 * answering · `duplicate` gets every message twice, as from a network that repeats.
 */
export const FAULTS = ['none', '500', 'slow', 'drop-ack', 'duplicate'] as const
export type Fault = (typeof FAULTS)[number]

/** Long enough that a person sees it, short enough that a sender with default patience still gets its answer. */
export const SLOW_MS: Ms = 5_000
