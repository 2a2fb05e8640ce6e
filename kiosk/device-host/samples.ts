import { readFileSync } from 'node:fs'
import { encodeCard, type KnownCard } from '@onehall/devices'
import { z } from 'zod'
import cards from './sample-cards.json' with { type: 'json' }

const shape = z.array(
  z.object({
    key: z.string().min(1).max(64),
    label: z.object({ zh: z.string(), en: z.string() }),
    card: z.looseObject({ kind: z.enum(['resident', 'hmt', 'foreigner-2017', 'foreigner-2023']) }),
  }),
)

/** A synthetic card for the simulator. */
export interface SampleCard {
  readonly key: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly card: KnownCard
}

/** The cards of a file, or those that come with the kiosk (domain.md §1.8). Throws when the file is no list of cards. */
export function readSampleCards(file: string | null): readonly SampleCard[] {
  const read: unknown = file === null ? cards : JSON.parse(readFileSync(file, 'utf8'))
  const parsed = shape.parse(read) as unknown as SampleCard[]
  // A card that cannot be written on a chip is found here and not when somebody lays it down.
  for (const { card } of parsed) encodeCard(card)
  return parsed
}
