import type { Counter, HeldEntry, Ms } from '@onehall/domain'
import { App, Button } from 'antd'
import type { Asking } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import type { Act } from './acts/acts.tsx'
import { HeldRow } from './held-row.tsx'
import { KeyMarks } from './key-marks.tsx'
import { ASIDE } from './keys.ts'

interface HeldProps {
  readonly counter: Counter
  readonly held: readonly HeldEntry[]
  readonly asking: Asking
  readonly now: Ms
  readonly onAct: (act: Act) => void
}

/** Who is away for a moment and may go on here, with the time that is left (users.md V10, C13). */
export function HeldList({ counter, held, asking, now, onAct }: HeldProps) {
  const t = useText()
  const mine = held.filter((each) => each.counter === counter.id)
  const why = mine.length === 0 ? t('handOver.none') : null
  return (
    <>
      <div className="right-head held-head">
        <h2 className="column-title">
          {t('held.title')} <b>{held.length}</b>
        </h2>
        <Barred why={why}>
          {(barred) => (
            <Button size="middle" onClick={() => why === null && onAct({ kind: 'hand-over' })} {...barred}>
              {t('handOver.button')}
            </Button>
          )}
        </Barred>
      </div>
      {held.length === 0 ? (
        <p className="held-none">{t('held.none')}</p>
      ) : (
        <ul className="held" tabIndex={0} aria-label={t('held.title')}>
          {held.map((entry, n) => (
            <Held
              key={entry.ticket}
              isFirst={n === 0}
              counter={counter}
              entry={entry}
              asking={asking}
              now={now}
              onAct={onAct}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function Held({
  isFirst,
  counter,
  entry,
  asking,
  now,
  onAct,
}: Omit<HeldProps, 'held'> & {
  readonly entry: HeldEntry
  readonly isFirst: boolean
}) {
  const t = useText()
  const { config } = useHall()
  const { message } = App.useApp()
  const { ticket, number, queue, until, reason, back } = entry
  const label = config.counters.find(({ id }) => id === entry.counter)?.label ?? ''

  async function isBack(): Promise<void> {
    const answer = await asking.ask({ type: 'ReturnHeld', ticket, counter: counter.id })
    if (!answer?.ok || answer.result['status'] !== 'waiting') return
    void message.info(t(answer.result['counter'] === null ? 'held.waits' : 'held.waitsHere', { number }), 5)
  }

  return (
    <HeldRow
      entry={entry}
      classes={config.classes}
      now={now}
      buttons={
        <>
          <Button
            aria-label={`${t('held.back')} ${number}`}
            aria-keyshortcuts={isFirst ? ASIDE.back : undefined}
            onClick={() => void isBack()}
          >
            {t('held.back')}
          </Button>{' '}
          {isFirst && <KeyMarks keys={[ASIDE.back]} />}
          {entry.counter === counter.id && (
            <Button
              type="text"
              aria-label={`${t('held.slip')} ${number}`}
              onClick={() => onAct({ kind: 'slip', slip: { number, queue, until, reason, back } })}
            >
              {t('held.slip')}
            </Button>
          )}
        </>
      }
    >
      {reason}
      {entry.counter !== counter.id && <small>{t('held.of', { label })}</small>}
    </HeldRow>
  )
}
