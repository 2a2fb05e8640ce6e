import type { AssignedEntry, Counter, CounterEntry, Ms, Pause, ZoneId } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { PauseDialog } from '../counter/acts/pause-dialog.tsx'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { AssignQueues } from './assign-queues.tsx'
import { overPause } from './alarms.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { RELEASE_REASONS } from './reasons.ts'

interface GridProps {
  /** The one that is looked after; null: all. */
  readonly zone: ZoneId | null
  readonly counters: readonly CounterEntry[]
  readonly assigned: readonly AssignedEntry[]
  readonly now: Ms
  readonly asking: Asking
}

/** More closed counters than these are folded away: in a hall of 200 the open ones are what a manager looks for. */
const CLOSED_SHOWN = 24

/** Every counter of the hall, the open ones first: state, who, since when, the number in hand, why it pauses; the manager lets it pause or releases one left signed in. */
export function CountersGrid({ zone, counters, assigned, now, asking }: GridProps) {
  const t = useText()
  const { config } = useHall()
  const states = new Map(counters.map((entry) => [entry.counter, entry]))
  const here = config.counters.filter((counter) => zone === null || counter.zone === zone)
  const statusOf = ({ id }: Counter) => states.get(id)?.status ?? 'closed'
  const closed = here.filter((each) => statusOf(each) === 'closed')
  const staffed = here.filter((each) => statusOf(each) !== 'closed')
  const open = staffed.filter((each) => statusOf(each) !== 'paused').length
  const tiles = (list: readonly Counter[]) => (
    <ul className="tiles">
      {list.map((counter) => (
        <Tile
          key={counter.id}
          counter={counter}
          state={states.get(counter.id)}
          assigned={assigned.find((each) => each.counter === counter.id)}
          now={now}
          asking={asking}
        />
      ))}
    </ul>
  )
  return (
    <section>
      <h2 className="column-title">
        {t('manager.counterList')} <small>{t('manager.openOf', { open, all: here.length })}</small>
      </h2>
      {tiles(staffed)}
      {closed.length > 0 && (
        <details className="closed-counters" open={closed.length <= CLOSED_SHOWN}>
          <summary>{t('manager.closedCounters', { n: closed.length })}</summary>
          {tiles(closed)}
        </details>
      )}
    </section>
  )
}

interface TileProps {
  readonly counter: Counter
  readonly state: CounterEntry | undefined
  readonly assigned: AssignedEntry | undefined
  readonly now: Ms
  readonly asking: Asking
}

function Tile({ counter, state, assigned, now, asking }: TileProps) {
  const { queues } = useHall().config
  const names = ({ queues: ids }: AssignedEntry): string =>
    ids.map((id) => queues.find((queue) => queue.id === id)?.prefix ?? id).join(' ')
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const status = state?.status ?? 'closed'
  const { label, name } = counter
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
      {state?.pause != null && <Paused entry={state} pause={state.pause} now={now} />}
      {assigned !== undefined && <p className="tile-assigned">{t('manager.assigned', { names: names(assigned) })}</p>}
      <p className="tile-acts">
        {state !== undefined && status !== 'closed' && (
          <>
            <Pausing counter={counter} state={state} now={now} asking={asking} />
            <Release counter={counter} state={state} asking={asking} />
          </>
        )}
        <AssignQueues counter={counter} assigned={assigned} asking={asking} />
      </p>
    </li>
  )
}

function Paused({ entry, pause, now }: { readonly entry: CounterEntry; readonly pause: Pause; readonly now: Ms }) {
  const t = useText()
  const duration = useDuration()
  const { timeZone } = useHall().config
  const over = overPause(entry, now)
  return (
    <p className={over === null ? 'tile-pause' : 'tile-pause is-over'}>
      {t(`manager.pause.${pause.reason}`)}
      {pause.until !== null && ` · ${t('manager.untilTime', { time: hourMinute(pause.until, timeZone) })}`}
      {over !== null && <b> {t('manager.over', { time: duration(over) })}</b>}
    </p>
  )
}

/** A manager makes a counter pause, however many of the zone pause already, and lets it go on. */
function Pausing({ counter, state: { status, number }, now, asking }: ReleaseProps & { readonly now: Ms }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const { id, label } = counter
  if (status === 'paused')
    return (
      <Button
        aria-label={t('manager.resumeCounter', { label })}
        disabled={asking.pending !== null}
        onClick={() => void asking.ask({ type: 'ResumeCounter', counter: id })}
      >
        {t('manager.resume')}
      </Button>
    )
  return (
    <>
      <Button
        aria-label={t('manager.pauseCounter', { label })}
        disabled={asking.pending !== null}
        onClick={() => setAsked(true)}
      >
        {t('manager.pause')}
      </Button>
      {isAsked && (
        <PauseDialog
          counter={counter}
          asking={asking}
          now={now}
          isAfter={number !== null}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

interface ReleaseProps {
  readonly counter: Counter
  readonly state: CounterEntry
  readonly asking: Asking
}

function Release({ counter: { id, label }, state: { staffNo, number }, asking }: ReleaseProps) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const title = t('manager.releaseConfirm', { label })
  const help = t(number === null ? 'manager.releaseHelp' : 'manager.releaseHelpInHand', {
    staffNo: staffNo ?? '',
    number: number ?? '',
  })
  return (
    <>
      <Button aria-label={title} disabled={asking.pending !== null} onClick={() => setAsked(true)}>
        {t('manager.release')}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={title}
          help={help}
          reasons={RELEASE_REASONS}
          asksEnd={false}
          okText={t('manager.releaseNow')}
          isBusy={asking.pending === 'ReleaseCounter'}
          onCancel={() => setAsked(false)}
          onGiven={({ reason }) =>
            void asking
              .ask({ type: 'ReleaseCounter', counter: id, reason })
              .then((answer) => answer?.ok && setAsked(false))
          }
        />
      )}
    </>
  )
}
