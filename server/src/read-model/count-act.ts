import { decodeEvent } from '@onehall/protocol'
import { type Tally, type Visit, addService, addWait, dropService, newVisit } from './tally.ts'

/** What happened to a visitor, and what its ticket says by now. */
export interface Act {
  readonly type: string
  readonly v: number
  /** When it happened. */
  readonly at: number
  readonly origin: string
  readonly actor: string
  readonly data: string
  readonly number: string | null
  readonly queue: string | null
  readonly issuedAt: number | null
  readonly startedAt: number | null
}

/** One event more. */
export function countAct(tally: Tally, { at, origin, actor, number, queue, issuedAt, startedAt, ...row }: Act): void {
  const event = decodeEvent(row)
  const isByHand = origin === 'offline'
  const works = (visit: Visit, counter: string) => tally.works(staffOf(actor), counter, visit.queue)
  /** One that began before this day is known by its ticket. */
  const visitOf = (ticket: string): Visit => {
    const began = { queue: queue ?? '', issuedAt: issuedAt ?? at, startedAt: startedAt ?? at }
    const visit = tally.visits.get(ticket) ?? newVisit(began)
    visit.byHand ||= isByHand
    tally.visits.set(ticket, visit)
    return visit
  }
  switch (event.type) {
    case 'TicketIssued':
    case 'OfflineTicketIssued':
    case 'WalkInStarted': {
      const began = { queue: event.queue, issuedAt: at, startedAt: at }
      tally.visits.set(event.ticket, newVisit(began))
      tally.issued += 1
      tally.queue(event.queue).issued += 1
      return
    }
    case 'TicketCancelled':
      tally.cancelled[event.reason] += 1
      tally.queue(visitOf(event.ticket).queue).cancelled += 1
      return
    case 'TicketLeft':
      tally.left += 1
      tally.queue(visitOf(event.ticket).queue).left += 1
      return
    case 'TicketCalled': {
      const visit = visitOf(event.ticket)
      tally.missed.delete(event.ticket)
      const by = works(visit, event.counter)
      for (const work of by) work.called += 1
      if (!visit.wasCalled) addWait(by, tally.timed(number, visit.issuedAt, at))
      visit.wasCalled = true
      return
    }
    case 'ServiceStarted':
      visitOf(event.ticket).startedAt = at
      return
    case 'TicketHeld': {
      for (const work of works(visitOf(event.ticket), event.counter)) work.held += 1
      tally.heldBy.set(event.ticket, staffOf(actor))
      return
    }
    case 'HeldHandedOver':
      for (const ticket of event.tickets) tally.heldBy.set(ticket, event.staff)
      return
    case 'TicketMissed':
    case 'HeldMissed': {
      const visit = visitOf(event.ticket)
      visit.isRestored = false
      tally.missed.add(event.ticket)
      // Whose held visitor did not come back is nobody's miss at a counter.
      visit.missedBy =
        event.type === 'TicketMissed' ? works(visit, event.counter) : [tally.all, tally.queue(visit.queue).work]
      for (const work of visit.missedBy) {
        work.missed += 1
        if (isByHand) work.offline += 1
      }
      return
    }
    case 'MissUndone': {
      const visit = visitOf(event.ticket)
      tally.missed.delete(event.ticket)
      for (const work of visit.missedBy) {
        work.missed -= 1
        if (visit.isRestored) work.restored -= 1
      }
      visit.missedBy = []
      return
    }
    case 'TicketRestored': {
      const visit = visitOf(event.ticket)
      tally.missed.delete(event.ticket)
      for (const work of visit.missedBy) work.restored += 1
      visit.isRestored = true
      return
    }
    case 'ServiceFinished':
    case 'VisitMovedOn': {
      const visit = visitOf(event.ticket)
      visit.before = { queue: visit.queue, startedAt: visit.startedAt, byHand: visit.byHand }
      const results = event.results.map(({ result }) => result)
      const timed = tally.timed(number, visit.startedAt, at)
      visit.finished = addService(works(visit, event.counter), visit.byHand ? 'by-hand' : timed, results)
      if (event.type === 'ServiceFinished') return
      visit.queue = event.to.queue
      visit.startedAt = at
      visit.byHand = false
      return
    }
    case 'FinishUndone': {
      const visit = visitOf(event.ticket)
      if (visit.finished !== null) dropService(visit.finished)
      Object.assign(visit, visit.before, { finished: null, before: null })
      return
    }
    case 'TicketTransferred':
      visitOf(event.ticket).queue = event.queue
      return
    case 'TicketsCarriedOver':
      for (const { slip } of event.slips) {
        tally.expired.push(slip)
        tally.slips.add(slip)
      }
      return
    case 'DayClosed':
      for (const { slip } of event.slips) tally.slips.add(slip)
      for (const ticket of event.expired) if (!tally.missed.delete(ticket)) tally.expired.push(ticket)
      return
    default:
  }
}

/** `staff:<id>` → the id. Only staff calls, serves and takes in. */
export const staffOf = (actor: unknown): string => String(actor).replace(/^staff:/, '')
