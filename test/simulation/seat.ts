import { type HallClient, type HallSocket, type Named, type Watch, connectHall } from '@onehall/client'
import type { HallId, Intent } from '@onehall/domain'
import type { Answer, Mirror, PersonInput } from '@onehall/protocol'
import type { SimulatedTime } from './time.ts'

export interface SeatParts {
  readonly who: string
  readonly hall: HallId
  readonly rooms: readonly string[]
  readonly time: SimulatedTime
  readonly dial: (who: string) => HallSocket
  /** Since when there has been no line to the server, ms of the simulation; null while there is one. */
  readonly lostSince: (who: string) => number | null
  /** Called when a room of it changed. */
  readonly onChange?: (room: string, mirror: Mirror, client: HallClient) => void
}

/** A screen or device with the real client on it: it keeps its mirrors and its unanswered commands, and may be reloaded. */
export interface Seat {
  readonly who: string
  ask(intent: Intent, person?: PersonInput, named?: Named): Promise<Answer>
  mirror(room: string): Mirror | null
  mirrors(): Iterable<readonly [room: string, mirror: Mirror | null]>
  /** What the hall's clock says, as far as the screen knows, ms since 1970. */
  hallNow(): number | null
  /** The server has not been reached for so long that the clerk goes on by hand. */
  isAway(): boolean
  /** The page is loaded anew: only what was stored of it is left. */
  reload(): void
  stop(): void
}

/** A clerk waits for the server for so long. */
const AWAY_MS = 60_000

export function makeSeat({ who, hall, rooms, time, dial, lostSince, onChange }: SeatParts): Seat {
  let stored: string | null = null
  const store = { get: () => stored, set: (text: string) => void (stored = text) }
  let client: HallClient
  let watches: ReadonlyMap<string, Watch>

  function load(): void {
    const page = connectHall({ url: '', hall, auth: { token: who }, clock: time, store, dial: () => dial(who) })
    client = page
    watches = new Map(rooms.map((room) => [room, page.watch(room)]))
    if (onChange === undefined) return
    for (const [room, watch] of watches) watch.subscribe(() => onChange(room, watch.get()!, page))
  }

  load()
  return {
    who,
    ask: (intent, person, named) => client.command({ ...intent }, person, named),
    mirror: (room) => watches.get(room)?.get() ?? null,
    *mirrors() {
      for (const [room, watch] of watches) yield [room, watch.get()]
    },
    hallNow: () => client.serverNow(),
    isAway() {
      const since = lostSince(who)
      return since !== null && time.now() - since > AWAY_MS
    },
    reload() {
      client.stop()
      load()
    },
    stop: () => client.stop(),
  }
}
