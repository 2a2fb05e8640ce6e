import type { AlertEntry, EscortEntry, HeldEntry, Ms, QueueId } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { entriesOf } from '../shell/entries.ts'

/** One who is to be fetched soon. */
export type Escorted = EscortEntry['tickets'][number] & { readonly queue: QueueId }

/** Who in the hall needs the guide now (users.md C14, V8, V9, V10), each kind in the order of its urgency. */
export interface Concerns {
  /** Called and not there: who walks slowly or was recalled again and again. */
  readonly called: readonly AlertEntry[]
  readonly escorts: readonly Escorted[]
  /** Missed, and may be restored still; the newest first. */
  readonly missed: readonly AlertEntry[]
  readonly held: readonly HeldEntry[]
}

/** What a guide said of a call or a visitor: that somebody is on the way. A new call of the same number asks again. */
export const goneKey = (of: Pick<AlertEntry, 'ticket' | 'calls'> | Pick<Escorted, 'ticket'>): string =>
  'calls' in of ? `${of.ticket}/${of.calls}` : of.ticket

/**
 * @param room the guide's
 * @param gone keys of those for whom somebody is on the way
 */
export function concernsOf(room: Mirror | null, gone: readonly string[], now: Ms): Concerns {
  const alerts = entriesOf(room, 'alert')
  return {
    called: alerts
      .filter((each) => each.alert !== 'missed' && !gone.includes(goneKey(each)))
      .toSorted((a, b) => b.calls - a.calls || a.at - b.at),
    escorts: entriesOf(room, 'escort')
      .flatMap(({ queue, tickets }) => tickets.map((each): Escorted => ({ ...each, queue })))
      .filter((each) => !gone.includes(goneKey(each)))
      .toSorted((a, b) => a.before - b.before || (a.number < b.number ? -1 : 1)),
    missed: alerts
      .filter(({ alert, until }) => alert === 'missed' && (until === null || now < until))
      .toSorted((a, b) => b.at - a.at),
    held: entriesOf(room, 'held').toSorted((a, b) => a.until - b.until),
  }
}
