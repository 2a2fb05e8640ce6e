import type { Delta } from '@onehall/protocol'

/** Deltas kept to resume from: at three a second, well over a minute. */
const KEPT = 256

/** The newest deltas of a room. */
export function makeRing() {
  const deltas: Delta[] = []
  return {
    push(delta: Delta): void {
      deltas.push(delta)
      if (deltas.length > KEPT) deltas.shift()
    },
    /** The deltas from `version` up to `told`; null when some of them are no longer kept, or `version` is from the future. */
    since(version: number, told: number): readonly Delta[] | null {
      if (version === told) return []
      const start = deltas.findIndex(({ from }) => from === version)
      return start === -1 ? null : deltas.slice(start)
    },
  }
}
