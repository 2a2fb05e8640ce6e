import { applyDelta, fromSnapshot, type Cursor, type Delta, type Mirror, type Snapshot } from '@onehall/protocol'
import { makeCell, type Source } from './cell.ts'

/** One watched room: its mirror, and whether the server already owes us the missing part. */
export interface RoomMirror {
  readonly mirror: Source<Mirror | null>
  cursor(): Cursor | null
  /** The room was asked for; a gap until `healed` or the next snapshot asks no second time. */
  asked(): void
  /** The server has answered. True where a message that came meanwhile is further on than the mirror: ask once more. */
  healed(): boolean
  snapshot(message: Snapshot): void
  /** True where a message is missing and the room must be asked for once more. */
  delta(message: Delta): boolean
}

export function makeRoomMirror(): RoomMirror {
  const mirror = makeCell<Mirror | null>(null)
  let owed = false
  /** The newest delta that came while the room was asked for and did not fit. */
  let ahead: Delta | null = null
  return {
    mirror,
    cursor: () => mirror.get()?.cursor ?? null,
    asked() {
      owed = true
      ahead = null
    },
    healed() {
      owed = false
      const cursor = mirror.get()?.cursor
      return ahead !== null && cursor?.stream === ahead.stream && cursor.version < ahead.to
    },
    snapshot(message) {
      owed = false
      mirror.set(fromSnapshot(message))
    },
    delta(message) {
      const applied = applyDelta(mirror.get(), message)
      switch (applied.kind) {
        case 'applied':
          owed = false
          mirror.set(applied.mirror)
          return false
        case 'old':
          return false
        case 'gap':
          if (ahead?.stream !== message.stream || ahead.to < message.to) ahead = message
          return !owed
      }
    },
  }
}
