import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { createPortal } from 'react-dom'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { dateTime } from '../shell/time.ts'
import { useSay, useText } from '../texts/texts.ts'
import type { Issued } from './issued.ts'
import { usePaperKeys } from './paper-keys.ts'
import { Slip } from './slip.tsx'
import { useRoute, useWhatFor } from './what-for.ts'
import type { Issuing } from './use-issuing.ts'
import { Warnings } from './warnings.tsx'
import type { What } from './what-select.tsx'

const KEYS = { print: 'F7', note: 'F8' } as const

/** Why nothing can be done with what is shown. */
function bar({ shown, pending }: Issuing): 'guide.state.cancelled' | 'bar.pending' | null {
  if (shown !== null && shown.cancelled !== null) return 'guide.state.cancelled'
  return pending > 0 ? 'bar.pending' : null
}

/** The number, large enough to be read across the desk; its slip, or a note that it was written down. */
export function IssuedCard({ issuing, onBook }: { readonly issuing: Issuing; readonly onBook: (what: What) => void }) {
  const t = useText()
  const { config, info } = useHall()
  const { shown } = issuing
  const barred = bar(issuing)
  const whyPrint = barred === null ? null : t(barred)
  const whyNote = barred === null && shown?.paper ? t(`guide.${shown.paper}`) : whyPrint
  const onPrint = (): void => void (shown !== null && whyPrint === null && void issuing.print(shown))
  const onNote = (): void => void (shown !== null && whyNote === null && void issuing.note(shown))
  usePaperKeys({ [KEYS.print]: onPrint, [KEYS.note]: onNote })
  if (shown === null) {
    return (
      <div className="issued issued-none">
        <h2>{t('guide.nothing')}</h2>
        <p>{t('guide.nothingHelp')}</p>
      </div>
    )
  }
  return (
    <div className="issued">
      <p className="issued-number number" role="status" aria-label={t('guide.given')} data-testid="issued-number">
        {shown.number}
      </p>
      <Warnings issued={shown} onBook={onBook} />
      <IssuedFacts issued={shown} />
      <p className="issued-actions">
        <Barred why={whyPrint}>
          {(state) => (
            <Button
              type="primary"
              size="large"
              icon={<PrinterOutlined />}
              onClick={onPrint}
              aria-keyshortcuts={KEYS.print}
              {...state}
            >
              {t(shown.paper === 'printed' ? 'guide.reprint' : 'guide.print')} <kbd>{KEYS.print}</kbd>
            </Button>
          )}
        </Barred>
        <Barred why={whyNote}>
          {(state) => (
            <Button size="large" icon={<EditOutlined />} onClick={onNote} aria-keyshortcuts={KEYS.note} {...state}>
              {t('guide.note')} <kbd>{KEYS.note}</kbd>
            </Button>
          )}
        </Barred>
      </p>
      {shown.cancelled === null &&
        createPortal(<Slip issued={shown} config={config} demo={info.demo} />, document.body)}
    </div>
  )
}

function IssuedFacts({ issued }: { readonly issued: Issued }) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { queue, item } = useWhatFor(issued, config)
  const zone = config.zones.find(({ id }) => id === queue?.zone)
  const badge = config.classes.find(({ key }) => key === issued.class)?.badge
  const { wait } = issued
  const route = useRoute(issued, config)
  const rows: readonly (readonly [string, string])[] = [
    [t('guide.for'), item ?? (queue === undefined ? '' : say(queue.name))],
    [t('guide.where'), zone === undefined ? '' : `${zone.floor} ${say(zone.name)}`],
    ...(route.length > 0 ? [[t('visit.then'), route.join(' → ')] as const] : []),
    [t('guide.ahead'), t('guide.people', { n: issued.ahead })],
    [t('guide.wait'), wait === null ? t('guide.waitUnknown') : t('guide.waitRange', { from: wait.from, to: wait.to })],
    [t('guide.takenAt'), dateTime(issued.issuedAt, config.timeZone)],
  ]
  return (
    <>
      <p className="issued-marks">
        {issued.cancelled !== null && <Mark tone="bad">{t('guide.state.cancelled')}</Mark>}
        {issued.isBooked && <Mark tone="watch">{t('booking.badge')}</Mark>}
        {badge && <Mark tone="watch">{say(badge)}</Mark>}
        <Mark tone={issued.paper === null ? 'plain' : 'good'}>{t(`guide.${issued.paper ?? 'noPaper'}`)}</Mark>
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
