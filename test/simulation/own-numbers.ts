import { type CommandId, type IntentOf, type TicketId, LIFETIME, offlineNumber } from '@onehall/domain'
import { type Crowd, DAY, HOUR, MINUTE, SECOND } from './crowd.ts'
import { afterwards } from './patience.ts'
import { KIOSKS } from './people.ts'
import type { Visitor } from './visitor.ts'

/** What a kiosk gave out while it could not reach the server, and its count. */
interface Book {
  last: number
  /** Ends when everything given out so far has joined. */
  joined: Promise<unknown>
}

const books = new WeakMap<Crowd['visitors'], Map<string, Book>>()
/** A kiosk that is switched off in the evening before it has told all of them. */
const SWITCHED_OFF = 0.1

/** A number of the kiosk's own, as its device host gives it out: it joins in the order of taking, each until it is answered. */
export function takeOwnNumber(
  crowd: Crowd,
  visitor: Visitor,
  who: string,
  { queue, item, ...said }: IntentOf<'IssueTicket'>,
): void {
  const { time, config, visitors, chance } = crowd
  const own = books.get(visitors) ?? new Map<string, Book>()
  books.set(visitors, own)
  const book = own.get(who) ?? { last: 0, joined: Promise.resolve() }
  own.set(who, book)
  // The count goes on over midnight: this kiosk hears of the day only once it is back.
  book.last += 1
  const { prefix } = config.queues.find(({ id }) => id === queue)!
  const number = offlineNumber(prefix, KIOSKS.indexOf(who) + 1, book.last)
  const { purpose, count, forWhom, identity, escort } = said
  const cls = config.classes.find(({ badge }) => badge === null)!.key
  const intent = {
    type: 'JoinOfflineTicket',
    number,
    queue,
    item,
    class: cls,
    purpose,
    count,
    forWhom,
    identity,
    escort,
  } as const
  const id = `own-number-${who}-${book.last}` as CommandId
  const takenAt = time.now()
  const off = chance.happens(SWITCHED_OFF) ? DAY - crowd.timeOfDay() + 8 * HOUR : 0
  const pause = (ms: number) => new Promise<void>((resolve) => void time.after(ms, resolve))

  async function join(): Promise<void> {
    await pause(off)
    for (;;) {
      const age = time.now() - takenAt
      const answer = await crowd.seat(who).ask(intent, undefined, { id, age })
      if (answer.ok) {
        if (answer.result['lapsed'] === true) return
        const ticket = answer.result['ticket'] as TicketId
        visitors.set(ticket, visitor)
        return afterwards(crowd, visitor, ticket)
      }
      if (!PASSING.has(answer.refusal.reason) || age > LIFETIME.JoinOfflineTicket) return
      await pause(chance.between(5 * SECOND, MINUTE))
    }
  }
  book.joined = book.joined.then(join)
}

const PASSING = new Set([
  'hall-closed',
  'evacuated',
  'overloaded',
  'storage-full',
  'out-of-service',
  'internal',
  'not-signed-in',
  'too-late',
])
