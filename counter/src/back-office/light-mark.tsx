import type { CaseEntry, Day } from '@onehall/domain'
import { useDays } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { dayAt } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'
import { deadlineLight } from './deadline-light.ts'
import { itemOf } from './files.ts'

interface LightProps {
  readonly file: Pick<CaseEntry, 'item' | 'promisedDate' | 'acceptedAt'>
  readonly today: Day
}

/** Colour, shape and words say the same, so that nothing depends on the colour. */
export function LightMark({ file, today }: LightProps) {
  const t = useText()
  const days = useDays()
  const { config } = useHall()
  const item = itemOf(config, file.item)
  if (item === undefined) return null
  const accepted = file.acceptedAt === null ? null : dayAt(file.acceptedAt, config.timeZone)
  const { promised, legal } = item
  const mark = deadlineLight({ promisedDate: file.promisedDate, accepted, promised, legal }, config.calendar, today)
  const isToday = mark.light === 'yellow' && mark.days === 0
  const text =
    mark.light === 'none'
      ? t('office.light.none')
      : isToday
        ? t('office.light.today')
        : t(`office.light.${mark.light}`, { n: days(mark) })
  return (
    <span className={`light light-${mark.light}`}>
      <i aria-hidden="true" />
      {text}
    </span>
  )
}
