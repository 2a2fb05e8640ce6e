import type { Fault } from '../../server/src/journal/faults.ts'
import type { Chance } from './chance.ts'
import type { Fate } from './connection.ts'

/** The ways in which an append fails. */
export const APPEND_FAULTS = ['busy', 'full', 'unknown-stored', 'unknown-not-stored', 'conflict', 'constraint'] as const
APPEND_FAULTS satisfies readonly Fault[]

const OTHER_FAULTS = [
  'a message is lost',
  'a message is doubled',
  'a message is overtaken',
  'a client vanishes',
  'a page is loaded anew',
  'a line stands still',
  'somebody is signed out',
  'the server dies',
  'the server dies before an append',
  'the server dies after an append',
  'the clock jumps forward',
  'the clock jumps back',
  'another process writes',
  'a malformed message',
] as const

/** Everything that goes wrong, by the name under which it stands in a trace. */
export type FaultKind = (typeof OTHER_FAULTS)[number] | `an append fails: ${Fault}`

export const FAULT_KINDS: readonly FaultKind[] = [
  ...OTHER_FAULTS,
  ...APPEND_FAULTS.map((fault) => `an append fails: ${fault}` as const),
]

/** What a line does to a message when it does not just deliver it. */
export type MessageFault = Exclude<Fate, 'delivered'>

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
