import {
  type CounterId,
  type HallConfig,
  type Now,
  type QueueId,
  type Rows,
  type StreamName,
  type TicketIn,
  callingFrom,
  hashesOf,
} from '@onehall/domain'
import { localNow } from '../../server/src/engine/business-day.ts'
import type { HallsState } from '../../server/src/engine/state.ts'
import { dayOf } from '../../server/src/push/day.ts'
import type { CallMade, DayTurn } from './calls.ts'
import type { Check } from './tally.ts'
import type { TouchedFault } from './touched.ts'

/** What the newest turn of a day touched: how that stood when the turn decided, nobody can say afterwards. */
interface Touched {
  readonly tickets: ReadonlySet<string>
  /** Queues that stood still before or after it. */
  readonly still: ReadonlySet<string>
  readonly isReassigned: boolean
}

/** Who should have been called and was not. */
export function makeOverlooked(count: (check: Check) => void) {
  const newest = new WeakMap<HallsState, Map<StreamName, Touched>>()

  function touched({ part, rows, config, isReassigned }: DayTurn, before: Touched | undefined): Touched {
    const tickets = new Set<string>()
    for (const { table, key } of part.changes) if (table === 'ticket' || table === 'place') tickets.add(key)
    const isStill = ({ id }: { readonly id: QueueId }): boolean =>
      (rows.get('day', 'day')?.suspended ?? rows.get('queue', id)?.suspended ?? null) !== null
    const now = config.queues.filter(isStill).map(({ id }) => id)
    const changed = part.changes.some(({ table }) => table === 'day')
    const still = new Set<string>(changed ? config.queues.map(({ id }) => id) : [...now, ...stillBefore(before, part)])
    return { tickets, still, isReassigned }
  }

  /** A queue that went on in this very turn counts as still once more. */
  function stillBefore(before: Touched | undefined, { changes }: DayTurn['part']): readonly string[] {
    return changes.flatMap(({ table, key }) => (table === 'queue' && before?.still.has(key) === true ? [key] : []))
  }

  return {
    /** [C16] Nobody waits longer than the hall allows while a counter that could call them calls somebody else. */
    *turned(turn: DayTurn, state: HallsState): Iterable<TouchedFault> {
      let days = newest.get(state)
      if (days === undefined) newest.set(state, (days = new Map()))
      const now = touched(turn, days.get(turn.part.stream))
      days.clear()
      days.set(turn.part.stream, now)
      const { config, rows } = turn
      const { maxWait } = config.rules
      if (maxWait === null) return
      for (const call of turn.calls) {
        if (call.why.rule === 'chosen' || call.why.rule === 'away') continue
        if (call.why.others > 0) count('a call while somebody may have waited too long')
        for (const ticket of callable(rows, config, call.counter, localNow(call.at, config.timeZone), now)) {
          const waitedMs = call.at - ticket.issuedAt
          if (waitedMs <= maxWait || (call.why.rule === 'max-wait' && call.why.waitedMs >= waitedMs)) continue
          yield { what: overlooked(call, ticket, waitedMs), about: [call.ticket, ticket.id, call.counter] }
        }
      }
    },
    /** [C4] A counter is told that nobody waits only if nobody does: who loses a race gets the next. */
    *nobodyWaits(counter: CounterId, at: number, state: HallsState): Iterable<TouchedFault> {
      count('a counter finds nobody')
      for (const [stream, touchedNow] of newest.get(state) ?? []) {
        const day = dayOf(state, stream.split(':')[1] as never)
        if (day?.stream !== stream) continue
        const { rows, config } = day
        const now = localNow(Math.max(at, state.streams.get(stream)!.at), config.timeZone)
        for (const ticket of callable(rows, config, counter, now, touchedNow)) {
          if (isInHand(rows, ticket)) continue
          yield { what: `${counter} was told that nobody waits, and ${ticket.number} did`, about: [counter, ticket.id] }
        }
      }
    },
  }
}

function overlooked({ number, counter, why }: CallMade, ticket: TicketIn<'waiting'>, waitedMs: number): string {
  const minutes = Math.round(waitedMs / 60_000)
  return `${number} was called to ${counter} by ${why.rule} while ${ticket.number} had waited ${minutes} minutes`
}

/** The heads of the lines of which the counter may call now, but those that the turn touched. */
function* callable(
  rows: Rows,
  config: HallConfig,
  id: CounterId,
  now: Now,
  { tickets, still, isReassigned }: Touched,
): Iterable<TicketIn<'waiting'>> {
  const counter = rows.get('counter', id)
  if (isReassigned || counter === undefined || !('queues' in counter)) return
  const queues = counter.queues.filter((queue) => !still.has(queue) && callingFrom(config, queue, now) === null)
  for (const key of queues.flatMap((queue) => [queue, `@${id}/${queue}`]).flatMap((of) => linesOf(config, of))) {
    const head = rows.get('line', key)?.head
    const ticket = head === undefined || tickets.has(head) ? undefined : rows.get('ticket', head)
    if (ticket?.status === 'waiting' && queues.includes(ticket.queue)) yield ticket
  }
}

const linesOf = ({ classes }: HallConfig, of: string): readonly string[] =>
  classes.flatMap(({ key }) => [`${of}|${key}`, `${of}|${key}|booked`])

function isInHand(rows: Rows, ticket: TicketIn<'waiting'>): boolean {
  const numbers = hashesOf(ticket).flatMap((hash) => rows.get('person', hash)?.tickets ?? [])
  return numbers.some(({ ticket: other }) => ['called', 'serving'].includes(rows.get('ticket', other)?.status ?? ''))
}
