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
