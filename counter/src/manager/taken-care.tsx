import type { AcknowledgedEntry } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { useHall } from '../shell/hall.tsx'
import { useList, useSay, useText } from '../texts/texts.ts'

interface TakenCareProps {
  readonly acknowledged: readonly AcknowledgedEntry[]
  /** The numbers of the tickets that alarms may be about. */
  readonly numbers: ReadonlyMap<string, string>
}

/** Alarms that somebody takes care of: what is done, who said so, and until when it is not raised again. */
export function TakenCare({ acknowledged, numbers }: TakenCareProps) {
  const t = useText()
  const say = useSay()
  const list = useList()
  const { config } = useHall()
  const nameOf = (of: string): string => {
    const queue = config.queues.find(({ id }) => id === of)
    if (queue !== undefined) return `${queue.prefix} ${say(queue.name)}`
    const counter = config.counters.find(({ id }) => id === of)
    return counter === undefined ? (numbers.get(of) ?? '') : t('manager.counterName', { label: counter.label })
  }
  const once = Map.groupBy(acknowledged, ({ alarm, at }) => `${alarm} ${at}`)
  if (once.size === 0) return null
  return (
    <ul className="taken-care" aria-label={t('manager.takenCare')}>
      {[...once].map(([key, [first, ...others]]) => (
        <li key={key}>
          <b>{t(`manager.kind.${first!.alarm}`)}</b> {list([first!, ...others].map(({ of }) => nameOf(of)))}
          {t('manager.takenBy', {
            reason: first!.reason,
            staffNo: first!.staffNo,
            at: hourMinute(first!.at, config.timeZone),
            until: hourMinute(first!.until, config.timeZone),
          })}
        </li>
      ))}
    </ul>
  )
}
