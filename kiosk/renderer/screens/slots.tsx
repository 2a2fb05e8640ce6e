import { refusalText, useLang } from '@onehall/ui'
import type { Day, HallConfig, LocalTime } from '@onehall/domain'
import { useEffect, useState } from 'react'
import type { BookRequest, SlotDay, SlotsAnswer } from '../../bridge/appointment.ts'
import { dayParts, dayWords } from '../day-words.ts'
import type { Screen } from '../navigation.ts'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

type SlotsScreen = Extract<Screen, { at: 'slots' }>

interface Props {
  readonly hall: HallConfig
  readonly screen: SlotsScreen
  readonly choose: (day: Day, from: LocalTime | null) => void
  readonly book: (request: BookRequest) => void
  readonly isBusy: boolean
  readonly layCard: () => void
  readonly back: () => void
}

/** So many days are shown: those of a week. */
const DAYS = 7

/** A day, a slot, and the card of who comes: three taps to an appointment. */
export function Slots({ hall, screen, choose, book, isBusy, layCard, back }: Props) {
  const { bridge } = useKiosk()
  const t = useText()
  const [lang] = useLang()
  const [answer, setAnswer] = useState<SlotsAnswer | null>(null)
  const [round, setRound] = useState(0)
  const { queue } = screen
  useEffect(() => {
    let isHere = true
    const away = { kind: 'server-away' } as const
    void bridge
      .slots({ queue })
      .catch(() => away)
      .then((told) => {
        if (isHere) setAnswer(told)
      })
    return () => void (isHere = false)
  }, [bridge, queue, round])

  const ok = (
    <button type="button" className="button button-large" onClick={back}>
      {t('notice.understood')}
    </button>
  )
  if (answer === null) return <Notice icon="clock" title={t('slots.loading')} />
  if (answer.kind === 'refused') {
    return (
      <Notice icon="warning" tone="warning" title={t('book.refused')} actions={ok}>
        {refusalText(answer.refusal, lang)}
      </Notice>
    )
  }
  if (answer.kind === 'server-away') {
    return (
      <Notice
        icon="plug"
        tone="danger"
        title={t('notice.server-away')}
        actions={
          <>
            {ok}
            <button
              type="button"
              className="button button-large button-primary"
              onClick={() => {
                setAnswer(null)
                setRound(round + 1)
              }}
            >
              {t('notice.retry')}
            </button>
          </>
        }
      >
        {t('book.away')}
      </Notice>
    )
  }
  const days = answer.days.slice(0, DAYS)
  const free = days.find(({ slots }) => slots.some(({ left }) => left > 0))
  if (free === undefined) {
    return (
      <Notice icon="clock" tone="warning" title={t('slots.none')} actions={ok}>
        {t('slots.none.more', { phone: hall.phone })}
      </Notice>
    )
  }
  const day = days.find((each) => each.day === screen.day) ?? free
  return (
    <div className="slots">
      <Head hall={hall} screen={screen} />
      <div className="slot-days" role="group" aria-label={t('slots.day')}>
        {days.map((each) => (
          <DayButton key={each.day} day={each} isChosen={each === day} onClick={() => choose(each.day, null)} />
        ))}
      </div>
      <div className="slot-times" role="group" aria-label={t('slots.time')}>
        {day.slots.map(({ from, to, left }) => (
          <button
            key={from}
            type="button"
            className="slot"
            aria-pressed={screen.from === from && left > 0}
            disabled={left === 0}
            onClick={() => choose(day.day, from)}
          >
            <strong>
              {from}–{to}
            </strong>
            <small>{left === 0 ? t('slots.full') : t('slots.left', { count: left })}</small>
          </button>
        ))}
      </div>
      <Confirm hall={hall} screen={screen} day={day} book={book} isBusy={isBusy} layCard={layCard} />
    </div>
  )
}

function Head({ hall, screen: { queue, item } }: Pick<Props, 'hall' | 'screen'>) {
  const say = useSay()
  const of = hall.queues.find(({ id }) => id === queue)
  const zone = hall.zones.find(({ id }) => id === of?.zone)
  const found = hall.catalogue.items.find(({ key }) => key === item)
  const name = found !== undefined && !found.sensitive ? found.name : of?.name
  return (
    <header>
      <h1>{name === undefined ? '' : say(name)}</h1>
      <p className="where">
        <Icon name="place" />
        <strong>
          {zone?.floor} {zone === undefined ? '' : say(zone.name)}
        </strong>
      </p>
    </header>
  )
}

function DayButton({ day, isChosen, onClick }: { day: SlotDay; isChosen: boolean; onClick: () => void }) {
  const t = useText()
  const [lang] = useLang()
  const [first, second] = dayParts(day.day, lang)
  const left = day.slots.reduce((sum, slot) => sum + slot.left, 0)
  return (
    <button type="button" className="slot" aria-pressed={isChosen} disabled={left === 0} onClick={onClick}>
      <strong>
        {first} <br />
        {second}
      </strong>
      <small>{left === 0 ? t('slots.full') : t('slots.left', { count: left })}</small>
    </button>
  )
}

/** What was chosen, in words, and the one button: to book, or to lay down the card that it needs. */
function Confirm({ screen, day, book, isBusy, layCard }: Omit<Props, 'choose' | 'back'> & { readonly day: SlotDay }) {
  const { state, elder } = useKiosk()
  const t = useText()
  const [lang] = useLang()
  const slot = day.slots.find(({ from, left }) => from === screen.from && left > 0)
  const hasCard = state.card?.accepted === true
  if (slot === undefined) {
    return (
      <p className="slot-confirm lead" role="status">
        {t('slots.choose')}
      </p>
    )
  }
  const { queue, item } = screen
  return (
    <div className="slot-confirm">
      <p className="slot-chosen" role="status">
        {t('slots.chosen', { day: dayWords(day.day, lang), from: slot.from, to: slot.to })}
      </p>
      {hasCard ? (
        <button
          type="button"
          className="button button-take"
          disabled={isBusy}
          onClick={() => book({ queue, item, day: day.day, from: slot.from, elder, language: lang })}
        >
          <Icon name="check" />
          {isBusy ? t('book.busy') : t('book.go')}
        </button>
      ) : (
        <>
          <button type="button" className="button button-take" onClick={layCard}>
            <Icon name="card" />
            {t('notice.card')}
          </button>
          <p className="hint">{t('book.card')}</p>
        </>
      )}
    </div>
  )
}
