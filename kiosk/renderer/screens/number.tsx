import { isOfflineNumber } from '@onehall/domain'
import { useState } from 'react'
import type { TicketNow } from '../../bridge/ticket.ts'
import { Icon } from '../parts/icon.tsx'
import { Route } from '../parts/route.tsx'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'

/** The number, as large as the screen allows, while it is printed and after. */
export function NumberScreen({ ticket, done }: { readonly ticket: TicketNow; readonly done: () => void }) {
  const { state, bridge } = useKiosk()
  const t = useText()
  const say = useSay()
  const [away, setAway] = useState(false)
  const isVoid = ticket.print === 'void'
  const asksToNote = (ticket.print === 'refused' || ticket.print === 'unknown') && !ticket.acknowledged

  async function note(): Promise<void> {
    const answer = await bridge.acknowledge().catch(() => ({ kind: 'server-away' }) as const)
    setAway(answer.kind === 'server-away')
  }

  return (
    <div className={isVoid ? 'number number-void' : 'number'}>
      <div className="number-head">
        <h1 className="number-title">
          {isVoid ? t('number.void') : ticket.reprint ? t('number.again') : t('number.title')}
        </h1>
        <p
          className={isOfflineNumber(ticket.number) ? 'number-big number-long' : 'number-big'}
          data-number={ticket.number}
        >
          {ticket.number}
        </p>
        {!isVoid && (
          <p className="number-what">
            {say(ticket.queueName)}
            {ticket.itemName !== null && <small>{say(ticket.itemName)}</small>}
            {ticket.badge !== null && <span className="badge">{say(ticket.badge)}</span>}
          </p>
        )}
      </div>
      <div className="number-next">
        {isVoid ? (
          <p className="lead">{t('number.void.more')}</p>
        ) : (
          <>
            <dl className="number-facts">
              <div>
                <dt>{t('number.where')}</dt>
                <dd>
                  {ticket.floor} {say(ticket.zone)}
                </dd>
              </div>
              {ticket.ahead !== null && (
                <div>
                  <dt>{t('number.ahead')}</dt>
                  <dd>
                    {ticket.ahead === 0 ? t('number.next') : t('number.people', { count: ticket.ahead })}
                    {ticket.wait !== null && ticket.ahead > 0 && <small>{t('line.wait', { ...ticket.wait })}</small>}
                  </dd>
                </div>
              )}
            </dl>
            {ticket.route.length > 1 && <Route title={t('number.route')} places={ticket.route} />}
            {isOfflineNumber(ticket.number) && <p className="rule rule-offline">{t('number.offline')}</p>}
            <p className="rule">{t('number.rule')}</p>
          </>
        )}
        <div className={`number-print number-print-${ticket.acknowledged ? 'noted' : ticket.print}`} role="status">
          <Printing ticket={ticket} />
          {asksToNote && <p>{away ? t('number.note.away') : ticket.print === 'refused' ? t('number.note') : ''}</p>}
          {ticket.acknowledged && <p>{t('number.noted')}</p>}
        </div>
        {state.card?.lying === true && (
          <p className="take-card">
            <Icon name="card" />
            {t('card.take')}
          </p>
        )}
        <div className="actions">
          {(ticket.print === 'unknown' || ticket.print === 'refused' || ticket.print === 'printed') && (
            <button
              type="button"
              className="button button-large"
              onClick={() => void bridge.reprint({ number: ticket.number })}
            >
              <Icon name="printer" />
              {t('number.reprint')}
            </button>
          )}
          {asksToNote && (
            <button type="button" className="button button-large button-primary" onClick={() => void note()}>
              {t('number.note.button')}
            </button>
          )}
          {!asksToNote && ticket.print !== 'printing' && (
            <button type="button" className="button button-large button-primary" onClick={done}>
              {t('number.done')}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function Printing({ ticket }: { readonly ticket: TicketNow }) {
  const t = useText()
  switch (ticket.print) {
    case 'printing':
      return <p>{t('number.printing')}</p>
    case 'printed':
      return <p>{t('number.printed')}</p>
    case 'unknown':
      return <p>{t('number.unknown')}</p>
    case 'refused':
      return (
        <p>
          {ticket.trouble === 'paper-out' || ticket.trouble === 'cover-open'
            ? t(`number.refused.${ticket.trouble}`)
            : t('number.refused.other')}
        </p>
      )
    case 'void':
      return null
  }
}
