import type { HallConfig } from '@onehall/domain'
import { takesBookings } from '../bookable.ts'
import type { Screen } from '../navigation.ts'
import { Tile, useSay } from '../parts/tile.tsx'
import { Tiles } from '../parts/tiles.tsx'
import { useText } from '../use-kiosk.ts'
import { frequentItems } from './choose.tsx'

/** What is booked: the items of the queues that give appointments. */
export function Book({ hall, go }: { readonly hall: HallConfig; readonly go: (to: Screen) => void }) {
  const t = useText()
  const say = useSay()
  const items = frequentItems(hall).filter(({ queue }) => takesBookings(hall, queue))
  const others = hall.catalogue.items.filter(
    (item) => takesBookings(hall, item.queue) && !item.sensitive && !items.includes(item),
  )
  return (
    <div className="choose">
      <h1>{t('book.title')}</h1>
      <p className="lead">{t('book.lead')}</p>
      <Tiles items={[...items, ...others]}>
        {({ key, name, queue }) => (
          <Tile
            key={key}
            title={say(name)}
            onClick={() => go({ at: 'slots', queue, item: key, day: null, from: null })}
          />
        )}
      </Tiles>
    </div>
  )
}
