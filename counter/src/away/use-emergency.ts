import { newCommandId } from '@onehall/client'
import type { ItemResult, Ms } from '@onehall/domain'
import { useSource } from '@onehall/ui'
import { useMemo } from 'react'
import { type KeptHeld, type KeptWaiter, type Picture, sharesOf } from './picture.ts'
import { type Tick, type Work, ended, handOf, hasCome, started, unticked, withTick, withdrawn, work } from './work.ts'

export interface Emergency {
  /** Whom this counter calls, in order; those who were called already are not in it. */
  readonly share: readonly KeptWaiter[]
  /** Who is away for a moment and may go on here. */
  readonly held: readonly KeptHeld[]
  /** What the other open counters call. */
  readonly others: readonly { readonly label: string; readonly share: readonly KeptWaiter[] }[]
  readonly hand: Tick | null
  /** Whether the visitor in hand has come. */
  readonly isServing: boolean
  /** Everything ticked here, the newest first. */
  readonly ticks: readonly Tick[]
  call(waiter?: KeptWaiter): void
  /** Who was away for a moment is back and served at once: nobody is called. */
  comeBack(held: KeptHeld): void
  start(): void
  /** None: nobody came. */
  finish(results: readonly ItemResult[]): void
  /** The call was a slip of the finger. */
  withdraw(): void
}

/** Begins to call by voice; who was in hand when the server went stays so. */
export function beginEmergency(kept: Picture): void {
  const before: Work = { ...work.get(), on: kept.staff }
  const { hand, hall, counter, staff, day } = kept
  const isKnown = hand === null || before.ticks.some(({ ticket, state }) => ticket === hand.ticket && state === 'kept')
  if (isKnown) return work.set(before)
  const { ticket, number, item, purpose, status: was } = hand
  const none = { calledAt: null, startedAt: null, endedAt: null, results: [] }
  work.set(
    withTick(before, { id: newCommandId(), hall, staff, counter, day, ticket, number, item, purpose, was, ...none }),
  )
}

export function endEmergency(): void {
  work.set({ ...work.get(), on: null })
}

/** Calling by voice from the kept picture. @param now the server's time as far as this PC knows it */
export function useEmergency(kept: Picture, now: () => Ms): Emergency {
  const current = useSource(work)
  const shares = useMemo(() => sharesOf(kept), [kept])
  const { hall, counter, staff, day, config, takenAt } = kept
  const hand = handOf(current, counter)
  const isServing = hand !== null && hasCome(hand)
  const at = (): Ms => Math.round(now())

  return {
    share: unticked(current, takenAt, shares.get(counter) ?? []),
    held: unticked(current, takenAt, kept.held),
    others: [...shares]
      .filter(([id]) => id !== counter)
      .map(([id, share]) => ({ label: config.counters.find((each) => each.id === id)?.label ?? id, share })),
    hand,
    isServing,
    ticks: current.ticks.filter((tick) => tick.counter === counter && tick.day === day).toReversed(),
    call(waiter) {
      const next = waiter ?? unticked(work.get(), takenAt, shares.get(counter) ?? [])[0]
      if (next !== undefined) take(next, { was: 'waiting', calledAt: at(), startedAt: null })
    },
    comeBack: (back) => take(back, { was: 'held', calledAt: null, startedAt: at() }),
    start: () => hand !== null && work.set(started(work.get(), hand.id, at())),
    finish: (results) => hand !== null && work.set(ended(work.get(), hand.id, at(), results)),
    withdraw: () => hand !== null && canWithdraw(hand) && work.set(withdrawn(work.get(), hand.id)),
  }

  function take(
    { ticket, number, item, purpose }: KeptWaiter | KeptHeld,
    how: Pick<Tick, 'was' | 'calledAt' | 'startedAt'>,
  ): void {
    if (handOf(work.get(), counter) !== null) return
    const what = { id: newCommandId(), hall, staff, counter, day, ticket, number, item, purpose }
    work.set(withTick(work.get(), { ...what, ...how, endedAt: null, results: [] }))
  }
}

/** A slip of the finger is undone as long as the visitor of a call has not come. */
export const canWithdraw = (hand: Tick): boolean => hand.was === 'held' || (hand.was === 'waiting' && !hasCome(hand))
