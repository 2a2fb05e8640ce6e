import type { Event } from '../event.ts'
import type { Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import { evolveCall } from './evolve-call.ts'
import { evolveCounter } from './evolve-counter.ts'
import { evolveDay } from './evolve-day.ts'
import { evolveTicket } from './evolve-ticket.ts'
import { evolveWait } from './evolve-wait.ts'

/**
 * What an event of a hall's day changes. Total over its own journal: a throw here means that an event was recorded which
 * the state does not allow, a bug that puts the hall out of service rather than going on with a wrong line.
 */
export function evolveHall(rows: Rows, event: Event, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'DayOpened':
    case 'DayClosed':
    case 'HallSuspended':
    case 'HallResumed':
    case 'HallInterrupted':
    case 'AlarmAcknowledged':
    case 'DrillStarted':
    case 'DrillEnded':
    case 'DrillReported':
    case 'QueueSuspended':
    case 'QueueResumed':
    case 'TicketsCarriedOver':
      return evolveDay(rows, event, at)
    case 'TicketIssued':
    case 'OfflineTicketIssued':
    case 'OfflineTicketLapsed':
    case 'TicketPrintReported':
    case 'TicketCancelled':
    case 'TicketLeft':
    case 'TicketCorrected':
    case 'PersonAdded':
      return evolveTicket(rows, event, at)
    case 'TicketCalled':
    case 'TicketRecalled':
    case 'CallWithdrawn':
    case 'ServiceStarted':
    case 'WalkInStarted':
    case 'ServiceFinished':
    case 'VisitMovedOn':
    case 'TicketMissed':
    case 'FinishUndone':
    case 'MissUndone':
      return evolveCall(rows, event, at)
    case 'TicketHeld':
    case 'HeldReturned':
    case 'HeldMissed':
    case 'HeldHandedOver':
    case 'TicketRestored':
    case 'TicketTransferred':
    case 'TicketSteppedAside':
      return evolveWait(rows, event, at)
    case 'CounterOpened':
    case 'CounterClosed':
    case 'CounterReleased':
    case 'CounterPaused':
    case 'CounterResumed':
    case 'CounterAssigned':
    case 'ClerkAuthorised':
      return evolveCounter(rows, event, at)
    case 'CaseNumbered': {
      const { case: id, caseNo, item, taskCode, sequence } = event
      const ticket = rows.get('ticket', event.ticket)
      const numbered = put('sequence', taskCode, { last: sequence })
      if (ticket?.status !== 'serving') return [numbered]
      const cases = [...ticket.cases, { case: id, caseNo, item, receiptNo: null }]
      return [numbered, put('ticket', ticket.id, { ...ticket, cases })]
    }
    case 'IntakeTaken': {
      const { case: id, receiptNo, sequence } = event
      const numbered = put('sequence', 'receipt', { last: sequence })
      const ticket = event.ticket === null ? undefined : rows.get('ticket', event.ticket)
      if (ticket === undefined) return [numbered]
      const cases = ticket.cases.map((each) => (each.case === id ? { ...each, receiptNo } : each))
      return [numbered, put('ticket', ticket.id, { ...ticket, cases })]
    }
    default:
      throw new Error(`${event.type} does not belong to a hall's day`)
  }
}
