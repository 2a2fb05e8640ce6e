import { PrinterOutlined } from '@ant-design/icons'
import type { Day } from '@onehall/domain'
import type { FoundTicket } from '@onehall/protocol'
import { Button } from 'antd'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useDayWords } from '../guide/day-words.ts'
import { useVouchers } from '../guide/voucher.tsx'

export type FoundSlip = Extract<FoundTicket, { readonly kind: 'slip' }>

interface CarriedProps {
  readonly slip: FoundSlip
  /** The day of the hall. */
  readonly day: Day
  readonly isBusy: boolean
  /** The priority number that it gives; null where it was refused. */
  readonly redeem: (slip: FoundSlip) => Promise<string | null>
  readonly onDone: (words: string) => void
}

/** A number of a day on which it was not served: it gives a priority number of today, or its slip on paper (users.md V17). */
export function CarriedCard({ slip, day, isBusy, redeem, onDone }: CarriedProps) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const { config } = useHall()
  const { sheets, print } = useVouchers()
  const queue = config.queues.find(({ id }) => id === slip.queue)
  const why = isBusy ? t('bar.pending') : null

  async function give(): Promise<void> {
    const given = await redeem(slip)
    if (given !== null) onDone(t('carried.redeemed', { number: slip.number, given }))
  }
  return (
    <div className="place">
      <p>
        <b className="number place-number">{slip.number}</b> <Mark tone="good">{t('carried.mark')}</Mark>{' '}
        {queue && say(queue.name)}
      </p>
      <p>{t('carried.of', { day: words(slip.day) })}</p>
      {slip.day === day && <p>{t('carried.today')}</p>}
      <p className="place-actions">
        <Barred why={why}>
          {(barred) => (
            <Button
              type={slip.day === day ? 'default' : 'primary'}
              onClick={() => why === null && void give()}
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
