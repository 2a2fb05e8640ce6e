import { type HallConfig, type HallId, configStream } from '@onehall/domain'
import type { HallsState } from './state.ts'

/** The halls of this server: those with a published configuration. */
export function halls(state: HallsState): HallId[] {
  return [...state.streams.keys()]
    .filter((stream) => stream.startsWith('config:'))
    .map((stream) => stream.slice('config:'.length) as HallId)
}

/** The configuration published last. */
export function newestConfig(state: HallsState, hall: HallId): HallConfig | null {
  const rows = state.streams.get(configStream(hall))?.rows
  const version = [...(rows?.keys('config') ?? [])].at(-1)
  return version === undefined ? null : rows!.get('config', version)!
}
