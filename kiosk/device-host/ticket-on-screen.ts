import { encodeTicket, type PrintOutcome } from '@onehall/devices'
import type { HallConfig } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { PrintAnswer } from '../bridge/printer.ts'
import type { KioskState, VisitId } from '../bridge/state.ts'
import type { AcknowledgeAnswer, ReprintRequest, TicketNow, TicketRequest } from '../bridge/ticket.ts'
import type { HallLink } from './hall-link.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import { printAnswer, type PrinterDesk } from './printer-desk.ts'
import { ticketPrint } from './ticket-text.ts'
import type { Timers } from './timers.ts'
import type { Visit } from './visit.ts'

/** A visitor's number and its paper: printed, printed again, noted by hand, or void. */
export interface TicketOnScreen {
  show(hall: HallConfig, ticket: Held): void
  /** The visitor has this number by the server's word, and may have it printed again. */
  hold(ticket: Held): void
  reprint(request: ReprintRequest): Promise<PrintAnswer>
  acknowledge(): Promise<AcknowledgeAnswer>
}

/** Tells whoever gave the number how it printed: one that nobody has on paper or noted is void in the end. */
export type Report = (outcome: PrintOutcome['kind'], acknowledged: boolean) => Promise<Answer | null>

export interface Held {
  readonly visit: VisitId
  /** Null for one that another kiosk issued. */
  readonly report: Report | null
  readonly shown: TicketNow
  readonly manner: Pick<TicketRequest, 'elder' | 'language'>
}

/** The server cancels a number that was not printed and not confirmed within this time (architecture.md, the hall day). */
export const CONFIRM_WITHIN_MS = 60_000

export function makeTicketOnScreen(
  link: HallLink,
  printer: PrinterDesk,
  visit: Visit,
  state: Parts<KioskState>,
  timers: Timers,
  log: Log,
): TicketOnScreen {
  /** What stands behind `state.ticket`. */
  let onScreen: Held | null = null
  let held: Held | null = null

  /** Prints what stands on the screen, tells the screen and the server what came of it. */
  async function print(hall: HallConfig, reprintAt: number | null): Promise<PrintOutcome> {
    const shown = state.get().ticket!
    const mine = onScreen!
    const { language, elder: bigPrint } = mine.manner
    const job = ticketPrint(hall, shown, { demo: state.get().demo, language, bigPrint, reprintAt })
    const outcome = await printer.print(encodeTicket(job))
    log('ticket printed', { number: shown.number, outcome: outcome.kind, reprint: reprintAt !== null })
    update(mine, { print: outcome.kind, trouble: outcome.kind === 'refused' ? outcome.why : null })
    void mine.report?.(outcome.kind, false)
    if (outcome.kind === 'refused' && mine.report !== null && reprintAt === null) {
      timers.after(CONFIRM_WITHIN_MS, () => {
        const now = state.get().ticket
        if (now?.print === 'refused' && !now.acknowledged) update(mine, { print: 'void' })
      })
    }
    return outcome
  }

  /** What comes too late for a number that left the screen changes nothing. */
  function update(of: Held, parts: Partial<TicketNow>): void {
    const now = state.get().ticket
    if (onScreen === of && now?.number === of.shown.number) state.set({ ticket: { ...now, ...parts } })
  }

  return {
    show(hall, ticket) {
      onScreen = ticket
      state.set({ ticket: ticket.shown })
      void print(hall, null)
    },

    hold: (ticket) => void (held = ticket),

    async reprint({ number }) {
      const hall = link.hall()
      if (hall === null) return { kind: 'nothing' }
      const now = state.get().ticket
      if (now?.number === number && onScreen !== null) {
        if (now.print === 'printing' || now.print === 'void') return { kind: 'nothing' }
        state.set({ ticket: { ...now, reprint: true, print: 'printing', trouble: null } })
      } else if (held?.visit === visit.id() && held.shown.number === number) {
        onScreen = held
        // What was true when it was taken is not told as if it were now.
        const old = { ahead: null, wait: null }
        state.set({ ticket: { ...held.shown, ...old, reprint: true, print: 'printing', trouble: null } })
      } else {
        return { kind: 'nothing' }
      }
      return printAnswer(await print(hall, link.now()))
    },

    async acknowledge() {
      const now = state.get().ticket
      const mine = onScreen
      if (now === null || mine === null || now.print === 'void') return { kind: 'void' }
      if (mine.report !== null && (now.print === 'refused' || now.print === 'unknown')) {
        const answer = await mine.report(now.print, true)
        if (answer === null) return { kind: 'server-away' }
        if (!answer.ok) {
          update(mine, { print: 'void' })
          return { kind: 'void' }
        }
      }
      update(mine, { acknowledged: true })
      return { kind: 'noted' }
    },
  }
}
