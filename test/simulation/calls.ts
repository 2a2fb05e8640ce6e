import type { CallReason, CounterId, HallConfig, Rows, StreamName, TicketId } from '@onehall/domain'
import type { HallsState, StreamTurn, Turn } from '../../server/src/engine/state.ts'
import type { JournalRow } from '../../server/src/journal/journal.ts'
import { dayOf } from '../../server/src/push/day.ts'

/** A call of the newest turn, with the day as the turn left it. */
export interface CallMade {
  readonly at: number
  readonly ticket: TicketId
  readonly number: string
  readonly counter: CounterId
  readonly why: CallReason
}

/** A turn that changed a day, seen by a state that stands exactly where the turn ended. */
export interface DayTurn {
  readonly rows: Rows
  readonly config: HallConfig
  readonly part: StreamTurn
  readonly calls: readonly CallMade[]
  /** Numbers of which a call was taken back. */
  readonly withdrawn: readonly TicketId[]
  /** A counter was given other queues in it. */
  readonly isReassigned: boolean
}

/** Puts the calls that a turn made together with the day in which it made them. */
export function makeCallsOfTurn() {
  const untold = new Map<StreamName, { readonly version: number; readonly call: CallMade | TicketId | null }[]>()
  return {
    stored(rows: readonly JournalRow[]): void {
      for (const { type, stream, version, at, data } of rows) {
        const isReassigned = type === 'CounterAssigned' || type === 'ClerkAuthorised'
        if (type !== 'TicketCalled' && type !== 'CallWithdrawn' && !isReassigned) continue
        const said = JSON.parse(data) as Omit<CallMade, 'at'>
        const call = isReassigned ? null : type === 'TicketCalled' ? { at, ...said } : said.ticket
        const calls = untold.get(stream)
        if (calls === undefined) untold.set(stream, [{ version, call }])
        else calls.push({ version, call })
      }
    },
    /** Nothing of a day on which the server that tells it has moved on already, or that is not the newest. */
    *of({ streams }: Turn, state: HallsState): Iterable<DayTurn> {
      for (const part of streams) {
        const calls = untold.get(part.stream) ?? []
        const own = calls.filter(({ version }) => version > part.from && version <= part.to)
        const rest = calls.filter(({ version }) => version > part.to)
        if (rest.length === 0) untold.delete(part.stream)
        else untold.set(part.stream, rest)
        const day = dayOf(state, part.hall)
        if (day?.stream !== part.stream || day.version !== part.to) continue
        const made = own.flatMap(({ call }) => (call === null || typeof call === 'string' ? [] : [call]))
        const isReassigned = own.some(({ call }) => call === null)
        const withdrawn = own.flatMap(({ call }) => (typeof call === 'string' ? [call] : []))
        yield { rows: day.rows, config: day.config, part, calls: made, withdrawn, isReassigned }
      }
    },
  }
}
