import type {
  CommandId,
  CounterId,
  Day,
  HallId,
  IntentOf,
  ItemKey,
  ItemResult,
  Ms,
  Purpose,
  Refusal,
  StaffId,
  TicketId,
} from '@onehall/domain'
import { makeStoredCell } from './stored-cell.ts'

/** One visitor called by voice, ticked by hand: what happened when, by the server's clock as far as this PC knows it. */
export interface Tick {
  /** Of the command that joins it: asked again by that name it happens once. */
  readonly id: CommandId
  readonly hall: HallId
  readonly staff: StaffId
  readonly counter: CounterId
  readonly day: Day
  readonly ticket: TicketId
  readonly number: string
  readonly item: ItemKey | null
  readonly purpose: Purpose
  /** What the number was when the server went. */
  readonly was: 'waiting' | 'held' | 'called' | 'serving'
  readonly calledAt: Ms | null
  readonly startedAt: Ms | null
  readonly endedAt: Ms | null
  /** None: nobody came. */
  readonly results: readonly ItemResult[]
  /** `kept`: to be told to the server · `joined` · `refused`: the server does not take it, and a person must look. */
  readonly state: 'kept' | 'joined' | 'refused'
  readonly refusal: Refusal | null
  /** Why a person put a refused one aside. */
  readonly dismissed: string | null
}

/** The emergency work of this PC, kept until every tick joined or was put aside. */
export interface Work {
  readonly v: 1
  /** Who calls by voice now. */
  readonly on: StaffId | null
  readonly ticks: readonly Tick[]
}

const NOTHING: Work = { v: 1, on: null, ticks: [] }

export const work = makeStoredCell<Work>(
  'onehall.away.work',
  NOTHING,
  (value) => typeof value === 'object' && value !== null && (value as Work).v === 1,
)

/** Joined ones stay to be looked at; more than a day's worth says nothing more. */
const JOINED_KEPT = 200

/** The visitor who is called or served by voice now. */
export const handOf = ({ ticks }: Work, counter: CounterId): Tick | null =>
  ticks.find((tick) => tick.counter === counter && tick.endedAt === null && tick.state === 'kept') ?? null

/** Of whom the visitor is known to have come: started, or already served when the server went. */
export const hasCome = ({ startedAt, was }: Tick): boolean => startedAt !== null || was === 'serving'

/**
 * Who of a list of the picture was not ticked yet. What joined before the picture was taken stands in it: a number that was
 * missed in one outage and restored waits in the next one like any other.
 */
export function unticked<W extends { readonly ticket: TicketId }>(
  { ticks }: Work,
  takenAt: Ms,
  list: readonly W[],
): readonly W[] {
  const newer = ticks.filter((tick) => tick.state === 'kept' || lastOf(tick) >= takenAt)
  const done = new Set(newer.map(({ ticket }) => ticket))
  return list.filter(({ ticket }) => !done.has(ticket))
}

const lastOf = ({ calledAt, startedAt, endedAt }: Tick): Ms => endedAt ?? startedAt ?? calledAt ?? 0

/** One more in hand. */
export function withTick(before: Work, tick: Omit<Tick, 'state' | 'refusal' | 'dismissed'>): Work {
  const joined = before.ticks.filter(({ state }) => state === 'joined').slice(-JOINED_KEPT)
  const others = before.ticks.filter(({ state }) => state !== 'joined')
  return { ...before, ticks: [...joined, ...others, { ...tick, state: 'kept', refusal: null, dismissed: null }] }
}

/** Clocks may be set back in between; what follows is never before what it follows. */
const notBefore = (at: Ms, ...others: readonly (Ms | null)[]): Ms => Math.max(at, ...others.map((other) => other ?? 0))

export const started = (before: Work, id: CommandId, at: Ms): Work =>
  changed(before, id, (tick) => ({ ...tick, startedAt: notBefore(at, tick.calledAt) }))

/** @param results none: nobody came */
export const ended = (before: Work, id: CommandId, at: Ms, results: readonly ItemResult[]): Work =>
  changed(before, id, (tick) => ({ ...tick, results, endedAt: notBefore(at, tick.calledAt, tick.startedAt) }))

/** A slip of the finger: the number waits as before. */
export const withdrawn = (before: Work, id: CommandId): Work => ({
  ...before,
  ticks: before.ticks.filter((tick) => tick.id !== id),
})

export function changed(before: Work, id: CommandId, change: (tick: Tick) => Tick): Work {
  return { ...before, ticks: before.ticks.map((tick) => (tick.id === id ? change(tick) : tick)) }
}

/** What the server is told of a tick; null: nothing happened that it does not know. */
export function telling(tick: Tick): IntentOf<'JoinTick'> | null {
  const { counter, ticket, day, calledAt, startedAt, endedAt, results } = tick
  if (calledAt === null && startedAt === null && endedAt === null) return null
  return { type: 'JoinTick', counter, ticket, day, calledAt, startedAt, endedAt, results }
}

/** Refusals that pass by themselves or by what somebody does: asked again later. The others need a person's eye. */
const PASSING: readonly Refusal['reason'][] = [
  'counter-busy',
  'counter-not-open',
  'evacuated',
  'too-late',
  'overloaded',
  'storage-full',
  'out-of-service',
  'internal',
  'locked',
  'not-signed-in',
]
export const isPassing = ({ reason }: Refusal): boolean => PASSING.includes(reason)

/** What a person must look at. */
export const unjoined = ({ ticks }: Work): readonly Tick[] =>
  ticks.filter(({ state, dismissed }) => state === 'refused' && dismissed === null)
