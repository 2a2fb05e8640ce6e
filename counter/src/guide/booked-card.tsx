import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { createPortal } from 'react-dom'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { Booked } from './book-form.tsx'
import { BookingSlip } from './booking-slip.tsx'
import { codeWords, useDayWords } from './day-words.ts'
import { usePaperKeys } from './paper-keys.ts'
import { useWhatFor } from './what-for.ts'

/** The code of an appointment just made, large enough to be read across the desk, and its slip. */
export function BookedCard({ booked }: { readonly booked: Booked | null }) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const { config, info } = useHall()
  usePaperKeys({ F7: () => booked !== null && print() })
  const facts = { queue: booked?.queue ?? ('' as Booked['queue']), item: booked?.item ?? null } as const
  const { queue, item } = useWhatFor({ ...facts, purpose: 'handle', count: 1 }, config)
  if (booked === null) {
    return (
      <div className="issued issued-none">
        <h2>{t('booking.nothing')}</h2>
        <p>{t('booking.nothingHelp')}</p>
      </div>
    )
  }
  const { code, day, from, to } = booked
  const rows: readonly (readonly [string, string])[] = [
    [t('booking.at'), `${words(day)} ${from}–${to}`],
    [t('guide.for'), item ?? (queue === undefined ? '' : say(queue.name))],
  ]
  return (
    <div className="issued">
      <p
        className="issued-number booked-number number"
        role="status"
        aria-label={t('booking.code')}
        data-testid="booked-code"
      >
        {codeWords(code)}
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="issued-actions">
        <Button type="primary" size="large" icon={<PrinterOutlined />} onClick={() => print()} aria-keyshortcuts="F7">
          {t('guide.print')} <kbd>F7</kbd>
        </Button>
      </p>
      {createPortal(<BookingSlip booked={booked} config={config} demo={info.demo} />, document.body)}
    </div>
  )
}
