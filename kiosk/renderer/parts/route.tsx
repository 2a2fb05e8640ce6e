import type { RoutePlace } from '../../bridge/ticket.ts'
import { useSay } from './tile.tsx'

/** The places of a visit in order, each with what is done there. */
export function Route({ title, places }: { readonly title: string; readonly places: readonly RoutePlace[] }) {
  const say = useSay()
  return (
    <section className="route" aria-label={title}>
      <p className="route-title">{title}</p>
      <ol>
        {places.map(({ queueName, floor, zone, items }, n) => (
          <li key={n}>
            <strong>
              {floor} {say(zone)} {say(queueName)}
            </strong>
            {items.length > 0 && <span>{items.map(say).join('、')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
