import { encodeBooking, type Clock, type Stop } from '@onehall/devices'
import { bookingNow, type BookingId, type HallConfig } from '@onehall/domain'
import type { Answer, FoundBooking, RestRefusal } from '@onehall/protocol'
import { foundBooking } from '@onehall/protocol'
import type { AppointmentAnswer, BookAnswer, BookRequest, CancelAnswer, SlotsAnswer } from '../bridge/appointment.ts'
import type { PrintAnswer } from '../bridge/printer.ts'
import type { KioskState, VisitId } from '../bridge/state.ts'
import { appointmentNow, bookingPrint } from './appointment-text.ts'
import { makeHallAsk } from './hall-ask.ts'
import type { HallLink } from './hall-link.ts'
import { dayText, minuteText } from './local-time.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import { printAnswer, type PrinterDesk } from './printer-desk.ts'
import { makeTimers } from './timers.ts'
import type { Visit } from './visit.ts'

/** Appointments at a kiosk: free slots, booking, finding by code or card, giving back, and the slip. */
export interface Appointments {
  slots(request: { readonly queue: string }): Promise<SlotsAnswer>
  book(request: BookRequest): Promise<BookAnswer>
  find(request: { readonly code: string }): Promise<AppointmentAnswer>
  cancel(request: { readonly code: string }): Promise<CancelAnswer>
  print(request: { readonly code: string }): Promise<PrintAnswer>
  /** One that this visitor showed by card or code, or has just booked. */
  found(code: string): FoundBooking | null
  stop: Stop
}

/** So many codes that are none, and this kiosk asks for no code for a while: nobody finds one by trying. */
const WRONG_MOST = 5
const WRONG_WITHIN_MS = 5 * 60_000

const booked = foundBooking.pick({
  booking: true,
  code: true,
  queue: true,
  item: true,
  day: true,
  from: true,
  to: true,
})

