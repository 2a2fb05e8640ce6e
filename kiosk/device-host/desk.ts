import { encodeChecklist, encodeTicket, type Clock, type PrintOutcome, type Stop } from '@onehall/devices'
import type { HallConfig, Intent, IntentOf, Refusal } from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
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
  queue: z.string(),
  item: z.string().nullable(),
  class: z.string(),
  ahead: z.int(),
  issuedAt: z.number(),
})

export function makeDesk(
  link: HallLink,
  printer: PrinterDesk,
  visit: Visit,
  state: Parts<KioskState>,
  clock: Clock,
  log: Log,
): Desk {
  let isTaking = false
  /** On this machine's clock. */
  let lastWithoutCard = -Infinity
  let manner: Pick<TicketRequest, 'elder' | 'language'> = { elder: false, language: 'zh' }
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
    const wanted = resolveTarget(hall, request.target)
    if (!wanted.ok) return { kind: 'refused', refusal: wanted.refusal }
    const visitor = visit.visitor()
    const person = visitor?.person ?? null
    const waitMs = lastWithoutCard + WITHOUT_CARD_EVERY_MS - clock.now()
    if (person === null && waitMs > 0) return { kind: 'too-soon', waitMs }
    const startedIn = visit.id()
    if (!request.withoutPaper) {
      const status = await printer.status()
      if (status.kind === 'not-ready') return { kind: 'no-printer', why: status.why }
    }

    manner = request
    const { queue, item } = wanted
    const { purpose, count, forWhom, escort } = request
    const intent: IntentOf<'IssueTicket'> = {
      type: 'IssueTicket',
      queue,
      item,
      purpose,
      count,
      source: 'kiosk',
      forWhom,
      identity: person === null ? 'none' : 'card',
      escort,
      priority: null,
    }
    const waitBefore = state.get().lines[queue]?.wait ?? null
    const answer = await ask(intent, person, PATIENCE_MS, (late) => void takeBack(late))
    if (answer === null) return { kind: 'server-away' }
    if (!answer.ok) return refused(hall, answer.refusal, queue)
    if (visit.id() !== startedIn) {
      await takeBack(answer)
      return { kind: 'server-away' }
    }
    if (person === null) lastWithoutCard = clock.now()
    const issued = { ...issueResult.parse(answer.result), wait: waitBefore, purpose, count } as IssuedTicket
    const shown = ticketNow(hall, issued)
    log('ticket issued', { ticket: issued.ticket, number: issued.number })
    if (visitor !== null) remember(hall, visitor.key, issued.ticket, shown)
    onScreen = { ticket: issued.ticket, visit: startedIn }
    state.set({ ticket: shown })
    void printOnScreen(hall, null)
    return { kind: 'taken' }
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
    const facts = { ticket: '', number, queue, item: null, class: '', ahead: 0, issuedAt: link.now() }
    const shown = ticketNow(hall, { ...facts, wait: null, purpose: 'handle', count: 1 } as IssuedTicket)
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

type Target = { readonly ok: true; readonly queue: IssuedTicket['queue']; readonly item: IssuedTicket['item'] }

function resolveTarget(hall: HallConfig, target: TicketRequest['target']): Target | { ok: false; refusal: Refusal } {
  if (target.kind === 'queue') {
    const isKnown = hall.queues.some(({ id }) => id === target.queue)
    return isKnown ? { ok: true, queue: target.queue, item: null } : { ok: false, refusal: { reason: 'unknown-queue' } }
  }
  const item = hall.catalogue.items.find(({ key }) => key === target.item)
  if (item === undefined) return { ok: false, refusal: { reason: 'unknown-item' } }
  return { ok: true, queue: item.queue, item: item.key }
}

function printAnswer(outcome: PrintOutcome): PrintAnswer {
  switch (outcome.kind) {
    case 'printed':
      return { kind: 'printed' }
    case 'refused':
      return { kind: 'refused', why: outcome.why }
    case 'unknown':
      return { kind: 'unknown' }
  }
}
