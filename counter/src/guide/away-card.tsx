import { hourMinute } from '@onehall/ui'
import { Button } from 'antd'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useText } from '../texts/texts.ts'
import type { FoundNumber } from './look-up.tsx'

interface AwayProps {
  readonly found: FoundNumber
  readonly onDone: (words: string) => void
}

/** One who was missed or is away for a moment, with what brings the number back into the line. */
export function AwayCard({ found, onDone }: AwayProps) {
  const t = useText()
  const { config } = useHall()
  const { ask, pending } = useAsk()
  const { ticket, number, status, restore, counter, until } = found
  const isMissed = status === 'missed'

  async function bring(): Promise<void> {
    const answer = await ask(
      isMissed ? { type: 'RestoreMissed', ticket } : { type: 'ReturnHeld', ticket, counter: null },
    )
    if (answer?.ok) onDone(t(isMissed ? 'guide.restored' : 'guide.returned', { number }))
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
