import type { Chance } from './chance.ts'

/** What goes wrong in a simulation, and how often. Shares are of one; means are in simulated ms. */
export interface FaultPlan {
  /** Messages, either way, that are lost, that come twice, and that others overtake. */
  readonly message: { readonly lost: number; readonly doubled: number; readonly overtaken: number }
  /** Appends that fail in one of the ways of a faulty journal. */
  readonly append: number
  /** Time between two clients that vanish, for a while. */
  readonly vanish: number
  /** Share of them that come back as a page that was loaded anew. */
  readonly reload: number
  /** Time between two people who are signed out, or devices that are unpaired, for a while. */
  readonly signOut: number
  /** Time between two lines that stand still for a while. */
  readonly stall: number
  /** Time between two crashes of the server. */
  readonly crash: number
  /** Time between two jumps of the server's clock. */
  readonly clock: number
  /** Time between two commands that another process writes into the same journal. */
  readonly rival: number
  /** Time between two messages that are no commands. */
  readonly malformed: number
}

const MINUTE = 60_000

export const NO_FAULTS: FaultPlan = {
  message: { lost: 0, doubled: 0, overtaken: 0 },
  append: 0,
  vanish: Infinity,
  reload: 0,
  signOut: Infinity,
  stall: Infinity,
  crash: Infinity,
  clock: Infinity,
  rival: Infinity,
  malformed: Infinity,
}

export const FAULTS: FaultPlan = {
  message: { lost: 0.002, doubled: 0.004, overtaken: 0.004 },
  append: 0.02,
  vanish: 2 * MINUTE,
  reload: 0.2,
  signOut: 10 * MINUTE,
  stall: 10 * MINUTE,
  crash: 150 * MINUTE,
  clock: 120 * MINUTE,
  rival: 4 * MINUTE,
  malformed: MINUTE,
}

/** How far a clock jumps, ms: mostly seconds, at times many minutes; forward or back. */
export function clockJump(chance: Chance): number {
  const far = chance.happens(0.2) ? 15 * MINUTE : 20_000
  return Math.round(chance.between(-far, far))
}
