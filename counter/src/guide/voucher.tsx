import type { Day, HallConfig, QueueId } from '@onehall/domain'
import { DemoRibbon } from '@onehall/ui'
import { type ReactNode, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useHall } from '../shell/hall.tsx'
import { Qr } from '../shell/qr.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useDayWords } from './day-words.ts'
import { flowNumber } from '../look-up/ticket-number.ts'
import './slip.css'

/** Whose number was not served on its day. */
export interface Carried {
  readonly number: string
  readonly queue: QueueId
  readonly day: Day
}

interface VoucherProps {
  readonly carried: Carried
  readonly config: Pick<HallConfig, 'name' | 'queues' | 'rules'>
  readonly demo: boolean
}

/** 「明日优先凭证」 (users.md V17) on a roll of 80 mm: the old number, which is what counts, and how it is handed in. */
export function Voucher({ carried: { number, queue: id, day }, config, demo }: VoucherProps) {
  const t = useText()
  const say = useSay()
  const words = useDayWords()
  const queue = config.queues.find((each) => each.id === id)
  const flow = flowNumber(day, number)
  return (
    <article className="slip voucher">
      <h1>{say(config.name)}</h1>
      {demo && (
        <p>
          <DemoRibbon />
        </p>
      )}
      <p className="slip-large">{t('carried.title')}</p>
      <p className="slip-number">{number}</p>
      {queue !== undefined && <p>{say(queue.name)}</p>}
      <p>{t('carried.of', { day: words(day) })}</p>
      <p className="slip-rule">{t('carried.how', { days: config.rules.slipDays })}</p>
      <Qr text={flow} />
      <p className="slip-flow">{flow}</p>
    </article>
  )
}

/** Prints slips, one a sheet, in place of anything else that the page has for paper. `sheets` stands wherever the caller is. */
export function useVouchers(): { readonly sheets: ReactNode; readonly print: (all: readonly Carried[]) => void } {
  const { config, info } = useHall()
  const [shown, show] = useState<readonly Carried[]>([])
  const sheets = createPortal(
    shown.map((each) => <Voucher key={each.number} carried={each} config={config} demo={info.demo} />),
    document.body,
  )
  return {
    sheets,
    print(all) {
      flushSync(() => show(all))
      print()
      show([])
    },
  }
}
