import { readFileSync } from 'node:fs'
import type { ConfigVersion, HallConfig } from '@onehall/domain'
import { type PersonInput, hallConfig } from '@onehall/protocol'

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../sample/${file}`, import.meta.url), 'utf8'))

/** The sample hall as one configuration. */
export const SAMPLE: HallConfig = hallConfig.parse({
  ...(read('hall.json') as object),
  catalogue: read('catalogue.json'),
  calendar: { years: [read('calendar-2026.json')] },
})

/** The sample hall under another version with fewer items or queues, and no reference to what it has no more. */
export function sampleWith(version: string, less: { readonly items?: number; readonly queues?: number }): HallConfig {
  const items = SAMPLE.catalogue.items.slice(0, less.items)
  const keys = items.map(({ key }) => key)
  const queues = SAMPLE.queues
    .slice(0, less.queues)
    .map((queue) => ({ ...queue, items: queue.items.filter((key) => keys.includes(key)) }))
  const ids = queues.map(({ id }) => id)
  const counters = SAMPLE.counters.map((counter) => ({
    ...counter,
    queues: counter.queues.filter((id) => ids.includes(id)),
  }))
  const catalogue = { ...SAMPLE.catalogue, items, bundles: [] }
  const timetables = SAMPLE.timetables.filter(({ queue }) => queue === null || ids.includes(queue))
  const slots = SAMPLE.booking!.slots.filter(({ queue }) => ids.includes(queue))
  const booking = { ...SAMPLE.booking!, slots }
  return { ...SAMPLE, version: version as ConfigVersion, queues, counters, catalogue, timetables, booking }
}

interface SampleCard {
  readonly card: { readonly kind?: string; readonly name: string; readonly idNumber: string }
}

/** The people of the sample cards, each with a telephone of its own (a range that is never given out). */
export const PEOPLE: readonly PersonInput[] = (read('cards.json') as SampleCard[])
  .filter(({ card }) => card.kind === 'resident')
  .map(({ card: { name, idNumber } }, i) => ({ name, idNumber, idType: '111', mobile: `1990000${String(1000 + i)}` }))
