import { readFileSync } from 'node:fs'
import type { CommandId, Day, IntentOf, Ms, Refusal } from '@onehall/domain'
import { day, intent, random } from '@onehall/protocol'
import { z } from 'zod'
import { writeDurably } from './durable-file.ts'
import type { Log } from './log.ts'

type Join = IntentOf<'JoinOfflineTicket'>

const entry = z.object({
  /** Names the command by which it joins: whoever asks again asks the same. */
  id: random<'command'>(),
  intent: intent.refine((each): each is Join => each.type === 'JoinOfflineTicket'),
  /** When it was taken on the clock of this machine, ms. */
  clock: z.number(),
})
const book = z.object({
  /** The newest day of the hall that the server named. */
  day: day.nullable(),
  /** Count of the day; null: it was lost, and nothing is given out before another day. */
  last: z.int().min(0).nullable(),
  waiting: z.array(entry),
  refused: z.array(entry.extend({ refusal: z.custom<Refusal>() })),
})
type Book = z.infer<typeof book>

/** A number that this kiosk gave out by itself. */
export interface OwnNumber {
  readonly id: CommandId
  readonly intent: Join
  readonly clock: Ms
}

/**
 * The numbers that this kiosk gave out by itself: on the disk before they are printed, and until the hall knows them. Nothing of
 * a person is in them.
 */
export interface OfflineBook {
  /** Whether it can give out numbers. */
  isWhole(): boolean
  /** The next number, on the disk when this returns. */
  add(make: (serial: number) => Join): OwnNumber
  /** Those that the hall does not know yet, in order. */
  waiting(): readonly OwnNumber[]
  refused(): readonly (OwnNumber & { readonly refusal: Refusal })[]
  /** How long ago it was taken. */
  ageOf(number: OwnNumber): Ms
  /** This machine's clock was set: those that wait are as old as before. */
  followClock(): void
  /** Joined, or void. */
  remove(id: CommandId): void
  refuse(id: CommandId, refusal: Refusal): void
  /** Somebody saw to what was refused. */
  forget(number: string): void
  /** The server named the day of the hall: the count begins anew with another one. No clock of this machine does that. */
  told(day: Day): void
}

/** A clock that moves by itself less than this is not set but slow. */
const STEP_MS = 2_000

export interface BookClock {
  /** This machine's clock, ms since 1970: right or wrong, and set at any time. */
  readonly wall: () => Ms
  /** Only goes forward, while this process lives. */
  readonly monotonic: () => Ms
}

export function makeOfflineBook(path: string, clock: BookClock, newId: () => CommandId, log: Log): OfflineBook {
  let now: Book = read()
  /** By how much the clock of the wall is ahead of the other. */
  let ahead = clock.wall() - clock.monotonic()
  /** Those of this process are as old as its own time says, whatever the clock was set to meanwhile. */
  const takenAt = new Map<CommandId, Ms>()

  function read(): Book {
    try {
      return book.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch (error) {
      const isNew = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!isNew) log('offline book unreadable')
      return { day: null, last: isNew ? 0 : null, waiting: [], refused: [] }
    }
  }

  function write(next: Partial<Book>): void {
    const changed = { ...now, ...next }
    writeDurably(path, JSON.stringify(changed))
    now = changed
  }

  const without = (id: CommandId) => now.waiting.filter((each) => each.id !== id)

  return {
    isWhole: () => now.last !== null,
    add(make) {
      const last = (now.last ?? 0) + 1
      const number = { id: newId(), intent: make(last), clock: clock.wall() }
      write({ last, waiting: [...now.waiting, number as Book['waiting'][number]] })
      takenAt.set(number.id, clock.monotonic())
      return number
    },
    waiting: () => now.waiting as readonly OwnNumber[],
    refused: () => now.refused as ReturnType<OfflineBook['refused']>,
    ageOf({ id, clock: taken }) {
      const here = takenAt.get(id)
      return Math.max(0, here === undefined ? clock.wall() - taken : clock.monotonic() - here)
    },
    followClock() {
      const step = clock.wall() - clock.monotonic() - ahead
      if (Math.abs(step) < STEP_MS) return
      ahead += step
      if (now.waiting.length > 0) write({ waiting: now.waiting.map((each) => ({ ...each, clock: each.clock + step })) })
    },
    remove: (id) => write({ waiting: without(id) }),
    refuse(id, refusal) {
      const number = now.waiting.find((each) => each.id === id)
      if (number !== undefined) write({ waiting: without(id), refused: [...now.refused, { ...number, refusal }] })
    },
    forget: (number) => write({ refused: now.refused.filter((each) => (each.intent as Join).number !== number) }),
    told(today) {
      if (today === now.day) return
      // What was given out this morning, before the day was heard of, is of this count already.
      const goesOn = now.waiting.length > 0 || (now.day === null && now.last !== 0)
      write({ day: today, last: goesOn ? now.last : 0 })
    },
  }
}
