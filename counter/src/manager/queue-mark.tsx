import { type CounterEntry, type Ms, type QueueEntry, waitAlarm } from '@onehall/domain'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useText } from '../texts/texts.ts'
import { queueAlarm } from './queue-alarm.ts'

interface QueueMarkProps {
  readonly entry: QueueEntry
  readonly counters: readonly CounterEntry[]
  readonly now: Ms
  /** What stands there when all is well. */
  readonly fine?: string
}

/** What is wrong with a queue, by its own times of alarm. */
export function QueueMark({ entry, counters, now, fine }: QueueMarkProps) {
  const t = useText()
  const duration = useDuration()
  const limits = waitAlarm(useHall().config, entry.queue)
  const alarm = queueAlarm(entry, counters, limits, now)
  if (alarm === null) return fine
  if (alarm === 'no-counter') return <Mark tone="bad">{t('manager.mark.no-counter')}</Mark>
  const isBad = alarm === 'too-long'
  const time = duration(isBad ? limits.tooLong : limits.long)
  return <Mark tone={isBad ? 'bad' : 'watch'}>{t('manager.mark.over', { time })}</Mark>
}