export function makeAppointments(
  link: HallLink,
  printer: PrinterDesk,
  visit: Visit,
  state: Parts<KioskState>,
  clock: Clock,
  log: Log,
): Appointments {
  const timers = makeTimers(clock)
  const ask = makeHallAsk(link, timers)
  /** What was found stays with the visitor who showed it. */
  let mine = { visit: visit.id(), found: new Map<string, FoundBooking>() }
  let manner: Pick<BookRequest, 'elder' | 'language'> = { elder: false, language: 'zh' }
  /** When codes were tried that are none, on this machine's clock. */
  let wrong: number[] = []

  function found(): Map<string, FoundBooking> {
    if (mine.visit !== visit.id()) mine = { visit: visit.id(), found: new Map() }
    return mine.found
  }

  /** Who asked has gone without having heard of it: the place is for somebody else. */
  function giveBack(answer: Answer): void {
    const made = answer.ok ? booked.safeParse(answer.result) : null
    if (!made?.success) return
    log('appointment taken back', { booking: made.data.booking })
    void link.command({ type: 'CancelBooking', booking: made.data.booking, reason: null }, null)
  }

  /** What a person whose card was laid down has booked. */
  async function lookUp(): Promise<void> {
    const person = visit.visitor()?.person ?? null
    if (person === null || link.hall()?.booking == null) return
    const askedIn = visit.id()
    const answer = await link.bookingsOfPerson(person.idNumber)
    const hall = link.hall()
    if (!answer.ok || visit.id() !== askedIn || hall === null) return
    for (const each of answer.value) found().set(each.code, each)
    state.set({ appointments: answer.value.map((each) => appointmentNow(hall, each)) })
  }

  /** What the screen shows of the present visitor, after one came or went. */
  function showMine(hall: HallConfig): void {
    if (visit.visitor() === null) return
    const all = [...found().values()].toSorted((a, b) => (`${a.day} ${a.from}` < `${b.day} ${b.from}` ? -1 : 1))
    state.set({ appointments: all.map((each) => appointmentNow(hall, each)) })
  }

  /** The visit whose card was looked up. */
  let looked: VisitId | null = null
  const stopListening = state.listen((parts) => {
    if (!('card' in parts) || looked === visit.id() || visit.visitor() === null) return
    looked = visit.id()
    void lookUp()
  })

  return {
    async slots({ queue }) {
      const hall = link.hall()
      if (hall === null || !link.isLive()) return { kind: 'server-away' }
      const answer = await link.slots(queue)
      if (answer.ok) return { kind: 'slots', days: answer.value.days }
      return refusedOr(answer.refusal)
    },

    async book({ queue, item, day, from, elder, language }) {
      const hall = link.hall()
      if (hall === null || hall.booking === null || !link.isLive()) return { kind: 'server-away' }
      const person = visit.visitor()?.person ?? null
      if (person === null) return { kind: 'refused', refusal: { reason: 'applicant-required' } }
      manner = { elder, language }
      const askedIn = visit.id()
      const answer = await ask({ type: 'Book', queue, item, day, from }, person, giveBack)
      if (answer === null) return { kind: 'server-away' }
      if (!answer.ok) return refusedOr(answer.refusal)
      if (visit.id() !== askedIn) {
        giveBack(answer)
        return { kind: 'server-away' }
      }
      const made = booked.parse(answer.result)
      log('appointment made', { booking: made.booking })
      const now = minuteText(link.now(), hall.timeZone)
      const clockNow = { today: dayText(link.now(), hall.timeZone), localTime: now.slice(11) }
      const facts = { ...made, ...bookingNow(made, hall.booking, clockNow) }
      found().set(facts.code, facts)
      showMine(hall)
      return { kind: 'booked', appointment: appointmentNow(hall, facts), print: await printSlip(hall, facts) }
    },

    async find({ code }) {
      const hall = link.hall()
      if (hall === null || !link.isLive()) return { kind: 'server-away' }
      wrong = wrong.filter((at) => clock.now() - at < WRONG_WITHIN_MS)
      if (wrong.length >= WRONG_MOST) return { kind: 'too-many' }
      const askedIn = visit.id()
      const answer = await link.bookingByCode(code)
      if (visit.id() !== askedIn) return { kind: 'unknown' }
      if (answer.ok) {
        found().set(code, answer.value)
        return { kind: 'appointment', appointment: appointmentNow(hall, answer.value) }
      }
      const { reason } = answer.refusal
      if (reason === 'too-many-requests') return { kind: 'too-many' }
      if (reason !== 'unknown-booking') return refusedOr(answer.refusal)
      wrong.push(clock.now())
      return { kind: 'unknown' }
    },

    async cancel({ code }) {
      const hall = link.hall()
      const each = found().get(code)
      if (each === undefined) return { kind: 'refused', refusal: { reason: 'unknown-booking' } }
      if (hall === null || !link.isLive()) return { kind: 'server-away' }
      const askedIn = visit.id()
      const intent = { type: 'CancelBooking', booking: each.booking as BookingId, reason: null } as const
      const answer = await ask(intent, null)
      log('appointment given back', { booking: each.booking, ok: answer?.ok === true })
      if (answer === null) return { kind: 'server-away' }
      if (!answer.ok) return refusedOr(answer.refusal)
      if (visit.id() === askedIn) {
        found().delete(code)
        showMine(hall)
      }
      return { kind: 'cancelled' }
    },

    async print({ code }) {
      const hall = link.hall()
      const each = found().get(code)
      return hall === null || each === undefined ? { kind: 'nothing' } : printSlip(hall, each)
    },

    found: (code) => found().get(code) ?? null,

    stop() {
      stopListening()
      timers.stop()
      mine.found.clear()
    },
  }

  async function printSlip(hall: HallConfig, each: FoundBooking): Promise<PrintAnswer> {
    const { demo } = state.get()
    const printedAt = minuteText(link.now(), hall.timeZone)
    const { language, elder: bigPrint } = manner
    return printAnswer(
      await printer.print(encodeBooking(bookingPrint(hall, each, { demo, language, bigPrint, printedAt }))),
    )
  }
}

/** Refusals that say only that nobody answered are told as that. */
function refusedOr(refusal: RestRefusal): { kind: 'server-away' } | { kind: 'refused'; refusal: RestRefusal } {
  const isAway = refusal.reason === 'too-late' || refusal.reason === 'out-of-service'
  return isAway ? { kind: 'server-away' } : { kind: 'refused', refusal }
}
