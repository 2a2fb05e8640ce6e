import { newCommandId } from '@onehall/client'
import type { ItemResult, Ms } from '@onehall/domain'
import { useSource } from '@onehall/ui'
import { useMemo } from 'react'
import { type KeptWaiter, type Picture, sharesOf } from './picture.ts'
import { type Tick, type Work, ended, handOf, hasCome, nextOf, started, withTick, withdrawn, work } from './work.ts'

export interface Emergency {
  /** Whom this counter calls, in order; those who were called already are not in it. */
  readonly share: readonly KeptWaiter[]
  /** What the other open counters call. */
  readonly others: readonly { readonly label: string; readonly share: readonly KeptWaiter[] }[]
  readonly hand: Tick | null
  /** Whether the visitor in hand has come. */
  readonly isServing: boolean
  /** Everything ticked here, the newest first. */
  readonly ticks: readonly Tick[]
  call(waiter?: KeptWaiter): void
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
  const { hall, counter, staff, day, config } = kept
  const called = new Set(current.ticks.map(({ ticket }) => ticket))
  const waiting = (share: readonly KeptWaiter[]) => share.filter(({ ticket }) => !called.has(ticket))
  const hand = handOf(current, counter)
  const isServing = hand !== null && hasCome(hand)
  const at = (): Ms => Math.round(now())

  return {
    share: waiting(shares.get(counter) ?? []),
    others: [...shares]
      .filter(([id]) => id !== counter)
      .map(([id, share]) => ({ label: config.counters.find((each) => each.id === id)?.label ?? id, share })),
    hand,
    isServing,
    ticks: current.ticks.filter((tick) => tick.counter === counter && tick.day === day).toReversed(),
    call(waiter) {
      const next = waiter ?? nextOf(work.get(), shares.get(counter) ?? [])
      if (next === null || handOf(work.get(), counter) !== null) return
      const { ticket, number, item, purpose } = next
      const times = { calledAt: at(), startedAt: null, endedAt: null, results: [] }
      const tick = { id: newCommandId(), hall, staff, counter, day, ticket, number, item, purpose, ...times }
      work.set(withTick(work.get(), { ...tick, was: 'waiting' }))
    },
    start: () => hand !== null && work.set(started(work.get(), hand.id, at())),
    finish: (results) => hand !== null && work.set(ended(work.get(), hand.id, at(), results)),
    withdraw: () => hand?.was === 'waiting' && work.set(withdrawn(work.get(), hand.id)),
  }
}
