import { makeCell, type Clock, type Source, type Stop } from '@onehall/client'
import type { CallEntry, Ms, Text } from '@onehall/domain'
import type { Lang } from '../i18n.ts'
import { spokenCall } from './spoken.ts'

export interface Line {
  readonly lang: Lang
  readonly text: string
}

/** Calls `ended` once when the line was said or could not be; or never, which is what the watchdog is for. */
export type Speak = (line: Line, ended: (how: 'said' | 'failed') => void) => Stop
export type Chime = (ended: () => void) => Stop

/** What concerns everybody who waits: told once under its key, in Chinese, then in English. */
export interface Notice {
  readonly key: string
  readonly at: Ms
  readonly text: Text
  /** It is told at once, in the place of everything else: the hall is evacuated. */
  readonly isUrgent: boolean
}

export interface Announcer {
  /**
   * The recent calls of the view, in any order, what else is to be told, and the server's clock. Fed as often as the view
   * changes.
   */
  feed(calls: readonly CallEntry[], now: Ms, notices?: readonly Notice[]): void
  /** The voice failed at its last try; for a while there is only the chime. */
  readonly failing: Source<boolean>
  stop: Stop
}

interface Parts {
  readonly speak: Speak
  readonly chime: Chime
  readonly clock: Clock
  /** A turn has come: what is said, whether or not a voice works. A call's key is `<call>/<times>`. */
  readonly onTurn?: (key: string, text: string) => void
}

interface Turn {
  readonly key: string
  /** A recall takes the place of its call that still waits for its turn. */
  readonly of: string
  readonly lines: readonly [Line, ...Line[]]
  /** The others that wait do not make it shorter. */
  readonly isWhole: boolean
  readonly isUrgent: boolean
  readonly until: number
}

/** Who was called longer ago stands at the counter, or was missed. */
export const TOO_OLD_MS = 60_000
/** A wall that has just started leaves alone what others have already heard. */
export const TOO_OLD_AT_FIRST_MS = 5_000
/** The longest sentence takes five seconds; an engine without a sound card never says that it ended. */
export const WATCHDOG_MS = 10_000
/** A notice may be long: its watchdog waits this much more for each sign. */
const PER_SIGN_MS = 400
/** A voice that failed is tried again after this. */
export const SPARE_VOICE_MS = 60_000
/** Keys of calls that were heard of: more than the view can hold. */
const REMEMBERED = 500

/**
 * Reads calls out one after the other, never two at once: chime, the Chinese sentence twice, the English one; with
 * others waiting, chime and the Chinese sentence once. Each call, and each recall, has one turn, however often the view
 * shows it: a wall that was cut off for five seconds repeats nothing and misses nothing. A notice has one too, whole; an
 * urgent one breaks off what is being said, and what waits for its turn is not called any more.
 */
export function makeAnnouncer({ speak, chime, clock, onTurn }: Parts): Announcer {
  const heardOf = new Set<string>()
  const failing = makeCell(false)
  let line: Turn[] = []
  let isFirst = true
  let isBusy = false
  let spareUntil = -Infinity
  let silence: Stop = () => {}

  /** Runs what ends by itself, or is ended by the watchdog. */
  function guarded(
    start: (ended: (how: 'said' | 'failed') => void) => Stop,
    then: (how: 'said' | 'failed') => void,
    patience = WATCHDOG_MS,
  ): void {
    let isOver = false
    let stop: Stop = () => {}
    const end = (how: 'said' | 'failed'): void => {
      if (isOver) return
      isOver = true
      cancel()
      then(how)
    }
    const cancel = clock.after(patience, () => {
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

  function say(turn: Turn, lines: readonly Line[], done: () => void): void {
    const [first, ...rest] = lines
    if (first === undefined || (clock.now() < spareUntil && !turn.isUrgent)) return done()
    guarded(
      (ended) => speak(first, ended),
      (how) => {
        failing.set(how === 'failed')
        if (how === 'failed') spareUntil = clock.now() + SPARE_VOICE_MS
        say(turn, line.length > 0 && !turn.isWhole ? [] : rest, done)
      },
      turn.isWhole ? WATCHDOG_MS + first.text.length * PER_SIGN_MS : WATCHDOG_MS,
    )
  }

  function next(): void {
    if (isBusy) return
    line = line.filter(({ until }) => until > clock.now())
    const turn = line.shift()
    if (turn === undefined) return
    isBusy = true
    onTurn?.(turn.key, turn.lines[0].text)
    guarded(
      (ended) => chime(() => ended('said')),
      () =>
        say(turn, turn.lines, () => {
          isBusy = false
          next()
        }),
    )
  }

  return {
    failing,
    feed(calls, now, notices = []) {
      const limit = isFirst ? TOO_OLD_AT_FIRST_MS : TOO_OLD_MS
      isFirst = false
      for (const call of [...calls].sort((a, b) => a.at - b.at || a.order - b.order)) {
        const key = `${call.call}/${call.times}`
        if (heardOf.has(key)) continue
        heardOf.add(key)
        const age = now - call.at
        if (age > limit) continue
        line = line.filter(({ of }) => of !== call.call)
        line.push(turnOf(call, key, clock.now() + TOO_OLD_MS - age))
      }
      for (const notice of notices) {
        if (heardOf.has(notice.key)) continue
        heardOf.add(notice.key)
        const age = now - notice.at
        if (age > (notice.isUrgent ? TOO_OLD_MS : limit)) continue
        const turn = turnOfNotice(notice, clock.now() + TOO_OLD_MS - age)
        if (!notice.isUrgent) line.push(turn)
        else {
          silence()
          isBusy = false
          line = [turn]
        }
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

function turnOf(call: CallEntry, key: string, until: number): Turn {
  const [zh, en] = [spokenCall(call, 'zh'), spokenCall(call, 'en')]
  const lines = [
    { lang: 'zh', text: zh },
    { lang: 'zh', text: zh },
    { lang: 'en', text: en },
  ] as const
  return { key, of: call.call, lines, isWhole: false, isUrgent: false, until }
}

function turnOfNotice({ key, text, isUrgent }: Notice, until: number): Turn {
  const lines = [
    { lang: 'zh', text: text.zh },
    { lang: 'en', text: text.en },
  ] as const
  return { key, of: key, lines, isWhole: true, isUrgent, until }
}
