import { encodeChecklist, encodeTicket, type Clock, type PrintOutcome, type Stop } from '@onehall/devices'
import {
  bundleItems,
  type HallConfig,
  type Intent,
  type Refusal,
  type Stop as Place,
  type TicketId,
} from '@onehall/domain'
import { name, type Answer, type PersonInput } from '@onehall/protocol'
import { z } from 'zod'
import type {
  AcknowledgeAnswer,
  ChecklistRequest,
  KioskState,
  PrintAnswer,
  ReprintRequest,
  TakeAnswer,
  TicketNow,
  TicketRequest,
} from '../bridge.ts'
import { checklistPrint } from './checklist-text.ts'
import type { Appointments } from './appointments.ts'
import type { Finder } from './finder.ts'
import type { HallLink } from './hall-link.ts'
import { dayText, minuteText } from './local-time.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import type { PrinterDesk } from './printer-desk.ts'
import { ticketNow, ticketPrint, type IssuedTicket } from './ticket-text.ts'
import type { Visit } from './visit.ts'

/** What a visitor can ask of the kiosk. */
export interface Desk {
  take(request: TicketRequest): Promise<TakeAnswer>
  /** The visitor goes on with the number of which was warned, or leaves it. */
  answerWarning(answer: { readonly goOn: boolean }): Promise<TakeAnswer>
  /** The visitor has gone: a number that waits for a word of theirs is given back. */
  leave(): void
  reprint(request: ReprintRequest): Promise<PrintAnswer>
  acknowledge(): Promise<AcknowledgeAnswer>
  printChecklist(request: ChecklistRequest): Promise<PrintAnswer>
  stop: Stop
}

/** A visitor who waited this long for a number is told that the server is away. */
const PATIENCE_MS = 12_000
/** Without a card at most one number in this time (users.md §0). */
const WITHOUT_CARD_EVERY_MS = 60_000
/** The server cancels a number that was not printed and not confirmed within this time (architecture.md, the hall day). */
const CONFIRM_WITHIN_MS = 60_000

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
  readonly visit: number
  /** Key of the visitor whose card lay there; null without one. */
  readonly key: string | null
}

