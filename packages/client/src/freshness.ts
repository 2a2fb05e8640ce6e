import { LIVE_EVERY_MS } from '@onehall/protocol'
import type { Ms } from '@onehall/domain'
import { makeCell, type Source } from './cell.ts'
import type { Clock, Stop } from './clock.ts'

/** A screen that heard nothing for this long calls its picture stale; twice the beat, so one lost beat is forgiven. */
export const STALE_AFTER_MS = 2 * LIVE_EVERY_MS

/**
 * How true the picture on a screen is.
 * - `live`: connected, and the server was heard within `STALE_AFTER_MS`
 * - `reconnecting`: the connection is being made or was lost, and the picture (if any) is younger than that
 * - `stale`: nothing was heard for longer; `since` is the server time of its last word
 * - `offline`: there never was a picture, and none is coming
 */
export type Freshness =
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'stale'; readonly since: Ms }
  | { readonly kind: 'offline' }

interface FreshnessWatch {
  readonly freshness: Source<Freshness>
  /** The server spoke; `at` is its clock if the message carries it. */
  heard(at?: Ms): void
  /** The connection was lost. */
  lost(): void
  /** Server clock now, ms since 1970: the last `at` heard plus the time since. Null until the server was heard. */
  serverNow(): Ms | null
  stop: Stop
}

const LIVE: Freshness = { kind: 'live' }
const RECONNECTING: Freshness = { kind: 'reconnecting' }
const OFFLINE: Freshness = { kind: 'offline' }

export function makeFreshness(clock: Clock): FreshnessWatch {
  const cell = makeCell<Freshness>(RECONNECTING)
  let beat: { readonly at: Ms; readonly heardAt: number } | null = null
  const serverNow = (): Ms | null => (beat === null ? null : beat.at + clock.now() - beat.heardAt)

  let lastWord: Ms | null = null
  let heardAt = clock.now()
  let cancel = clock.after(STALE_AFTER_MS, expire)
  let isRunning = true

  /** One timer for many words: each would otherwise cancel the last one's and set its own. */
  function expire(): void {
    const left = heardAt + STALE_AFTER_MS - clock.now()
    isRunning = left > 0
    if (isRunning) cancel = clock.after(left, expire)
    else cell.set(lastWord === null ? OFFLINE : { kind: 'stale', since: lastWord })
  }

  return {
    freshness: cell,
    heard(at) {
      if (at !== undefined) beat = { at, heardAt: clock.now() }
      lastWord = serverNow()
      heardAt = clock.now()
      if (!isRunning) cancel = clock.after(STALE_AFTER_MS, expire)
      isRunning = true
      cell.set(LIVE)
    },
    lost() {
      if (cell.get().kind === 'live') cell.set(RECONNECTING)
    },
    serverNow,
    stop: () => cancel(),
  }
}
