import type { CardReader, CardRead, Clock, KnownCard, ReaderProblem, ReaderState, Stop } from '@onehall/devices'
import type { CardNow, KioskState, ReaderNow } from '../bridge.ts'
import { dayText } from './local-time.ts'
import type { Log } from './log.ts'
import type { Parts } from './parts.ts'
import { visitorOf, type Visitor } from './visitor.ts'

/** Where the card and its person live while someone stands before the kiosk, and end when the visit ends. */
export interface Visit {
  /** Another number with each visit: what was asked in one visit is not answered in the next. */
  id(): number
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
  let id = 0
  let visitor: Visitor | null = null
  let readerState: ReaderState = 'away'
  let problem: ReaderProblem | null = null
  let forgotten: ReaderNow['forgotten'] = 'no'
  let cancelAlarm: Stop = () => {}
  let cancelLongest: Stop = () => {}
  const isLying = (): boolean => readerState === 'remove-card' || readerState === 'reading'

  function show(): void {
    const card: CardNow | null = visitor === null ? null : { ...visitor.shown, lying: isLying() }
    state.set({ reader: { state: readerState, advice: problem?.advice ?? null, forgotten }, card })
  }

  function begin(card: KnownCard): void {
    id++
    const timeZone = state.get().hall?.timeZone ?? 'Asia/Shanghai'
    visitor = visitorOf(card, dayText(now(), timeZone))
    forgotten = 'no'
    cancelAlarm()
    cancelLongest()
    cancelLongest = clock.after(LONGEST_VISIT_MS, end)
    state.set({ ticket: null, appointments: [] })
    show()
  }

  function end(): void {
    id++
    visitor = null
    problem = null
    cancelLongest()
    state.set({ ticket: null, appointments: [] })
    if (readerState === 'remove-card' && forgotten === 'no') {
      forgotten = 'remind'
      cancelAlarm = clock.after(ALARM_MS, () => {
        forgotten = 'alarm'
        log('card left on the reader')
        show()
      })
    }
    show()
  }

  function onState(next: ReaderState): void {
    readerState = next
    if (next === 'reading') problem = null
    if (!isLying()) {
      forgotten = 'no'
      cancelAlarm()
    }
    show()
  }

  const stops = [
    reader.onState(onState),
    reader.onCard(({ card, samId }: CardRead) => {
      log('card read', { sam: samId })
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
    id: () => id,
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
