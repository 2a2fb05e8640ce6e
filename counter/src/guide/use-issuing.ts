import { waitRange } from '@onehall/ui'
import type { CancelReason, CounterEntry, IntentOf, QueueEntry, QueueId, TicketId } from '@onehall/domain'
import type { FoundBooking, PersonInput } from '@onehall/protocol'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { useToday } from '../shell/today.ts'
import { type Issued, KEPT, type Wish, toIssued } from './issued.ts'

/** The numbers of this desk: given out, printed, noted, cancelled, one after the other in the order of the presses. */
export interface Issuing {
  /** Newest first. */
  readonly last: readonly Issued[]
  /** What stands large on the screen, and on the paper. */
  readonly shown: Issued | null
  /** What was asked for and is not through yet. */
  readonly pending: number
  show(ticket: TicketId): void
  /** Null where it was refused. */
  issue(wish: Wish, person: PersonInput | undefined, print: boolean): Promise<Issued | null>
  /** The number that an appointment gives now. Null where it was refused. */
  checkIn(booking: FoundBooking): Promise<Issued | null>
  /** The priority number of today that a number of an earlier day gives. Null where it was refused. */
  redeem(slip: { readonly slip: TicketId; readonly queue: QueueId }): Promise<Issued | null>
  print(issued: Issued): Promise<void>
  note(issued: Issued): Promise<void>
  cancel(ticket: TicketId, reason: CancelReason): Promise<boolean>
}

/** What is asked for with the number of an appointment. */
const OF_BOOKING = { purpose: 'handle', count: 1, source: 'booking', forWhom: 'self', identity: 'none' } as const

export function useIssuing(queues: readonly QueueEntry[], counters: readonly CounterEntry[]): Issuing {
  const { client, config, info } = useHall()
  const { ask } = useAsk()
  const day = useToday()
  const [last, keep] = useStored<readonly Issued[]>(`onehall.guide.${info.staff}.${day}`, [], ofThisTab)
  const [chosen, show] = useState<TicketId | null>(null)
  const [pending, setPending] = useState(0)
  const newest = useRef(last)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  /** When a number came too late: who pressed before that has gone, and what they pressed for goes with it. */
  const lateAt = useRef(0)
  const hall = useRef({ queues, counters })
  useEffect(() => void (hall.current = { queues, counters }))

  /** One thing at a time: numbers come in the order of the presses. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    setPending((before) => before + 1)
    const turn = line.current.then(run).finally(() => setPending((before) => before - 1))
    line.current = turn.catch(() => {})
    return turn
  }

  function change(make: (before: readonly Issued[]) => readonly Issued[]): void {
    newest.current = make(newest.current).slice(0, KEPT)
    keep(newest.current)
  }

  function mark(ticket: TicketId, facts: Partial<Issued>): void {
    change((before) => before.map((each) => (each.ticket === ticket ? { ...each, ...facts } : each)))
  }

  async function give(wish: Wish, person: PersonInput | undefined): Promise<Issued | null> {
    const identity = person === undefined ? 'none' : 'typed'
    const { visit, queue, item, ...asked } = wish
    const told = { ...asked, source: 'guide', identity } as const
    if (visit !== undefined) return given({ type: 'IssueVisit', ...visit, ...told }, wish, person)
    return given({ type: 'IssueTicket', queue, item, ...told }, wish, person)
  }

  async function given(
    intent: IntentOf<'IssueTicket' | 'IssueVisit' | 'CheckIn' | 'RedeemSlip'>,
    wish: Pick<Wish, 'queue' | 'purpose' | 'count'>,
    person: PersonInput | undefined,
  ): Promise<Issued | null> {
    const answer = await ask(intent, person)
    if (answer?.ok === false && answer.refusal.reason === 'too-late') lateAt.current = performance.now()
    if (!answer?.ok) return null
    const issued = toIssued(answer.result, wish, (ahead) => {
      const queue = hall.current.queues.find((each) => each.queue === wish.queue)
      if (queue === undefined) return null
      return waitRange({ ...queue, waiting: ahead }, hall.current.counters, config, client.serverNow() ?? answer.at)
    })
    flushSync(() => {
      change((before) => [issued, ...before])
      show(issued.ticket)
    })
    return issued
  }

  async function paper({ ticket }: Issued, how: 'printed' | 'noted'): Promise<void> {
    if (how === 'printed') {
      flushSync(() => show(ticket))
      print()
    }
    const outcome = how === 'printed' ? 'printed' : 'refused'
    const answer = await ask({ type: 'ReportPrint', ticket, outcome, acknowledged: how === 'noted' })
    if (answer?.ok) mark(ticket, { paper: how })
  }

  return {
    last,
    shown: last.find(({ ticket }) => ticket === chosen) ?? last[0] ?? null,
    pending,
    show,
    issue: (wish, person, isPrinted) => {
      const pressedAt = performance.now()
      return inTurn(async () => {
        const issued = pressedAt < lateAt.current ? null : await give(wish, person)
        if (issued !== null && isPrinted) await paper(issued, 'printed')
        return issued
      })
    },
    checkIn: ({ booking, queue }) => {
      const visit = { ...OF_BOOKING, escort: false, priority: null }
      return inTurn(() => given({ type: 'CheckIn', booking, ...visit }, { ...OF_BOOKING, queue }, undefined))
    },
    redeem: ({ slip, queue }) =>
      inTurn(() => given({ type: 'RedeemSlip', slip, source: 'guide' }, { ...OF_BOOKING, queue }, undefined)),
    print: (issued) => inTurn(() => paper(issued, 'printed')),
    note: (issued) => inTurn(() => paper(issued, 'noted')),
    cancel: (ticket, reason) =>
      inTurn(async () => {
        const answer = await ask({ type: 'CancelTicket', ticket, reason })
        if (answer?.ok) mark(ticket, { cancelled: reason })
        return answer?.ok === true
      }),
  }
}
