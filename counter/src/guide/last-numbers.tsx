import type { WaitingEntry } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button, Popconfirm } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { Issued } from './issued.ts'
import type { Issuing } from './use-issuing.ts'

interface LastProps {
  readonly issuing: Issuing
  readonly waiting: readonly WaitingEntry[]
}

/** The last numbers of this desk; a slip of the finger is cancelled here, while it waits. */
export function LastNumbers({ issuing, waiting }: LastProps) {
  const t = useText()
  if (issuing.last.length === 0) return null
  return (
    <>
      <h2 className="column-title">
        {t('guide.last')} <small>{t('guide.lastHelp')}</small>
      </h2>
      <ol className="last" tabIndex={0} aria-label={t('guide.last')}>
        {issuing.last.map((issued) => (
          <Last
            key={issued.ticket}
            issued={issued}
            isWaiting={waiting.some(({ ticket }) => ticket === issued.ticket)}
            issuing={issuing}
          />
        ))}
      </ol>
    </>
  )
}

interface RowProps {
  readonly issued: Issued
  readonly isWaiting: boolean
  readonly issuing: Issuing
}

function Last({ issued, isWaiting, issuing }: RowProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const { number, ticket, cancelled } = issued
  const queue = config.queues.find(({ id }) => id === issued.queue)
  const state = cancelled !== null ? 'cancelled' : isWaiting ? 'waiting' : 'gone'
  return (
    <li>
      <Button
        type="text"
        size="small"
        className="number"
        aria-label={t('guide.show', { number })}
        onClick={() => issuing.show(ticket)}
      >
        <b>{number}</b>
      </Button>
      <span className="last-queue">{queue && say(queue.name)}</span>
      {state === 'waiting' && issued.warnings?.[0] && (
        <Mark tone="watch">{t(`warning.${issued.warnings[0]}.short`)}</Mark>
      )}
      <Mark tone={state === 'waiting' ? 'info' : 'plain'}>{t(`guide.state.${state}`)}</Mark>
      <time>{hourMinute(issued.issuedAt, config.timeZone)}</time>
      {state === 'waiting' && (
        <Popconfirm
          title={t('guide.cancelConfirm', { number })}
          okText={t('guide.yes')}
          cancelText={t('guide.no')}
          onConfirm={() => void issuing.cancel(ticket, 'mistake')}
        >
          <Button size="small" aria-label={t('guide.cancelOf', { number })}>
            {t('guide.cancel')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}
