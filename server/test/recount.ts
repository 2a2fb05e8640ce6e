import type { Event } from '@onehall/domain'
import { decodeEvent } from '@onehall/protocol'
import type { JournalRow } from '../src/journal/journal.ts'

/** A day of a hall counted from its journal by hand: event for event, with nothing but maps. */
export function recount(all: readonly JournalRow[], stream: string) {
  const events = all.map((row) => ({ ...decodeEvent(row), at: row.at, actor: row.actor, stream: row.stream }))
  const firsts = <T extends Event['type']>(type: T) =>
    new Map(
      events
        .filter((event) => event.type === type)
        .map((event) => [(event as unknown as { ticket: string }).ticket, event]),
    )
  const [issued, started] = [firsts('TicketIssued'), firsts('ServiceStarted')]
  const day = events.filter((event) => event.stream === stream)
  const ofType = <T extends Event['type']>(type: T) =>
    day.filter((event): event is (typeof day)[number] & Extract<Event, { type: T }> => event.type === type)
  const missedOnes = new Set<string>(ofType('TicketMissed').map(({ ticket }) => ticket))
  const expired = ofType('DayClosed').flatMap((event) => event.expired.filter((id) => !missedOnes.has(id)))
  const queueOf = (ticket: string): string => (issued.get(ticket) as unknown as { queue: string }).queue

  type Acted = { readonly actor: string; readonly ticket: string; readonly counter: string }
  const about = (belongs: (act: Acted) => boolean) => {
    const served = ofType('ServiceFinished').filter(belongs)
    const results: { [result: string]: number } = {}
    for (const { result } of served.flatMap((event) => event.results)) results[result] = (results[result] ?? 0) + 1
    return {
      called: ofType('TicketCalled').filter(belongs).length,
      served: served.length,
      missed: ofType('TicketMissed').filter(belongs).length,
      restored: 0,
      held: 0,
      offline: 0,
      doubtful: 0,
      results,
      waits: ofType('TicketCalled')
        .filter(belongs)
        .map(({ at, ticket }) => at - issued.get(ticket)!.at),
      services: served.map(({ at, ticket }) => at - started.get(ticket)!.at),
    }
  }
  return {
    issued: ofType('TicketIssued').length,
    expired: expired.length,
    cancelled: Object.groupBy(ofType('TicketCancelled'), ({ reason }) => reason),
    clerks: [...new Set(day.filter(({ type }) => type === 'TicketCalled').map(({ actor }) => actor))],
    all: about(() => true),
    ofClerk: (actor: string) => about((act) => act.actor === actor),
    ofCounter: (counter: string) => about((act) => act.counter === counter),
    ofQueue: (queue: string) => ({
      ...about(({ ticket }) => queueOf(ticket) === queue),
      issued: ofType('TicketIssued').filter((event) => event.queue === queue).length,
      cancelled: ofType('TicketCancelled').filter(({ ticket }) => queueOf(ticket) === queue).length,
      expired: expired.filter((ticket) => queueOf(ticket) === queue).length,
    }),
    receiptsOf: (actor: string) =>
      ofType('IntakeTaken')
        .filter((event) => event.actor === actor)
        .map(({ receiptNo }) => receiptNo),
  }
}
