import type { CounterEntry, CounterId, HandEntry, LastEntry, Refusal } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { type Crowd, SECOND } from './crowd.ts'
import type { Desk, Press } from './desk.ts'
import { AWAY } from './away.ts'
import { makeDrillPart } from './drill.ts'
import { HABITS } from './habits.ts'
import { clerkOf } from './people.ts'

/** Shares among presses: two at once, a key of another state, and the counter of a neighbour. */
const DOUBLE = 0.02
const WRONG_KEY = 0.01
const WRONG_COUNTER = 0.003

/** A clerk works at a counter for as long as the simulation lasts, by what the screen shows and by habit. */
export function startClerk(crowd: Crowd, counter: CounterId, room: string): void {
  const seat = crowd.seat(clerkOf(counter))
  const { time, chance } = crowd
  let breakUntil = 0
  let refused: Refusal | null = null
  let seen = ''
  let since = 0
  const ticked = new Set<string>()
  const drill = makeDrillPart(counter)

  function read(mirror: Mirror): Desk | null {
    const shown = mirror.entries.get(`counter/${counter}`) as CounterEntry | undefined
    const hand = (mirror.entries.get(`hand/${counter}`) as HandEntry | undefined) ?? null
    const last = (mirror.entries.get(`last/${counter}`) as LastEntry | undefined) ?? null
    if (shown === undefined) return null
    const now = JSON.stringify([shown.status, hand?.ticket, hand?.calls])
    if (now !== seen) {
      seen = now
      since = time.now()
    }
    const visitor = hand === null ? null : (crowd.visitors.get(hand.ticket) ?? null)
    const screens = [...seat.mirrors()].flatMap(([, each]) => (each === null ? [] : [each]))
    const hallNow = seat.hallNow()
    return { crowd, counter, shown, hand, last, screens, visitor, since, hallNow, ticked, refused, breakUntil }
  }

  function look(): void {
    const mirror = seat.mirror(room)
    const desk = mirror === null ? null : read(mirror)
    if (desk === null) return void time.after(10 * SECOND, look)
    const isDrill = drill.runs(desk)
    if (!isDrill) for (const intent of drill.told()) carryOut({ intent })
    const habits = seat.isAway() || isDrill ? AWAY : (HABITS[desk.shown.status] ?? [])
    const habit = chance.weighed(habits, ({ weight }) => weight(desk))
    const press = chance.happens(WRONG_KEY) ? anyKey(desk) : habit.does(desk)
    breakUntil = desk.breakUntil
    if (press?.intent.type === 'JoinTick' && isDrill) drill.keep(press.intent)
    else if (press !== null) carryOut(press)
    // A hall that stands still is waited for, not pressed at.
    time.after(refused?.reason === 'evacuated' ? 90 * SECOND : habit.looks(desk), look)
  }

  /** A key of any state, as a slip of the hand finds it; what cannot be pressed at all now is left alone. */
  function anyKey(desk: Desk): Press | null {
    const { does } = chance.pick(Object.values(HABITS).flat())
    try {
      return does(desk)
    } catch {
      return null
    }
  }

  function carryOut({ intent, person, by }: Press): void {
    const wrong = chance.happens(WRONG_COUNTER) && 'counter' in intent
    const meant = wrong ? { ...intent, counter: chance.pick(crowd.config.counters).id } : intent
    const { ask } = by === undefined ? seat : crowd.seat(by)
    void ask(meant, person).then((answer) => (refused = answer.ok ? null : answer.refusal))
    if (chance.happens(DOUBLE)) time.after(chance.below(400), () => void ask(meant, person))
  }

  time.after(chance.between(0, 60) * SECOND, look)
}
