import type { Clock, Stop } from '@onehall/devices'
import type { HallConfig, Intent, QueueId, Refusal, TicketId } from '@onehall/domain'
import { name, type Answer } from '@onehall/protocol'
import { z } from 'zod'
import type { KioskState, VisitId } from '../bridge/state.ts'
import type { TakeAnswer, TicketNow, TicketRequest } from '../bridge/ticket.ts'
import { makeHallAsk } from './hall-ask.ts'
import type { HallLink } from './hall-link.ts'
import { dayText } from './local-time.ts'
import type { Log } from './log.ts'
import type { OfflineDesk } from './offline-desk.ts'
import type { Parts } from './parts.ts'
import type { PrinterDesk } from './printer-desk.ts'
import { CONFIRM_WITHIN_MS, makeTicketOnScreen, type Report, type TicketOnScreen } from './ticket-on-screen.ts'
import { ticketNow, type IssuedTicket } from './ticket-text.ts'
import { makeTicketsOfToday } from './tickets-of-today.ts'
import { makeTimers } from './timers.ts'
import type { Visit } from './visit.ts'
import { wishOf, type ShownBefore } from './wish.ts'

/** Gives out numbers, and the paper of each. */
export interface Desk extends Pick<TicketOnScreen, 'reprint' | 'acknowledge'> {
  take(request: TicketRequest): Promise<TakeAnswer>
  /** The visitor goes on with the number of which was warned, or leaves it. */
  answerWarning(answer: { readonly goOn: boolean }): Promise<TakeAnswer>
  stop: Stop
}

/** Without a card at most one number in this time (users.md §0). */
const WITHOUT_CARD_EVERY_MS = 60_000

/** The answer to IssueTicket: names of things and counts, nothing of a person. */
const issueResult = z.object({
  ticket: z.string(),
  number: z.string(),
  queue: name<'queue'>(),
  item: name<'item'>().nullable(),
  class: z.string(),
  badge: z.enum(['booked', 'priority', 'carried', 'restored']).nullable(),
  ahead: z.int(),
  issuedAt: z.number(),
  stops: z.array(z.object({ queue: name<'queue'>(), item: name<'item'>().nullable() })),
  warnings: z.array(z.string()),
})

/** A number that was given out, before it is shown and printed. */
interface GivenOut {
  readonly hall: HallConfig
  readonly issued: IssuedTicket
  readonly report: Report
  readonly visit: VisitId
  readonly manner: Pick<TicketRequest, 'elder' | 'language'>
  /** Key of the visitor whose card lay there; null without one. */
  readonly key: string | null
}

