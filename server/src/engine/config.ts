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
  let newest: HallConfig | null = null
  for (const version of rows?.keys('config') ?? []) newest = rows!.get('config', version)!
  return newest
}
