import type { HallConfig } from '@onehall/domain'
import { Alert, Button } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import type { Issued } from './issued.ts'
import type { What } from './what-select.tsx'

interface WarningsProps {
  readonly issued: Issued
  /** Books another day for the same. */
  readonly onBook: (what: What) => void
}

const isBookable = ({ queue }: Issued, { booking }: HallConfig): boolean =>
  booking?.slots.some((slot) => slot.queue === queue) === true

/** What a visitor should know of the number before waiting (users.md V17), with another day as the next step. */
export function Warnings({ issued, onBook }: WarningsProps) {
  const t = useText()
  const { config } = useHall()
  const { warnings = [], queue, item } = issued
  if (warnings.length === 0 || issued.cancelled !== null) return null
  const mayBook = warnings.includes('may-not-be-served') && isBookable(issued, config)
  return (
    <Alert
      className="issued-warnings"
      type="warning"
      showIcon
      title={warnings.map((each) => t(`warning.${each}`)).join('；')}
      {...(mayBook && {
        description: t('warning.bookHelp'),
        action: (
          <Button size="small" onClick={() => onBook(item === null ? `queue/${queue}` : `item/${item}`)}>
            {t('warning.book')}
          </Button>
        ),
      })}
    />
  )
}
