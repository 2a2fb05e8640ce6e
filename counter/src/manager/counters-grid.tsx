import type { Counter, CounterEntry, Ms } from '@onehall/domain'
import { Button, Popconfirm } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

interface GridProps {
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
  readonly asking: Asking
}

/** Every counter of the hall: state, who, since when, the number in hand; one left open can be closed. */
export function CountersGrid({ counters, now, asking }: GridProps) {
  const t = useText()
  const { config } = useHall()
  const states = new Map(counters.map((entry) => [entry.counter, entry]))
  const open = counters.filter(({ status }) => status !== 'closed').length
  return (
    <section>
      <h2 className="column-title">
        {t('manager.counterList')} <small>{t('manager.openOf', { open, all: config.counters.length })}</small>
      </h2>
      <ul className="tiles">
        {config.counters.map((counter) => (
          <Tile key={counter.id} counter={counter} state={states.get(counter.id)} now={now} asking={asking} />
        ))}
      </ul>
    </section>
  )
}

interface TileProps {
  readonly counter: Counter
  readonly state: CounterEntry | undefined
  readonly now: Ms
  readonly asking: Asking
}

function Tile({ counter, state, now, asking }: TileProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const status = state?.status ?? 'closed'
  const { label, id, name } = counter
  const staffNo = state?.staffNo ?? ''
  return (
    <li className={`tile tile-${status}`} title={say(name)}>
      <p className="tile-head">
        <b>{label}</b>
        <span>{t(`counter.status.${status}`)}</span>
      </p>
      {state !== undefined && status !== 'closed' && (
        <>
          <p className="tile-number number">{state.number ?? '–'}</p>
          <p>
            {t('shell.staffNo', { staffNo })} · {t('manager.since', { time: duration(now - state.since) })}
          </p>
        </>
      )}
      {status === 'open' && (
        <Popconfirm
          title={t('manager.forceCloseConfirm', { label })}
          description={t('manager.forceCloseHelp', { staffNo })}
          okText={t('manager.yes')}
          cancelText={t('manager.no')}
          onConfirm={() => void asking.ask({ type: 'CloseCounter', counter: id })}
        >
          <Button
            size="small"
            disabled={asking.pending !== null}
            aria-label={t('manager.forceCloseConfirm', { label })}
          >
            {t('manager.forceClose')}
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}
