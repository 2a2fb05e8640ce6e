import { type CounterEntry, type DayEntry, type QueueEntry, type QueueId, seatsOf } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'

/** What the desk knows of the hall before it gives a number. */
export interface HallNow {
  readonly day: DayEntry | null
  readonly queues: readonly QueueEntry[]
  readonly counters: readonly CounterEntry[]
}

interface QueueState {
  /** Why no number of it is given now, in words; null: it is. */
  readonly bar: string | null
  /** What a visitor should know before waiting, in words. */
  readonly watch: string | null
}

/** Says of a queue what speaks against a number: it or the hall stands still, or nobody sits there yet. */
export function useQueueState({ day, queues, counters }: HallNow): (queue: QueueId) => QueueState {
  const t = useText()
  const { config } = useHall()
  return (id) => {
    const why = day?.suspended ?? queues.find(({ queue }) => queue === id)?.suspended ?? null
    if (why !== null) {
      const until =
        why.until === null
          ? t('manager.endUnknown')
          : t('manager.untilTime', { time: hourMinute(why.until, config.timeZone) })
      return { bar: t('warning.suspended', { reason: why.reason, until }), watch: null }
    }
    return { bar: null, watch: seatsOf(id, counters) === 0 ? t('warning.no-counter-open') : null }
  }
}
