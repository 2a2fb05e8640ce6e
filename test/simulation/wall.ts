import { type HallClient, callsOf } from '@onehall/client'
import type { Mirror } from '@onehall/protocol'
import { makeAnnouncer } from '../../packages/ui/src/voice/announcer.ts'
import type { SimulatedTime } from './time.ts'
import { Violation } from './violation.ts'

/** A fast talker, so that nothing grows too old in line when all counters call at once, ms. */
const CHIME_MS = 100
const SENTENCE_MS = 400

/** What a wall's loudspeaker said, over all its lives: each call, and each recall, at most once in each life. */
export interface WallVoice {
  feed(mirror: Mirror, client: HallClient): void
  /** The page was loaded anew: the voice knows nothing of before. */
  reload(): void
  /** `call/times` of everything said so far. */
  readonly spoken: ReadonlySet<string>
}

/** The announcer of the real wall, over the simulated time. `isCall`: whether such a call was ever made. */
export function makeWallVoice(
  who: string,
  time: SimulatedTime,
  isCall: (key: string) => boolean,
  fail: (violation: Violation) => void,
): WallVoice {
  const spoken = new Set<string>()
  let inThisLife = new Set<string>()
  let announcer = make()

  function make() {
    return makeAnnouncer({
      clock: time,
      chime: (ended) => time.after(CHIME_MS, ended),
      speak: (_line, ended) => time.after(SENTENCE_MS, () => ended('said')),
      onTurn(key) {
        const call = key.split('/')[0]!
        if (inThisLife.has(key)) fail(new Violation(`${who} called ${key} out twice`, [call]))
        if (!isCall(key)) fail(new Violation(`${who} called ${key} out, which was never made`, [call]))
        inThisLife.add(key)
        spoken.add(key)
      },
    })
  }

  return {
    spoken,
    feed(mirror, client) {
      const now = client.serverNow()
      if (now !== null) announcer.feed(callsOf(mirror), now)
    },
    reload() {
      announcer.stop()
      inThisLife = new Set()
      announcer = make()
    },
  }
}