export function makeDesk(
  link: HallLink,
  printer: PrinterDesk,
  visit: Visit,
  shownBefore: ShownBefore,
  offline: OfflineDesk,
  state: Parts<KioskState>,
  clock: Clock,
  log: Log,
): Desk {
  const timers = makeTimers(clock)
  const ask = makeHallAsk(link, timers)
  const onScreen = makeTicketOnScreen(link, printer, visit, state, timers, log)
  const today = makeTicketsOfToday()
  let isTaking = false
  /** On this machine's clock. */
  let lastWithoutCard = -Infinity
  /** Given out with a warning: it waits for the visitor's word. */
  let warned: GivenOut | null = null

  async function takeNow(request: TicketRequest): Promise<TakeAnswer> {
    const hall = link.hall()
    const isOffline = state.get().offline.gives
    if (hall === null || !(isOffline || link.isLive())) return { kind: 'server-away' }
    const visitor = visit.visitor()
    const person = visitor?.person ?? null
    const wish = wishOf(hall, request, person === null ? 'none' : 'card', shownBefore)
    if ('reason' in wish) return { kind: 'refused', refusal: wish }
    const { intent, queue } = wish
    leaveWarned()
    // Who holds a slip or an appointment has a right to this number: it is nobody's second one.
    const waitMs =
      intent.type === 'RedeemSlip' || intent.type === 'CheckIn'
        ? 0
        : lastWithoutCard + WITHOUT_CARD_EVERY_MS - clock.now()
    if (person === null && waitMs > 0) return { kind: 'too-soon', waitMs }
    const startedIn = visit.id()
    if (!request.withoutPaper) {
      const status = await printer.status()
      if (status.kind === 'not-ready') return { kind: 'no-printer', why: status.why }
    }

    if (isOffline) {
      const own = visitor === null ? null : today.ownIn(visitor.key, queue)
      if (own !== null) return holds(own.shown, own.report, request)
      const given = visit.id() === startedIn ? offline.give(hall, wish, request, visitor) : null
      if (given === null) return { kind: 'server-away' }
      if ('kind' in given) return given
      const { elder, language } = request
      const { issued, report } = given
      return show({ hall, issued, report, visit: startedIn, manner: { elder, language }, key: visitor?.key ?? null })
    }
    const waitBefore = state.get().lines[queue]?.wait ?? null
    const answer = await ask(intent, person, (late) => void takeBack(late))
    if (answer === null) return { kind: 'server-away' }
    if (visit.id() !== startedIn) {
      await takeBack(answer)
      return { kind: 'server-away' }
    }
    if (!answer.ok) return refused(hall, answer.refusal, queue, request)
    const { warnings, ...result } = issueResult.parse(answer.result)
    const { purpose, count, elder, language } = request
    const issued = { ...result, wait: waitBefore, purpose, count }
    log('ticket issued', { ticket: issued.ticket, number: issued.number })
    const report = reportOf(issued.ticket)
    const given = { hall, issued, report, visit: startedIn, manner: { elder, language }, key: visitor?.key ?? null }
    if (!warnings.includes('may-not-be-served')) return show(given)
    warned = given
    timers.after(CONFIRM_WITHIN_MS, () => {
      if (warned === given) leaveWarned()
    })
    return { kind: 'warned', number: issued.number }
  }

  /** The number is the visitor's: on the screen, and on its way to paper. */
  function show({ hall, issued, report, visit: startedIn, manner, key }: GivenOut): TakeAnswer {
    const shown = ticketNow(hall, issued)
    if (key === null) lastWithoutCard = clock.now()
    else today.add(key, { day: dayText(link.now(), hall.timeZone), shown, report })
    onScreen.show(hall, { visit: startedIn, report, shown, manner })
    return { kind: 'taken' }
  }

  /** A number that waits for a word of its visitor is given back. */
  function leaveWarned(): void {
    if (warned === null) return
    const { issued } = warned
    warned = null
    log('ticket left', { ticket: issued.ticket })
    void link.command({ type: 'CancelTicket', ticket: issued.ticket as TicketId, reason: 'visitor' }, null)
  }
  const stopListening = state.listen((parts) => {
    if (warned !== null && 'visit' in parts) leaveWarned()
  })

  function refused(hall: HallConfig, refusal: Refusal, queue: QueueId, manner: TicketRequest): TakeAnswer {
    if (refusal.reason === 'too-late') return { kind: 'server-away' }
    if (refusal.reason !== 'limit-reached') return { kind: 'refused', refusal }
    const { number } = refusal
    const mine = today.find(visit.visitor()?.key ?? '', number)
    return holds(mine?.shown ?? strangeTicket(hall, queue, number), mine?.report ?? null, manner)
  }

  /** The visitor has a number of this queue, and may have it printed again. */
  function holds(shown: TicketNow, report: Report | null, { elder, language }: TicketRequest): TakeAnswer {
    onScreen.hold({ visit: visit.id(), report, shown, manner: { elder, language } })
    return { kind: 'held', number: shown.number, queue: shown.queue }
  }

  const reportOf =
    (ticket: string): Report =>
    (outcome, acknowledged) =>
      ask({ type: 'ReportPrint', ticket, outcome, acknowledged } as Intent, null)

  /** A number that another kiosk or a guide gave: what it was for is not known here. */
  function strangeTicket(hall: HallConfig, queue: QueueId, number: string): TicketNow {
    const issuedAt = link.now()
    const unknown = { ticket: '', item: null, class: '', badge: null, ahead: 0, wait: null, stops: [] }
    const facts: IssuedTicket = { ...unknown, number, queue, issuedAt, purpose: 'handle', count: 1 }
    return { ...ticketNow(hall, facts), ahead: null, takenAt: dayText(issuedAt, hall.timeZone) }
  }

  /** Nobody stands there any more for whom this number was: it is no ghost in the line. */
  async function takeBack(answer: Answer): Promise<void> {
    const result = answer.ok ? issueResult.safeParse(answer.result) : null
    if (!result?.success) return
    log('ticket taken back', { ticket: result.data.ticket })
    await link.command({ type: 'CancelTicket', ticket: result.data.ticket, reason: 'not-printed' } as Intent, null)
  }

  return {
    async take(request) {
      if (isTaking) return { kind: 'busy' }
      isTaking = true
      try {
        return await takeNow(request)
      } finally {
        isTaking = false
      }
    },

    async answerWarning({ goOn }) {
      const given = warned
      if (given === null || !goOn) {
        leaveWarned()
        return { kind: 'left' }
      }
      warned = null
      return show(given)
    },

    reprint: onScreen.reprint,
    acknowledge: onScreen.acknowledge,

    stop() {
      stopListening()
      timers.stop()
      today.clear()
    },
  }
}
