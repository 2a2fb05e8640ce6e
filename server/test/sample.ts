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

interface SampleCard {
  readonly card: { readonly kind?: string; readonly name: string; readonly idNumber: string }
}

/** The people of the sample cards, each with a telephone of its own (a range that is never given out). */
export const PEOPLE: readonly PersonInput[] = (read('cards.json') as SampleCard[])
  .filter(({ card }) => card.kind === 'resident')
  .map(({ card: { name, idNumber } }, i) => ({ name, idNumber, idType: '111', mobile: `1990000${String(1000 + i)}` }))

/** The sample hall with the first so many items: a command of a client holds no more. */
export function smallSample(version: string, items = 0): HallConfig {
  const kept = SAMPLE.catalogue.items.slice(0, items)
  const keys = kept.map(({ key }) => key)
  return {
    ...SAMPLE,
    version: version as ConfigVersion,
    catalogue: { ...SAMPLE.catalogue, items: kept, bundles: [] },
    queues: SAMPLE.queues.map((queue) => ({ ...queue, items: queue.items.filter((key) => keys.includes(key)) })),
  }
}
