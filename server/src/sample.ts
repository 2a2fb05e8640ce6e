import { readFileSync } from 'node:fs'
import type { HallConfig } from '@onehall/domain'
import { hallConfig } from '@onehall/protocol'

const SAMPLE = new URL('../sample/', import.meta.url)

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, SAMPLE), 'utf8'))

/** The sample hall of a fictional city, as one configuration. */
export function sampleConfig(): HallConfig {
  const hall = read('hall.json') as object
  return hallConfig.parse({
    ...hall,
    catalogue: read('catalogue.json'),
    calendar: { years: [read('calendar-2026.json')] },
  })
}
