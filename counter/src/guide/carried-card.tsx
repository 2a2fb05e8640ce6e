import { PrinterOutlined } from '@ant-design/icons'
import type { Day } from '@onehall/domain'
import type { FoundTicket } from '@onehall/protocol'
import { Button } from 'antd'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useDayWords } from './day-words.ts'
import type { Issuing } from './use-issuing.ts'
import { useVouchers } from './voucher.tsx'

interface CarriedProps {
  readonly slip: Extract<FoundTicket, { readonly kind: 'slip' }>
  /** The day of the hall. */
  readonly day: Day
  readonly issuing: Issuing
  readonly onDone: (words: string) => void
}

/** A number of a day on which it was not served: it gives a priority number of today, or its slip on paper (users.md V17). */
export function CarriedCard({ slip, day, issuing, onDone }: CarriedProps) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const { config } = useHall()
  const { sheets, print } = useVouchers()
  const queue = config.queues.find(({ id }) => id === slip.queue)
  const why = issuing.pending > 0 ? t('bar.pending') : null

  async function redeem(): Promise<void> {
    const issued = await issuing.redeem(slip)
    if (issued !== null) onDone(t('carried.redeemed', { number: slip.number, given: issued.number }))
  }
  return (
    <div className="place">
      <p>
        <b className="number place-number">{slip.number}</b> <Mark tone="good">{t('carried.mark')}</Mark>{' '}
        {queue && say(queue.name)}
      </p>
      <p>{t('carried.of', { day: words(slip.day) })}</p>
      {slip.day === day && <p>{t('carried.today')}</p>}
      <p className="issued-actions">
        <Barred why={why}>
          {(barred) => (
            <Button
              type={slip.day === day ? 'default' : 'primary'}
              onClick={() => why === null && void redeem()}
              {...barred}
            >
              {t('carried.redeem')}
            </Button>
          )}
        </Barred>
        <Button icon={<PrinterOutlined />} onClick={() => print([slip])}>
          {t('carried.print')}
        </Button>
      </p>
      {sheets}
    </div>
  )
}
