import { useLang } from '@onehall/ui'
import { useState } from 'react'
import type { AppointmentNow } from '../../bridge/appointment.ts'
import { codeWords, dayWords } from '../day-words.ts'
import { Icon } from '../parts/icon.tsx'
import { Tile, useSay } from '../parts/tile.tsx'
import { Tiles } from '../parts/tiles.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

/** When and where, and what for. */
export function AppointmentFacts({
  appointment: { day, from, to, floor, zone, queueName, itemName },
  lang,
}: {
  readonly appointment: AppointmentNow
  readonly lang: 'zh' | 'en'
}) {
  const t = useText()
  const say = useSay()
  return (
    <dl className="number-facts">
      <div>
        <dt>{t('appointment.when')}</dt>
        <dd>
          {dayWords(day, lang)} {from}–{to}
        </dd>
      </div>
      <div>
        <dt>{t('appointment.what')}</dt>
        <dd>{say(itemName ?? queueName)}</dd>
      </div>
      <div>
        <dt>{t('appointment.where')}</dt>
        <dd>
          {floor} {say(zone)}
        </dd>
      </div>
    </dl>
  )
}

/** One appointment: the number it gives now in one tap, or from when; and giving it back. */
export function Appointment({
  appointment,
  isBusy,
  checkIn,
  cancel,
}: {
  readonly appointment: AppointmentNow
  readonly isBusy: boolean
  readonly checkIn: () => void
  readonly cancel: () => void
}) {
  const { state } = useKiosk()
  const t = useText()
  const [lang] = useLang()
  const [asksSure, setAsksSure] = useState(false)
  const { code, checkIn: now, opens, keptUntil, mayCancel, day } = appointment
  const gives = (now === 'open' || now === 'late') && state.day === 'open'
  return (
    <div className="appointment" data-appointment={code}>
      <h1>
        {t('appointment.title')} <small>{t('appointment.code', { code: codeWords(code) })}</small>
      </h1>
      <AppointmentFacts appointment={appointment} lang={lang} />
      <p className={now === 'late' ? 'lead lead-warning' : 'lead'} role="status">
        {now === 'open'
          ? t('appointment.open', { until: keptUntil })
          : now === 'late'
            ? t('appointment.late', { until: keptUntil })
            : now === 'early'
              ? t('appointment.early', { opens })
              : t('appointment.otherDay', { day: dayWords(day, lang), opens })}
      </p>
      {gives && (
        <button type="button" className="button button-take" disabled={isBusy} onClick={checkIn}>
          <Icon name="ticket" />
          {isBusy ? t('item.taking') : now === 'late' ? t('appointment.takeLate') : t('appointment.take')}
        </button>
      )}
      {mayCancel ? (
        <div className="actions">
          {asksSure ? (
            <>
              <button type="button" className="button button-large" onClick={() => setAsksSure(false)}>
                {t('appointment.keep')}
              </button>
              <button type="button" className="button button-large button-danger" disabled={isBusy} onClick={cancel}>
                {t('appointment.cancel.sure')}
              </button>
            </>
          ) : (
            <button type="button" className="button button-large" onClick={() => setAsksSure(true)}>
              {t('appointment.cancel')}
            </button>
          )}
        </div>
      ) : (
        <p className="hint">{t('appointment.noCancel')}</p>
      )}
    </div>
  )
}

/** All that the holder of the card has booked. */
export function Mine({
  appointments,
  show,
}: {
  readonly appointments: readonly AppointmentNow[]
  readonly show: (appointment: AppointmentNow) => void
}) {
  const t = useText()
  const say = useSay()
  const [lang] = useLang()
  return (
    <div className="choose">
      <h1>{t('appointment.mine')}</h1>
      <Tiles kind="found" items={appointments}>
        {(each) => (
          <Tile
            key={each.code}
            title={`${dayWords(each.day, lang)} ${each.from}–${each.to}`}
            onClick={() => show(each)}
          >
            <span className="tile-more">{say(each.itemName ?? each.queueName)}</span>
          </Tile>
        )}
      </Tiles>
    </div>
  )
}