export function makeDesk(
  link: HallLink,
  printer: PrinterDesk,
  visit: Visit,
  shown: { readonly slip: Finder['slip']; readonly appointment: Appointments['found'] },
  state: Parts<KioskState>,
  clock: Clock,
  log: Log,
): Desk {
  let isTaking = false
  /** On this machine's clock. */
  let lastWithoutCard = -Infinity
  let manner: Pick<TicketRequest, 'elder' | 'language'> = { elder: false, language: 'zh' }
  /** Given out with a warning: it waits for the visitor's word. */
  let warned: GivenOut | null = null
  /** The ticket id behind `state.ticket`; null for one that another kiosk issued. */
  let onScreen: { readonly ticket: string | null; readonly visit: number } | null = null
  /** What this visitor holds by the server's word, and may have printed again. */
  let held: { readonly visit: number; readonly shown: TicketNow; readonly ticket: string | null } | null = null
  /** Today's tickets by the visitor's key: the same card again finds its number (users.md V7). */
  const remembered = new Map<string, { readonly day: string; readonly ticket: string; readonly shown: TicketNow }[]>()
  const timers = new Set<Stop>()

  async function takeNow(request: TicketRequest): Promise<TakeAnswer> {
    const hall = link.hall()
    if (hall === null || !link.isLive()) return { kind: 'server-away' }
    const wish = wishOf(hall, request)
    if ('reason' in wish) return { kind: 'refused', refusal: wish }
    const { intent, queue } = wish
    leave()
    const visitor = visit.visitor()
    const person = visitor?.person ?? null
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

    manner = request
    const { purpose, count } = request
    const waitBefore = state.get().lines[queue]?.wait ?? null
    const answer = await ask(intent, person, PATIENCE_MS, (late) => void takeBack(late))
    if (answer === null) return { kind: 'server-away' }
    if (!answer.ok) return refused(hall, answer.refusal, queue)
    if (visit.id() !== startedIn) {
      await takeBack(answer)
      return { kind: 'server-away' }
    }
    const { warnings, ...result } = issueResult.parse(answer.result)
    const issued = { ...result, wait: waitBefore, purpose, count }
    log('ticket issued', { ticket: issued.ticket, number: issued.number })
    const given = { hall, issued, visit: startedIn, key: visitor?.key ?? null }
    if (!warnings.includes('may-not-be-served')) return show(given)
    warned = given
    after(CONFIRM_WITHIN_MS, () => {
      if (warned === given) leave()
    })
    return { kind: 'warned', number: issued.number }
  }

  /** The number is the visitor's: on the screen, and on its way to paper. */
  function show({ hall, issued, visit: startedIn, key }: GivenOut): TakeAnswer {
    const shown = ticketNow(hall, issued)
    if (key === null) lastWithoutCard = clock.now()
    else remember(hall, key, issued.ticket, shown)
    onScreen = { ticket: issued.ticket, visit: startedIn }
    state.set({ ticket: shown })
    void printOnScreen(hall, null)
    return { kind: 'taken' }
  }

  function leave(): void {
    if (warned === null) return
    const { issued } = warned
    warned = null
    log('ticket left', { ticket: issued.ticket })
    void link.command({ type: 'CancelTicket', ticket: issued.ticket as TicketId, reason: 'visitor' }, null)
  }

  /** What is asked of the hall, and the queue where it begins. */
  function wishOf(hall: HallConfig, request: TicketRequest): Wish | Refusal {
    const { target, purpose, count, forWhom, escort } = request
    if (target.kind === 'slip') {
      const found = shown.slip()
      if (found === null) return { reason: 'slip-unknown' }
      return { intent: { type: 'RedeemSlip', slip: found.slip, source: 'kiosk' }, queue: found.queue }
    }
    const identity = visit.visitor()?.person == null ? 'none' : 'card'
    const asked = { purpose, count, forWhom, identity, escort, priority: null } as const
    if (target.kind === 'booking') {
      const found = shown.appointment(target.code)
      if (found === null) return { reason: 'unknown-booking' }
      return { intent: { type: 'CheckIn', booking: found.booking, source: 'booking', ...asked }, queue: found.queue }
    }
    const places = placesOf(hall, target)
    if ('reason' in places) return places
    const [first] = places
    const bundle = target.kind === 'bundle' ? target.bundle : null
    if (bundle === null && places.length === 1)
      return { intent: { type: 'IssueTicket', ...first, source: 'kiosk', ...asked }, queue: first.queue }
    const stops = bundle === null ? places : []
    return { intent: { type: 'IssueVisit', stops, bundle, source: 'kiosk', ...asked }, queue: first.queue }
  }

  function refused(hall: HallConfig, refusal: Refusal, queue: string): TakeAnswer {
    if (refusal.reason === 'too-late') return { kind: 'server-away' }
    if (refusal.reason !== 'limit-reached') return { kind: 'refused', refusal }
    const { number } = refusal
    const mine = remembered.get(visit.visitor()?.key ?? '')?.find(({ shown }) => shown.number === number)
    held = { visit: visit.id(), ticket: mine?.ticket ?? null, shown: mine?.shown ?? strangeTicket(hall, queue, number) }
    return { kind: 'held', number, queue }
  }

  /** A number that another kiosk or a guide gave: what it was for is not known here. */
  function strangeTicket(hall: HallConfig, queue: string, number: string): TicketNow {
    const facts = { ticket: '', number, queue, item: null, class: '', badge: null, ahead: 0, issuedAt: link.now() }
    const shown = ticketNow(hall, { ...facts, wait: null, purpose: 'handle', count: 1, stops: [] } as never)
    return { ...shown, ahead: null, takenAt: dayText(link.now(), hall.timeZone) }
  }

  function remember(hall: HallConfig, key: string, ticket: string, shown: TicketNow): void {
    const day = dayText(link.now(), hall.timeZone)
    for (const [each, tickets] of remembered) if (tickets[0]?.day !== day) remembered.delete(each)
    remembered.set(key, [...(remembered.get(key) ?? []), { day, ticket, shown }])
  }

  /** Nobody stands there any more for whom this number was: it is no ghost in the line. */
  async function takeBack(answer: Answer): Promise<void> {
    const result = answer.ok ? issueResult.safeParse(answer.result) : null
    if (!result?.success) return
    log('ticket taken back', { ticket: result.data.ticket })
    await link.command({ type: 'CancelTicket', ticket: result.data.ticket, reason: 'not-printed' } as Intent, null)
  }

  /** Null when no answer came in time; a later one goes to `late`. */
  function ask(
    intent: Intent,
    person: PersonInput | null,
    patienceMs: number,
    late: (answer: Answer) => void = () => {},
  ): Promise<Answer | null> {
    return new Promise((resolve) => {
      let isLate = false
      const cancel = after(patienceMs, () => {
        isLate = true
        resolve(null)
      })
      void link.command(intent, person).then((answer) => {
        cancel()
        if (isLate) late(answer)
        else resolve(answer)
      })
    })
  }

  /** Prints what stands on the screen, tells the screen and the server what came of it. */
  async function printOnScreen(hall: HallConfig, reprintAt: number | null): Promise<PrintOutcome> {
    const shown = state.get().ticket!
    const mine = onScreen!
    const job = ticketPrint(hall, shown, {
      demo: state.get().demo,
      language: manner.language,
      bigPrint: manner.elder,
      reprintAt,
    })
    const outcome = await printer.print(encodeTicket(job))
    log('ticket printed', { number: shown.number, outcome: outcome.kind, reprint: reprintAt !== null })
    const update = (parts: Partial<TicketNow>): void => {
      const now = state.get().ticket
      if (onScreen === mine && now?.number === shown.number) state.set({ ticket: { ...now, ...parts } })
    }
    update({ print: outcome.kind, trouble: outcome.kind === 'refused' ? outcome.why : null })
    if (mine.ticket !== null) void report(mine.ticket, outcome.kind, false)
    if (outcome.kind === 'refused' && mine.ticket !== null && reprintAt === null) {
      after(CONFIRM_WITHIN_MS, () => {
        const now = state.get().ticket
        if (now?.print === 'refused' && !now.acknowledged) update({ print: 'void' })
      })
    }
    return outcome
  }

  function report(ticket: string, outcome: PrintOutcome['kind'], acknowledged: boolean): Promise<Answer | null> {
    return ask({ type: 'ReportPrint', ticket, outcome, acknowledged } as Intent, null, PATIENCE_MS)
  }

  function after(ms: number, run: () => void): Stop {
    const cancel = clock.after(ms, () => {
      timers.delete(stop)
      run()
    })
    const stop = (): void => {
      timers.delete(stop)
      cancel()
    }
    timers.add(stop)
    return stop
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
      if (given === null || given.visit !== visit.id() || !goOn) {
        leave()
        return { kind: 'left' }
      }
      warned = null
      return show(given)
    },

    leave,

    async reprint({ number }) {
      const hall = link.hall()
      if (hall === null) return { kind: 'nothing' }
      const now = state.get().ticket
      if (now?.number === number && onScreen !== null) {
        if (now.print === 'printing' || now.print === 'void') return { kind: 'nothing' }
        state.set({ ticket: { ...now, reprint: true, print: 'printing', trouble: null } })
      } else if (held?.visit === visit.id() && held.shown.number === number) {
        onScreen = { ticket: held.ticket, visit: held.visit }
        // What was true when it was taken is not told as if it were now.
        state.set({
          ticket: { ...held.shown, ahead: null, wait: null, reprint: true, print: 'printing', trouble: null },
        })
      } else {
        return { kind: 'nothing' }
      }
      return printAnswer(await printOnScreen(hall, link.now()))
    },

    async acknowledge() {
      const now = state.get().ticket
      const ticket = onScreen?.ticket ?? null
      if (now === null || now.print === 'void') return { kind: 'void' }
      if (ticket !== null && (now.print === 'refused' || now.print === 'unknown')) {
        const answer = await report(ticket, now.print, true)
        if (answer === null) return { kind: 'server-away' }
        if (!answer.ok) {
          const still = state.get().ticket
          if (still?.number === now.number) state.set({ ticket: { ...still, print: 'void' } })
          return { kind: 'void' }
        }
      }
      const still = state.get().ticket
      if (still?.number === now.number) state.set({ ticket: { ...still, acknowledged: true } })
      return { kind: 'noted' }
    },

    async printChecklist(request) {
      const hall = link.hall()
      if (hall === null) return { kind: 'nothing' }
      const { demo } = state.get()
      const print = checklistPrint(hall, request, { demo, printedAt: minuteText(link.now(), hall.timeZone) })
      return print === null ? { kind: 'nothing' } : printAnswer(await printer.print(encodeChecklist(print)))
    },

    stop() {
      for (const stop of [...timers]) stop()
      remembered.clear()
    },
  }
}

