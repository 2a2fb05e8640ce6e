import {
  type HallConfig,
  type Ms,
  type Rows,
  type Ticket,
  aheadOf,
  cannotRestore,
  missedRules,
  offlineNumber,
  readOfflineNumber,
} from '@onehall/domain'
import type { FoundTicket } from '@onehall/protocol'
import { localNow } from '../engine/business-day.ts'
import type { Day } from '../push/day.ts'

const FLOW = /^(?:(\d{4})(\d{2})(\d{2})-)?([A-Z].*)$/

/**
 * What a number of the day is now, or the slip of an earlier one; null when there is none, or it has ended.
 * @param code `A015`, or as it is printed `20260304-A015`: day and number, which name one ticket
 */
export function ticketByNumber(now: Day | null, code: string, at: Ms): FoundTicket | null {
  const [, year, month, date, given] = FLOW.exec(code) ?? []
  const own = readOfflineNumber(given ?? '')
  const number = own === null ? given : offlineNumber(own.prefix, own.kiosk, own.serial)
  const today = now?.rows.get('day', 'day')
  if (now === null || today === undefined || number === undefined) return null
  const { rows, config } = now
  const day = year === undefined ? today.day : `${year}-${month}-${date}`
  if (day !== today.day) return slipOf(rows, day, number)
  for (const id of rows.keys('ticket')) {
    const ticket = rows.get('ticket', id)!
    // One that is served over midnight keeps its number, and today may have another of that name.
    if (ticket.number === number && ticket.day === day && !ticket.walkIn) return shown(rows, config, ticket, at)
  }
  // Sent home today: the number counts from the next day on.
  return slipOf(rows, day, number)
}

function slipOf(rows: Rows, day: string, number: string): FoundTicket | null {
  for (const id of rows.keys('slip')) {
    const { slip, queue, ...of } = rows.get('slip', id)!
    if (of.day === day && of.number === number) return { kind: 'slip', slip, number, queue, day: of.day }
  }
  return null
}

function shown(rows: Rows, config: HallConfig, ticket: Ticket, at: Ms): FoundTicket | null {
  const { id, number, queue, status } = ticket
  const labelOf = (counter: string | null) => config.counters.find((each) => each.id === counter)?.label ?? null
  const found = { kind: 'ticket', ticket: id, number, queue, ahead: null, counter: null } as const
  const nothing = { ...found, until: null, restore: null }
  switch (status) {
    case 'waiting':
      return {
        ...nothing,
        status,
        ahead: aheadOf(config, rows, ticket),
        counter: labelOf(ticket.bound ?? ticket.aside),
      }
    case 'called':
    case 'serving':
      return { ...nothing, status, counter: labelOf(ticket.counter) }
    case 'held':
      return { ...nothing, status, counter: labelOf(ticket.counter), until: ticket.until }
    case 'missed': {
      const { restoreAfter: after } = missedRules(config, queue)
      const clock = { at, ...localNow(at, config.timeZone) }
      const may = cannotRestore({ config, rows, day: rows.get('day', 'day')! }, ticket, clock) === null
      return { ...nothing, status, restore: may ? { after } : null }
    }
    default:
      return null
  }
}
