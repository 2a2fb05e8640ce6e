import type { Stop } from '@onehall/devices'
import {
  LIFETIME,
  type HallConfig,
  type RefusalReason,
  ageOn,
  checkCitizenNumber,
  classByAge,
  collectsOnly,
  issuingAt,
  offlineNumber,
} from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { KioskState } from '../bridge/state.ts'
import type { TakeAnswer, TicketRequest } from '../bridge/ticket.ts'
import type { HallLink } from './hall-link.ts'
import { clockAt } from './hours.ts'
import type { Log } from './log.ts'
import type { OfflineBook, OwnNumber } from './offline-book.ts'
import type { Parts } from './parts.ts'
import { CONFIRM_WITHIN_MS, type Report } from './ticket-on-screen.ts'
import type { IssuedTicket } from './ticket-text.ts'
import type { Timers } from './timers.ts'
import type { Visitor } from './visitor.ts'
import type { Wish } from './wish.ts'

/** Numbers of this kiosk's own, while the server is away. */
export interface OfflineDesk {
  /** A number, on the disk already, or why not. */
  give(hall: HallConfig, wish: Wish, request: TicketRequest, visitor: Visitor | null): Given | TakeAnswer
  stop: Stop
}

export interface Given {
  readonly issued: IssuedTicket
  readonly report: Report
}

/** Told again after this long, where the hall could not take it. */
const AGAIN_MS = 5_000

/** The clock may be set at any time, and the day of the hall passes by it. */
const LOOK_EVERY_MS = 15_000

/** Passes by itself: the day is not open yet, the hall is empty, the server has enough to do or does not know this kiosk any more. */
const PASSING: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'hall-closed',
  'evacuated',
  'overloaded',
  'storage-full',
  'out-of-service',
  'internal',
  'not-signed-in',
  'not-permitted',
  'device-unpaired',
])

export function makeOfflineDesk(
  link: HallLink,
  book: OfflineBook,
  state: Parts<KioskState>,
  timers: Timers,
  log: Log,
): OfflineDesk {
  /** Of which it is not known yet how they printed: they do not join before. Those of an earlier process join. */
  const printing = new Set<string>()
  let isJoining = false
  let isStopped = false

  function show(): void {
    const { link: now, hall, standstill, day } = state.get()
    const gives =
      now.kind === 'away' &&
      hall !== null &&
      link.code() !== null &&
      book.isWhole() &&
      standstill === null &&
      !(day === 'closed' && link.isStillToday())
    // Another day than the one that the server named last: nobody has closed it.
    state.set({
      ...(gives && { day: 'open' as const }),
      offline: { gives, waiting: book.waiting().length, refused: book.refused().length },
    })
  }

  /** In the order of taking, each until it is answered. */
  async function join(): Promise<void> {
    if (isJoining) return
    isJoining = true
    try {
      for (let next = book.waiting()[0]; next !== undefined && !printing.has(next.id); next = book.waiting()[0]) {
        if (isStopped || !link.isLive()) return
        const age = book.ageOf(next)
        const answer = await link.command(next.intent, null, { id: next.id, age })
        if (isStopped || !settle(next, answer, age))
          return void (isStopped || timers.after(AGAIN_MS, () => void join()))
      }
    } finally {
      isJoining = false
      if (!isStopped) show()
    }
  }

  /** False: to be asked again. */
  function settle({ id, intent: { number } }: OwnNumber, answer: Answer, age: number): boolean {
    if (answer.ok) {
      log('offline number joined', { number, lapsed: answer.result['lapsed'] === true })
      book.remove(id)
      return true
    }
    const { refusal } = answer
    // A connection that ends gives up what it had begun to ask.
    const isGivenUp = refusal.reason === 'too-late' && age < LIFETIME.JoinOfflineTicket
    if (isGivenUp || PASSING.has(refusal.reason)) return false
    log('offline number refused', { number, reason: refusal.reason })
    book.refuse(id, refusal)
    return true
  }

  function reportOf({ id, intent: { number } }: OwnNumber): Report {
    const done = (): void => {
      printing.delete(id)
      show()
      void join()
    }
    return async (outcome, acknowledged) => {
      if (outcome !== 'refused' || acknowledged) done()
      else {
        timers.after(CONFIRM_WITHIN_MS, () => {
          if (!printing.has(id)) return
          log('offline number void', { number })
          book.remove(id)
          done()
        })
      }
      return { ok: true, at: link.now(), result: {} }
    }
  }

  const lookAtClock = (): void => {
    book.followClock()
    show()
    timers.after(LOOK_EVERY_MS, lookAtClock)
  }
  timers.after(LOOK_EVERY_MS, lookAtClock)
  const stopListening = state.listen((parts) => {
    if ('link' in parts || 'hall' in parts || 'day' in parts || 'standstill' in parts) show()
    if (parts.link?.kind === 'live') void join()
  })

  return {
    give(hall, { intent }, request, visitor) {
      const code = link.code()
      if (intent.type !== 'IssueTicket' || code === null) return { kind: 'server-away' }
      const queue = hall.queues.find(({ id }) => id === intent.queue)!
      const person = visitor?.person ?? null
      if (queue.identity !== 'free' && person === null)
        return { kind: 'refused', refusal: { reason: 'identity-required', queue: queue.id } }
      const at = link.now()
      const now = clockAt(hall, at)
      // A clock that is lost says nothing of hours.
      if (!link.isClockLost()) {
        if (request.purpose !== 'collect' && collectsOnly(hall, queue.id, now))
          return { kind: 'refused', refusal: { reason: 'collect-only', queue: queue.id } }
        const issuing = issuingAt(hall, queue.id, now)
        if (!issuing.open)
          return { kind: 'refused', refusal: { reason: 'queue-closed', queue: queue.id, opens: issuing.opens } }
      }
      const citizen = person === null ? null : checkCitizenNumber(person.idNumber, now.today)
      const cls = classByAge(hall, citizen?.ok ? ageOn(citizen.citizen.birth, now.today) : null)
      if (typeof cls !== 'string') return { kind: 'refused', refusal: cls }
      const { purpose, count, forWhom, escort } = request
      const number = book.add((serial) => ({
        type: 'JoinOfflineTicket',
        number: offlineNumber(queue.prefix, code, serial),
        queue: queue.id,
        item: intent.item,
        class: cls,
        purpose,
        count,
        forWhom,
        identity: person === null ? 'none' : 'card',
        escort,
      }))
      printing.add(number.id)
      log('offline number given', { number: number.intent.number })
      show()
      const isPriority = hall.classes.some(({ key, badge }) => key === cls && badge !== null)
      const issued = { ticket: '', number: number.intent.number, queue: queue.id, item: intent.item, class: cls }
      const more = {
        issuedAt: at,
        ahead: null,
        wait: null,
        purpose,
        count,
        badge: isPriority ? 'priority' : null,
        stops: [],
      } as const
      return { issued: { ...issued, ...more }, report: reportOf(number) }
    },
    stop() {
      isStopped = true
      stopListening()
      timers.stop()
    },
  }
}