interface Wish {
  readonly intent: Intent
  readonly queue: IssuedTicket['queue']
}

type Places = readonly [Place, ...Place[]]

/** The places that a visitor goes to, in order; what one queue does stands together. */
function placesOf(
  hall: HallConfig,
  target: Exclude<TicketRequest['target'], { kind: 'slip' | 'booking' }>,
): Places | Refusal {
  switch (target.kind) {
    case 'queue': {
      const isKnown = hall.queues.some(({ id }) => id === target.queue)
      return isKnown ? [{ queue: target.queue, item: null }] : { reason: 'unknown-queue' }
    }
    case 'item':
      return placesOfItems(hall, [target.item]) ?? { reason: 'unknown-item' }
    case 'items':
      return placesOfItems(hall, [...new Set(target.items)]) ?? { reason: 'unknown-item' }
    case 'bundle': {
      const items = bundleItems(hall.catalogue, target.bundle).map(({ key }) => key)
      return placesOfItems(hall, items) ?? { reason: 'unknown-bundle' }
    }
  }
}

function placesOfItems(hall: HallConfig, keys: readonly string[]): Places | null {
  const found = keys.map((key) => hall.catalogue.items.find((item) => item.key === key))
  const places = found.flatMap((item): Place[] => (item === undefined ? [] : [{ queue: item.queue, item: item.key }]))
  const [first, ...rest] = [...Map.groupBy(places, ({ queue }) => queue).values()].flat()
  return first === undefined || places.length !== keys.length ? null : [first, ...rest]
}

/** What the page is told of a job. */
export function printAnswer(outcome: PrintOutcome): PrintAnswer {
  switch (outcome.kind) {
    case 'printed':
      return { kind: 'printed' }
    case 'refused':
      return { kind: 'refused', why: outcome.why }
    case 'unknown':
      return { kind: 'unknown' }
  }
}
