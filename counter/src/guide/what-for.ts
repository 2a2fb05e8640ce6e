import type { HallConfig, Queue } from '@onehall/domain'
import { useSay, useText } from '../texts/texts.ts'
import type { Issued } from './issued.ts'

/**
 * What a number is for: its queue, and the item with purpose and count where they say more. A sensitive item is shown
 * and printed by its queue alone (users.md §0, V5).
 */
export function useWhatFor(
  { queue: id, item: key, purpose, count }: Pick<Issued, 'queue' | 'item' | 'purpose' | 'count'>,
  { queues, catalogue }: Pick<HallConfig, 'queues' | 'catalogue'>,
): { readonly queue: Queue | undefined; readonly item: string | null } {
  const t = useText()
  const say = useSay()
  const item = catalogue.items.find((each) => each.key === key)
  const parts = [
    ...(item === undefined || item.sensitive ? [] : [say(item.name)]),
    ...(purpose === 'handle' ? [] : [t(`hand.purpose.${purpose}`)]),
    ...(count > 1 ? [t('slip.count', { n: count })] : []),
  ]
  return { queue: queues.find((each) => each.id === id), item: parts.length === 0 ? null : parts.join(' · ') }
}

/** The places after the first one, each by its floor, zone and queue alone; one after the other where they are the same. */
export function useRoute(
  { stops = [] }: Pick<Issued, 'stops'>,
  config: Pick<HallConfig, 'queues' | 'zones'>,
): readonly string[] {
  const say = useSay()
  const places = stops.flatMap(({ queue: id }) => {
    const queue = config.queues.find((each) => each.id === id)
    const zone = config.zones.find((each) => each.id === queue?.zone)
    return queue === undefined ? [] : [[zone?.floor, say(queue.name)].filter(Boolean).join(' ')]
  })
  return places.filter((place, n) => place !== places[n - 1])
}
