import type { CounterId, QueueId, TicketId } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button } from 'antd'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useText } from '../texts/texts.ts'
import type { FoundNumber } from './look-up.tsx'

/** The clerk's own counter, where a number is looked up at one. */
export interface AtCounter {
  readonly counter: CounterId
  /** Queues that are called here. */
  readonly queues: readonly QueueId[]
  readonly onRestored: (ticket: TicketId) => void
  /** Who came back is in hand. */
  readonly onServing: () => void
}

interface AwayProps {
  readonly found: FoundNumber
  readonly at: AtCounter | null
  readonly onDone: (words: string) => void
  /** It was otherwise than it stands here. */
  readonly onRefused: () => void
}

/** One who was missed or is away for a moment, with what brings the number back: into the line, or to this free counter. */
export function AwayCard({ found, at, onDone, onRefused }: AwayProps) {
  const t = useText()
  const { config } = useHall()
  const { ask, pending } = useAsk()
  const { ticket, number, status, queue, restore, counter, until } = found
  const isMissed = status === 'missed'

  async function bring(): Promise<void> {
    const here = at?.queues.includes(queue) === true ? at.counter : null
    const answer = await ask(
      isMissed ? { type: 'RestoreMissed', ticket } : { type: 'ReturnHeld', ticket, counter: here },
    )
    if (answer === null) return
    if (!answer.ok) return onRefused()
    if (isMissed) {
      at?.onRestored(ticket)
      return onDone(t('guide.restored', { number }))
    }
    const { status: now, counter: to } = answer.result
    if (now === 'serving') return at?.onServing()
    const label = config.counters.find(({ id }) => id === to)?.label
    onDone(label === undefined ? t('guide.returned', { number }) : t('guide.returnedTo', { number, label }))
  }

  const how = !isMissed
    ? t('guide.heldBy', { label: counter ?? '', time: until === null ? '' : hourMinute(until, config.timeZone) })
    : restore === null
      ? t('guide.restoreNo')
      : t('guide.restoreHow', { n: restore.after })
  return (
    <div className="place">
      <p>
        <b className="number place-number">{number}</b>{' '}
        <Mark tone={isMissed ? 'watch' : 'info'}>{t(isMissed ? 'guide.missed' : 'guide.held')}</Mark>
      </p>
      <p>{how}</p>
      {(!isMissed || restore !== null) && (
        <p>
          <Button type="primary" loading={pending !== null} onClick={() => void bring()}>
            {t(isMissed ? 'guide.restore' : 'guide.return', { number })}
          </Button>
        </p>
      )}
    </div>
  )
}
