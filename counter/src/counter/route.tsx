import type { HandEntry, ItemKey, QueueId } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** A visit with several places: what is done, where it stands, and what is left. */
export function Route({ hand }: { readonly hand: HandEntry }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { done, left } = hand.route
  if (done.length + left.length === 0) return null
  const nameOf = (item: ItemKey | null, queue: QueueId | null): string => {
    const found = config.catalogue.items.find(({ key }) => key === item)?.name
    const name = found ?? config.queues.find(({ id }) => id === queue)?.name
    return name === undefined ? t('hand.noItem') : say(name)
  }
  return (
    <ol className="visit-route" aria-label={t('route.title')}>
      {done.map(({ item, result }, at) => (
        <li key={`done ${at}`} className="is-done">
          ✓ {nameOf(item, null)} <small>{t(`result.${result}`)}</small>
        </li>
      ))}
      <li aria-current="step">
        {nameOf(hand.item, hand.queue)} <small>{t('route.here')}</small>
      </li>
      {left.map(({ item, queue }, at) => (
        <li key={`left ${at}`}>{nameOf(item, queue)}</li>
      ))}
    </ol>
  )
}
