import type { HallConfig } from '@onehall/domain'
import { DemoRibbon, hourMinute } from '@onehall/ui'
import { Qr } from '../shell/qr.tsx'
import { dayAt } from '../shell/time.ts'
import { useSay, useText } from '../texts/texts.ts'
import type { Issued } from './issued.ts'
import { flowOf } from '../look-up/ticket-number.ts'
import { useRoute, useWhatFor } from './what-for.ts'
import './slip.css'

interface SlipProps {
  readonly issued: Issued
  readonly config: HallConfig
  readonly demo: boolean
}

/** The slip of 80 mm (users.md V5): shown on paper only, in place of the page. Printed again, it tells no wait: that is over. */
export function Slip({ issued, config, demo }: SlipProps) {
  const t = useText()
  const say = useSay()
  const { queue, item } = useWhatFor(issued, config)
  const zone = config.zones.find(({ id }) => id === queue?.zone)
  const badge = config.classes.find(({ key }) => key === issued.class)?.badge
  const isAgain = issued.paper === 'printed'
  const route = useRoute(issued, config)
  const { wait } = issued
  const flow = flowOf(issued, config.timeZone)
  return (
    <article className="slip">
      <h1>{say(config.name)}</h1>
      {demo && (
        <p>
          <DemoRibbon />
        </p>
      )}
      <p className="slip-number">{issued.number}</p>
      {(badge || isAgain || issued.isBooked) && (
        <p>
          {[issued.isBooked && t('booking.badge'), badge && say(badge), isAgain && t('slip.reprint')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {queue !== undefined && <p>{say(queue.name)}</p>}
      {item !== null && <p>{item}</p>}
      {zone !== undefined && (
        <p className="slip-large">
          {zone.floor} {say(zone.name)}
        </p>
      )}
      {route.length > 0 && <p>{t('visit.route', { route: route.join(' → ') })}</p>}
      {!isAgain && (
        <p>
          {t('slip.ahead', { n: issued.ahead })}
          {wait !== null && ` · ${t('slip.wait', { from: wait.from, to: wait.to })}`}
        </p>
      )}
      {!isAgain && issued.warnings?.includes('may-not-be-served') && <p>{t('warning.slip')}</p>}
      <p className="slip-rule">{t('slip.rule')}</p>
      <p>{t('slip.missed')}</p>
      {config.rules.slipDays > 0 && <p>{t('slip.carry', { days: config.rules.slipDays })}</p>}
      <p className="slip-large">{t('slip.takenAt', { at: hourMinute(issued.issuedAt, config.timeZone) })}</p>
      <p>{dayAt(issued.issuedAt, config.timeZone)}</p>
      <Qr text={flow} />
      <p className="slip-flow">{flow}</p>
    </article>
  )
}
