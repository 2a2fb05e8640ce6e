import { randomUUID } from 'node:crypto'
import type { CardReader, CardRead, Clock, KnownCard, ReaderProblem, ReaderState, Stop } from '@onehall/devices'
import type { CardNow, ReaderNow } from '../bridge/reader.ts'
import type { KioskState, VisitId } from '../bridge/state.ts'
import { dayText } from './local-time.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import { visitorOf, type Visitor } from './visitor.ts'

/** Where the card and its person live while someone stands before the kiosk, and end when the visit ends. */
export interface Visit {
  /** Another one with each visit: what was asked in one visit is not answered in the next. */
  id(): VisitId
  /** Null without a card. */
  visitor(): Visitor | null
  /** Forgets the person; a card that still lies there is asked for until it is gone (users.md V2). */
  end(): void
  stop: Stop
}

/** A card that lies this long after its visit is an alarm (users.md V2). */
const ALARM_MS = 30_000
/** The page ends visits long before; this is for a page that froze. */
const LONGEST_VISIT_MS = 10 * 60_000

export function startVisit(
  reader: CardReader,
  clock: Clock,
  now: () => number,
  state: Parts<KioskState>,
  log: Log,
): Visit {
  let visitor: Visitor | null = null
  let readerState: ReaderState = 'away'
  /** The visit in which the card was laid down that is being read; null: for whoever comes after the number on the screen. */
  let readingFor: VisitId | null = null
  let problem: ReaderProblem | null = null
  let forgotten: ReaderNow['forgotten'] = 'no'
  let cancelAlarm: Stop = () => {}
  let cancelLongest: Stop = () => {}
  const id = (): VisitId => state.get().visit
  const isLying = (): boolean => readerState === 'remove-card' || readerState === 'reading'

  /** A visit and what belongs to it change in one step: nobody ever sees the one with the card or number of the other. */
  function show(visit: VisitId = id()): void {
    const card: CardNow | null = visitor === null ? null : { ...visitor.shown, lying: isLying() }
    const none = visit === id() ? {} : { visit, ticket: null, appointments: [] }
    state.set({ ...none, reader: { state: readerState, advice: problem?.advice ?? null, forgotten }, card })
  }

  /** The card of whoever stands there joins the visit; that of somebody else, or after a number, begins another. */
  function begin(card: KnownCard): void {
    const timeZone = state.get().hall?.timeZone ?? 'Asia/Shanghai'
    const next = visitorOf(card, dayText(now(), timeZone))
    const isAnother = state.get().ticket !== null || (visitor !== null && visitor.key !== next.key)
    visitor = next
    forgotten = 'no'
    cancelAlarm()
    cancelLongest()
    cancelLongest = clock.after(LONGEST_VISIT_MS, end)
    show(isAnother ? randomUUID() : id())
  }

  function end(): void {
    const isLeft = readerState === 'remove-card' || (readerState === 'reading' && readingFor === id())
    visitor = null
    problem = null
    cancelLongest()
    if (isLeft && forgotten === 'no') {
      forgotten = 'remind'
      cancelAlarm = clock.after(ALARM_MS, () => {
        forgotten = 'alarm'
        log('card left on the reader')
        show()
      })
    }
    show(randomUUID())
  }

  function onState(next: ReaderState): void {
    readerState = next
    if (next === 'reading') {
      problem = null
      readingFor = state.get().ticket === null ? id() : null
    }
    if (!isLying()) {
      forgotten = 'no'
      cancelAlarm()
    }
    show()
  }

  state.set({ visit: randomUUID() })
  const stops = [
    reader.onState(onState),
    reader.onCard(({ card, samId }: CardRead) => {
      log('card read', { sam: samId })
      // Whose card it is ended the visit before it was read.
      if (readingFor !== null && readingFor !== id()) return
      problem = null
      begin(card)
    }),
    reader.onProblem((next: ReaderProblem) => {
      log('card not read', { code: next.code })
      problem = next
      show()
    }),
  ]

  return {
    id,
    visitor: () => visitor,
    end,
    stop() {
      for (const stop of stops) stop()
      cancelAlarm()
      cancelLongest()
      visitor = null
    },
  }
}
