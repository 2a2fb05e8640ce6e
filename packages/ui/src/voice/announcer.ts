import { makeCell, type Clock, type Source, type Stop } from '@onehall/client'
import type { CallEntry, Ms } from '@onehall/domain'
import type { Lang } from '../i18n.ts'
import { spokenCall } from './spoken.ts'

export interface Line {
  readonly lang: Lang
  readonly text: string
}

/** Calls `ended` once when the line was said or could not be; or never, which is what the watchdog is for. */
export type Speak = (line: Line, ended: (how: 'said' | 'failed') => void) => Stop
export type Chime = (ended: () => void) => Stop

export interface Announcer {
  /** The recent calls of the view, in any order, and the server's clock. Fed as often as the view changes. */
  feed(calls: readonly CallEntry[], now: Ms): void
  /** The voice failed at its last try; for a while there is only the chime. */
  readonly failing: Source<boolean>
  stop: Stop
}

interface Parts {
  readonly speak: Speak
  readonly chime: Chime
  readonly clock: Clock
  /** A call's turn has come: what is said, whether or not a voice works. */
  readonly onTurn?: (call: CallEntry, text: string) => void
}

/** Who was called longer ago stands at the counter, or was missed. */
export const TOO_OLD_MS = 60_000
/** A wall that has just started leaves alone what others have already heard. */
export const TOO_OLD_AT_FIRST_MS = 5_000
/** The longest sentence takes five seconds; an engine without a sound card never says that it ended. */
export const WATCHDOG_MS = 10_000
/** A voice that failed is tried again after this. */
export const SPARE_VOICE_MS = 60_000
/** Keys of calls that were heard of: more than the view can hold. */
const REMEMBERED = 500

/**
 * Reads calls out one after the other, never two at once: chime, the Chinese sentence twice, the English one; with
 * others waiting, chime and the Chinese sentence once. Each call, and each recall, has one turn, however often the view
 * shows it: a wall that was cut off for five seconds repeats nothing and misses nothing.
 */
export function makeAnnouncer({ speak, chime, clock, onTurn }: Parts): Announcer {
  const heardOf = new Set<string>()
  const failing = makeCell(false)
  let line: { readonly call: CallEntry; readonly until: number }[] = []
  let isFirst = true
  let isBusy = false
  let spareUntil = -Infinity
  let silence: Stop = () => {}

  /** Runs what ends by itself, or is ended by the watchdog. */
  function guarded(
    start: (ended: (how: 'said' | 'failed') => void) => Stop,
    then: (how: 'said' | 'failed') => void,
  ): void {
    let isOver = false
    let stop: Stop = () => {}
    const end = (how: 'said' | 'failed'): void => {
      if (isOver) return
      isOver = true
      cancel()
      then(how)
    }
    const cancel = clock.after(WATCHDOG_MS, () => {
      stop()
      end('failed')
    })
    silence = () => {
      isOver = true
      cancel()
      stop()
    }
    stop = start(end)
  }

  function say(lines: readonly Line[], done: () => void): void {
    const [first, ...rest] = lines
    if (first === undefined || clock.now() < spareUntil) return done()
    guarded(
      (ended) => speak(first, ended),
      (how) => {
        failing.set(how === 'failed')
        if (how === 'failed') spareUntil = clock.now() + SPARE_VOICE_MS
        say(line.length > 0 ? [] : rest, done)
      },
    )
  }

  function next(): void {
    if (isBusy) return
    line = line.filter(({ until }) => until > clock.now())
    const turn = line.shift()
    if (turn === undefined) return
    isBusy = true
    const [zh, en] = [spokenCall(turn.call, 'zh'), spokenCall(turn.call, 'en')]
    onTurn?.(turn.call, zh)
    const lines: Line[] = [
      { lang: 'zh', text: zh },
      { lang: 'zh', text: zh },
      { lang: 'en', text: en },
    ]
    guarded(
      (ended) => chime(() => ended('said')),
      () =>
        say(lines, () => {
          isBusy = false
          next()
        }),
    )
  }

  return {
    failing,
    feed(calls, now) {
      const limit = isFirst ? TOO_OLD_AT_FIRST_MS : TOO_OLD_MS
      isFirst = false
      for (const call of [...calls].sort((a, b) => a.at - b.at || a.order - b.order)) {
        const key = `${call.call}/${call.times}`
        if (heardOf.has(key)) continue
        heardOf.add(key)
        const age = now - call.at
        if (age > limit) continue
        line = line.filter((waiting) => waiting.call.call !== call.call)
        line.push({ call, until: clock.now() + TOO_OLD_MS - age })
      }
      for (const key of heardOf) {
        if (heardOf.size <= REMEMBERED) break
        heardOf.delete(key)
      }
      next()
    },
    stop() {
      line = []
      isBusy = true
      silence()
    },
  }
}
