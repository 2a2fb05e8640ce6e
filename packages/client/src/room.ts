import { applyDelta, fromSnapshot, type Cursor, type Delta, type Mirror, type Snapshot } from '@onehall/protocol'
import { makeCell, type Source } from './cell.ts'

/** One watched room: its mirror, and whether the server already owes us the missing part. */
export interface RoomMirror {
  readonly mirror: Source<Mirror | null>
  cursor(): Cursor | null
  /** The room was asked for; a gap until `healed` or the next snapshot asks no second time. */
  asked(): void
  healed(): void
  snapshot(message: Snapshot): void
  /** True where a message is missing and the room must be asked for once more. */
  delta(message: Delta): boolean
}

export function makeRoomMirror(): RoomMirror {
  const mirror = makeCell<Mirror | null>(null)
  let owed = false
  return {
    mirror,
    cursor: () => mirror.get()?.cursor ?? null,
    asked: () => void (owed = true),
    healed: () => void (owed = false),
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
          return !owed
      }
    },
  }
}
