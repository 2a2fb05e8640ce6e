import { type HallConfig, type HallId, type Rows, type StreamName, configStream } from '@onehall/domain'
import type { HallsState } from '../engine/state.ts'

/** A hall's newest day, as rooms are made from it. */
export interface Day {
  readonly stream: StreamName
  readonly version: number
  readonly rows: Rows
  readonly config: HallConfig
}

/** The newest day of a hall with the configuration it runs on; null before the first. */
export function dayOf(state: HallsState, hall: HallId): Day | null {
  const stream = state.newestDay.get(hall)
  const day = stream === undefined ? undefined : state.streams.get(stream)
  const row = day?.rows.get('day', 'day')
  const config = row && state.streams.get(configStream(hall))?.rows.get('config', row.config)
  if (stream === undefined || day === undefined || config === undefined) return null
  return { stream, version: day.version, rows: day.rows, config }
}
