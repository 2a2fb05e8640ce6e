import { callsOf, makeCell, monotonicClock, type Source, type Stop } from '@onehall/client'
import { makeAnnouncer, makeBrowserVoice, type VoiceState } from '@onehall/ui'
import type { OpenedHall } from './open-hall.ts'
import { makeSpokenNotices } from './spoken-notices.ts'

/** What was announced: shown to assistive technology, and to whoever checks that nothing is said twice. */
export interface Spoken {
  /** Call and how often it was called, or a notice. */
  readonly key: string
  readonly text: string
}

export interface WallVoice {
  readonly state: Source<VoiceState>
  readonly failing: Source<boolean>
  readonly spoken: Source<readonly Spoken[]>
  /** Unblocks the sound; to be called from a tap. */
  enable(): void
  stop: Stop
}

/** Announcements kept for reading. */
const KEPT = 30

/** Reads out the calls of a room as they come, what stands still there, and an evacuation. */
export function startWallVoice({ client, config }: Pick<OpenedHall, 'client' | 'config'>, room: string): WallVoice {
  const voice = makeBrowserVoice()
  const spoken = makeCell<readonly Spoken[]>([])
  const announcer = makeAnnouncer({
    speak: voice.speak,
    chime: voice.chime,
    clock: monotonicClock,
    onTurn: (key, text) => spoken.set([...spoken.get(), { key, text }].slice(-KEPT)),
  })
  const watch = client.watch(room)
  const noticesOf = makeSpokenNotices()
  const feed = (): void => {
    const [mirror, now] = [watch.get(), client.serverNow()]
    if (mirror !== null && now !== null) announcer.feed(callsOf(mirror), now, noticesOf(mirror, config, now))
  }
  // The first picture may be there before the first word of the server's clock.
  const stops = [
    watch.subscribe(feed),
    client.live.subscribe(feed),
    client.server.subscribe(feed),
    watch.stop,
    announcer.stop,
    voice.stop,
  ]
  return {
    state: voice.state,
    failing: announcer.failing,
    spoken,
    enable: voice.enable,
    stop: () => stops.forEach((stop) => stop()),
  }
}
