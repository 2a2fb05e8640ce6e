import { useLang } from '@onehall/ui'
import type { HallConfig, ItemKey, QueueId } from '@onehall/domain'
import { useState, type ReactNode } from 'react'
import type { TicketRequest } from '../../bridge/ticket.ts'
import { bookableOf, type Bookable } from '../bookable.ts'
import { Icon } from '../parts/icon.tsx'
import { LineFacts } from '../parts/line-facts.tsx'
import { ShutWords, StandstillWords } from '../parts/shut.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

export interface Ordering {
  readonly take: (request: TicketRequest) => void
  readonly isTaking: boolean
  readonly layCard: () => void
  /** Items that the same number is for already. */
  readonly basket: readonly ItemKey[]
  /** This item too, and then another. */
  readonly also: (item: ItemKey) => void
  /** An appointment in place of a number of today. */
  readonly bookInstead: (bookable: Bookable) => void
  readonly answerWarning: (request: TicketRequest, goOn: boolean) => void
}

const PURPOSES = ['handle', 'consult', 'supplement', 'collect'] as const

/** The last step before a number: where it leads, how long it takes, and the button. */
export function Order({
  hall,
  queue: id,
  target,
  purpose: fixedPurpose,
  label,
  children,
  ordering: { take, isTaking, layCard, bookInstead },
}: {
  readonly hall: HallConfig
  readonly queue: QueueId
  readonly target: TicketRequest['target']
  /** Given where the way here has said it already. */
  readonly purpose?: TicketRequest['purpose']
  readonly label?: string
  readonly children?: ReactNode
  readonly ordering: Ordering
}) {
  const { state, elder } = useKiosk()
  const t = useText()
  const say = useSay()
  const [language] = useLang()
  const [purpose, setPurpose] = useState<TicketRequest['purpose']>(fixedPurpose ?? 'handle')
  const [forWhom, setForWhom] = useState<TicketRequest['forWhom']>('self')
  const [count, setCount] = useState(1)
  const [escort, setEscort] = useState(false)
  const queue = hall.queues.find((each) => each.id === id)
  const zone = hall.zones.find((each) => each.id === queue?.zone)
  const shut = state.lines[id]?.shut ?? null
  // Where a number can be had now the other day is offered on the first screen as well: large type has no room for both.
  const isOffline = state.offline.gives
  const isSingle = target.kind === 'item' || target.kind === 'queue'
  const bookable = !isOffline && (shut !== null || (!elder && target.kind === 'item')) ? bookableOf(hall, target) : null
  const hasCard = state.card?.accepted === true
  const lacksCard = !hasCard && queue !== undefined && queue.identity !== 'free'
  const request: TicketRequest = { target, purpose, count, forWhom, escort, elder, language, withoutPaper: false }
  return (
    <section className="order" aria-label={t('item.take')}>
      <p className="where">
        <Icon name="place" />
        <strong>
          {zone?.floor} {zone === undefined ? '' : say(zone.name)}
        </strong>
      </p>
      <LineFacts queue={id} />
      {!elder && (
        <div className="options" role="group" aria-label={t('item.options')}>
          {fixedPurpose === undefined && (
            <div className="segments">
              {PURPOSES.map((each) => (
                <button key={each} type="button" aria-pressed={purpose === each} onClick={() => setPurpose(each)}>
                  {t(`item.purpose.${each}`)}
                </button>
              ))}
            </div>
          )}
          <div className="segments">
            {(['self', 'proxy'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={forWhom === each} onClick={() => setForWhom(each)}>
                {t(`item.${each}`)}
              </button>
            ))}
          </div>
          <div className="segments">
            <button
              type="button"
              aria-label={t('item.count.less')}
              disabled={count === 1}
              onClick={() => setCount(count - 1)}
            >
              −
            </button>
            <output>{t('item.count', { count })}</output>
            <button
              type="button"
              aria-label={t('item.count.more')}
              disabled={count === 99}
              onClick={() => setCount(count + 1)}
            >
              +
            </button>
          </div>
        </div>
      )}
      <button type="button" className="button check" aria-pressed={escort} onClick={() => setEscort(!escort)}>
        <span className="box" aria-hidden="true">
          {escort && <Icon name="check" />}
        </span>
        {t('item.escort')}
      </button>
      {children}
      {state.day !== 'open' ? (
        <p className="hint">{t('closed.title')}</p>
      ) : state.standstill !== null ? (
        <p className="shut" role="status">
          <StandstillWords standstill={state.standstill} />
        </p>
      ) : shut !== null ? (
        <ShutWords shut={shut} />
      ) : isOffline && !isSingle ? (
        <p className="hint" role="status">
          {t('offline.single')}
        </p>
      ) : lacksCard ? (
        <>
          <button type="button" className="button button-take" onClick={layCard}>
            <Icon name="card" />
            {t('notice.card')}
          </button>
          <p className="hint">{queue.identity === 'guide' ? t('item.identity.guide') : t('item.identity.required')}</p>
        </>
      ) : (
        <button type="button" className="button button-take" disabled={isTaking} onClick={() => take(request)}>
          <Icon name="ticket" />
          {isTaking ? t('item.taking') : (label ?? t('item.take'))}
        </button>
      )}
      {bookable !== null && (fixedPurpose === undefined || fixedPurpose === 'handle') && (
        <button
          type="button"
          className={shut === null ? 'button' : 'button button-take'}
          onClick={() => bookInstead(bookable)}
        >
          <Icon name="clock" />
          {t('book.instead')}
        </button>
      )}
    </section>
  )
}
