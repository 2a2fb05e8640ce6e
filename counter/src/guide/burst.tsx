import type { Queue } from '@onehall/domain'
import { App, Button, Switch } from 'antd'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { ofThisPc, useStored } from '../shell/stored.ts'
import { useSay, useText } from '../texts/texts.ts'
import { burstKey, useBurstKeys } from './burst-keys.ts'
import { type HallNow, useQueueState } from './queue-state.ts'
import type { Issuing } from './use-issuing.ts'

/** More presses than this without an answer: the server is away, and numbers nobody sees help nobody. */
const MOST_PENDING = 10

interface BurstProps {
  readonly issuing: Issuing
  readonly hall: HallNow
}

/** 快速取号 (users.md M2): one press, one number, the next slip at once. */
export function Burst({ issuing, hall }: BurstProps) {
  const t = useText()
  const { message } = App.useApp()
  const { config } = useHall()
  const stateOf = useQueueState(hall)
  const [isPrinting, setPrinting] = useStored('onehall.guide.print', true, ofThisPc)

  function why(queue: Queue): string | null {
    if (queue.identity === 'required') return t('guide.burstIdentity')
    const { bar } = stateOf(queue.id)
    if (bar !== null) return bar
    return issuing.pending >= MOST_PENDING ? t('guide.sendingFull') : null
  }

  function give(queue: Queue): void {
    const barred = why(queue)
    if (barred !== null) return void message.info({ content: barred, key: 'barred', duration: 3 })
    const wish = {
      queue: queue.id,
      item: null,
      purpose: 'handle',
      count: 1,
      forWhom: 'self',
      escort: false,
      priority: null,
    } as const
    void issuing.issue(wish, undefined, isPrinting)
  }

  useBurstKeys(config.queues, give)

  return (
    <div className="burst">
      <p>{t('guide.burstHelp')}</p>
      <p className="burst-print">
        <label>
          <Switch size="small" checked={isPrinting} onChange={setPrinting} aria-label={t('guide.burstPrint')} />{' '}
          {t('guide.burstPrint')}
        </label>
        <span role="status">{issuing.pending > 0 && t('guide.sending', { n: issuing.pending })}</span>
      </p>
      <div className="burst-queues">
        {config.queues.map((queue) => (
          <BurstButton
            key={queue.id}
            queue={queue}
            watch={stateOf(queue.id).watch !== null}
            waiting={hall.queues.find((each) => each.queue === queue.id)?.waiting ?? 0}
            why={why(queue)}
            onPress={() => give(queue)}
          />
        ))}
      </div>
    </div>
  )
}

interface ButtonProps {
  readonly queue: Queue
  readonly waiting: number
  /** Nobody sits there yet. */
  readonly watch: boolean
  readonly why: string | null
  readonly onPress: () => void
}

function BurstButton({ queue, waiting, watch, why, onPress }: ButtonProps) {
  const t = useText()
  const say = useSay()
  const key = burstKey(queue)
  return (
    <Barred why={why}>
      {(barred) => (
        <Button {...(key !== null && { 'aria-keyshortcuts': key })} onClick={onPress} {...barred}>
          <b>{queue.prefix}</b>
          <span>
            {say(queue.name)}
            <small className="number">{t('guide.burstWaiting', { n: waiting })}</small>{' '}
            {why === null && watch && <Mark tone="watch">{t('warning.no-counter-open.short')}</Mark>}
          </span>
        </Button>
      )}
    </Barred>
  )
}
