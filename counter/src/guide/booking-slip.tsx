import { type HallConfig, bookingNow, checklist } from '@onehall/domain'
import { DemoRibbon } from '@onehall/ui'
import { useSay, useText } from '../texts/texts.ts'
import type { Booked } from './book-form.tsx'
import { codeWords, useDayWords } from './day-words.ts'
import { useWhatFor } from './what-for.ts'
import './slip.css'

interface SlipProps {
  readonly booked: Booked
  readonly config: HallConfig
  readonly demo: boolean
}

/** The slip of an appointment: code, when, where and what to bring; shown on paper only. No name and no ID number. */
export function BookingSlip({ booked, config, demo }: SlipProps) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const { code, day, from, to } = booked
  const { queue, item: name } = useWhatFor({ ...booked, purpose: 'handle', count: 1 }, config)
  const zone = config.zones.find(({ id }) => id === queue?.zone)
  const item = config.catalogue.items.find(({ key }) => key === booked.item)
  const bring =
    item === undefined || item.sensitive
      ? []
      : checklist(item, config.catalogue.materials, {}).filter(({ need }) => need === 'bring')
  const now = config.booking && bookingNow(booked, config.booking, { today: day, localTime: '00:00' })
  return (
    <article className="slip">
      <h1>{say(config.name)}</h1>
      {demo && (
        <p>
          <DemoRibbon />
        </p>
      )}
      <p>{t('booking.code')}</p>
      <p className="slip-code">{codeWords(code)}</p>
      <p className="slip-large">{words(day)}</p>
      <p className="slip-large">
        {from}–{to}
      </p>
      {queue !== undefined && <p>{say(queue.name)}</p>}
      {name !== null && <p>{name}</p>}
      {zone !== undefined && (
        <p className="slip-large">
          {zone.floor} {say(zone.name)}
        </p>
      )}
      {now && <p className="slip-rule">{t('booking.slip.how', { opens: now.opens, until: now.keptUntil })}</p>}
      {bring.length > 0 && (
        <p>{t('booking.slip.bring', { what: bring.map(({ material }) => say(material.name)).join('、') })}</p>
      )}
      <p>{t('booking.slip.cancel', { phone: config.phone })}</p>
    </article>
  )
}
