import { isDay, type HallConfig, type Intent, type Refusal, type TicketId } from '@onehall/domain'
import type { FoundTicket } from '@onehall/protocol'
import type { FindAnswer, FoundNow, Resumption } from '../bridge/found.ts'
import type { VisitId } from '../bridge/state.ts'
import type { HallLink } from './hall-link.ts'
import { dayText, minuteText } from './local-time.ts'
import type { Log } from './log.ts'
import type { Visit } from './visit.ts'

type Slip = Extract<FoundTicket, { kind: 'slip' }>
type Ticket = Extract<FoundTicket, { kind: 'ticket' }>

/** Finds tickets that visitors hold under the scanner, and gives them back what they missed. */
export interface Finder {
  find(request: { readonly code: string }): Promise<FindAnswer>
  resume(how: Resumption): Promise<FindAnswer>
  /** Gives a number back, for whoever showed its ticket. */
  leave(): Promise<FindAnswer>
  /** The slip that this visitor showed last; null when there was none. */
  slip(): Slip | null
}

const CODE = /^(?:(\d{4})(\d{2})(\d{2})-)?([A-Z]{1,3}-?\d{1,6}(?:(?:机-?|-)\d{1,6})?)$/

export function makeFinder(link: HallLink, visit: Visit, log: Log): Finder {
  /** What was found stays with the visitor who showed it. */
  let last: { readonly visit: VisitId; readonly found: FoundTicket; readonly wasShown: boolean } | null = null

  const mine = (): typeof last => (last?.visit === visit.id() ? last : null)

  async function look(code: string, did: Resumption['how'] | null): Promise<FindAnswer> {
    const hall = link.hall()
    const [, year, month, date, number] = CODE.exec(code) ?? []
    if (number === undefined) return { kind: 'unknown', number: code }
    if (hall === null || !link.isLive()) return { kind: 'server-away' }
    const askedIn = visit.id()
    last = null
    const answer = await link.ticketByNumber(code)
    if (visit.id() !== askedIn) return { kind: 'unknown', number }
    if (answer.ok) {
      // Only a scanner knows the day on the ticket; the keys have none.
      const wasShown = year !== undefined
      last = { visit: askedIn, found: answer.value, wasShown }
      return shown(hall, answer.value, did, wasShown)
    }
    if (answer.refusal.reason !== 'not-todays-ticket') return { kind: 'server-away' }
    const day = `${year}-${month}-${date}`
    const isOther = isDay(day) && day !== dayText(link.now(), hall.timeZone)
    return isOther ? { kind: 'other-day', number, day } : { kind: 'unknown', number }
  }

  function shown(hall: HallConfig, found: FoundTicket, did: Resumption['how'] | null, wasShown: boolean): FindAnswer {
    const queue = hall.queues.find(({ id }) => id === found.queue)
    const queueName = queue?.name ?? { zh: '', en: '' }
    if (found.kind === 'slip') return { kind: 'slip', number: found.number, day: found.day, queueName }
    const zone = hall.zones.find(({ id }) => id === queue?.zone)
    const mayLeave = wasShown && found.status === 'waiting'
    return { kind: 'found', did, found: { ...factsOf(hall, found), queueName, ...placeOf(zone), mayLeave } }
  }

  function factsOf(hall: HallConfig, found: Ticket): Omit<FoundNow, 'queueName' | 'floor' | 'zone' | 'mayLeave'> {
    const { number, status, queue, ahead, counter, until, restore } = found
    const wait = ahead === null || ahead.most === 0 ? null : link.waitBehind(queue, ahead.most)
    const untilTime = until === null ? null : (minuteText(until, hall.timeZone).slice(11) as FoundNow['until'])
    return { number, status, queue, ahead, wait, counter, until: untilTime, restore }
  }

  return {
    find: ({ code }) => look(code.toUpperCase(), null),

    async resume({ how }) {
      const found = mine()?.found
      if (found?.kind !== 'ticket') return { kind: 'unknown', number: '' }
      const { ticket, number, queue } = found
      const answer = await link.command(intentFor(how, ticket), null)
      log('ticket resumed', { ticket, how, ok: answer.ok })
      return answer.ok ? look(number, how) : refused(answer.refusal, queue)
    },

    async leave() {
      const shownLast = mine()
      if (shownLast?.found.kind !== 'ticket' || !shownLast.wasShown) return { kind: 'unknown', number: '' }
      const { ticket, number, queue } = shownLast.found
      const answer = await link.command({ type: 'LeaveTicket', ticket }, null)
      log('ticket given back', { ticket, ok: answer.ok })
      return answer.ok ? { kind: 'left', number } : refused(answer.refusal, queue)
    },

    slip() {
      const found = mine()?.found
      return found?.kind === 'slip' ? found : null
    },
  }
}

function refused(refusal: Refusal, queue: string): FindAnswer {
  const isAway = refusal.reason === 'too-late' || refusal.reason === 'out-of-service'
  return isAway ? { kind: 'server-away' } : { kind: 'refused', refusal, queue }
}

const placeOf = (zone: HallConfig['zones'][number] | undefined): Pick<FoundNow, 'floor' | 'zone'> => ({
  floor: zone?.floor ?? '',
  zone: zone?.name ?? { zh: '', en: '' },
})

function intentFor(how: Resumption['how'], ticket: TicketId): Intent {
  return how === 'restore' ? { type: 'RestoreMissed', ticket } : { type: 'ReturnHeld', ticket, counter: null }
}
