import type { Counter, Ms } from '@onehall/domain'
import { App } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { ActionBar } from './action-bar.tsx'
import { FreeCard, HandCard } from './hand-card.tsx'
import { Intake } from './intake/intake.tsx'
import { useActionKeys } from './keys.ts'
import { type Action, barTo } from './lawful.ts'
import { ResultsChoice } from './results-choice.tsx'
import { useResults } from './results.ts'
import type { DeskView } from './use-desk.ts'
import type { Visit } from './visits.ts'

interface ServiceProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly now: Ms
  readonly onEnded: (visit: Visit) => void
}

/** The person in hand, what may be done now, what came of it, and the files taken in. */
export function ServiceColumn({ counter, desk, asking, now, onEnded }: ServiceProps) {
  const t = useText()
  const { config } = useHall()
  const { message } = App.useApp()
  const { hand } = desk
  const { rows, choose } = useResults(hand, config.catalogue.items)
  const [acting, setActing] = useState<Action | null>(null)

  function why(action: Action): string | null {
    if (asking.pending !== null) return t('bar.pending')
    const { recallGap } = config.rules
    const bar = barTo(action, { isHallOpen: desk.isHallOpen, counter: desk.state.status, hand, recallGap, now })
    if (bar === null) return null
    const seconds = hand === null ? 0 : Math.ceil((hand.lastCallAt + recallGap - now) / 1000)
    return t(`bar.${bar}`, { seconds })
  }

  async function run(action: Action): Promise<void> {
    const barred = why(action)
    if (barred !== null) return void message.info({ content: barred, key: 'barred', duration: 3 })
    setActing(action)
    const at = { counter: counter.id }
    switch (action) {
      case 'call':
        return void (await asking.ask({ type: 'CallNext', ...at }))
      case 'recall':
        return void (await asking.ask({ type: 'Recall', ...at }))
      case 'start':
        return void (await asking.ask({ type: 'StartService', ...at }))
      case 'missed':
        return missed()
      case 'finish':
      case 'finish-and-call':
        return finish(action === 'finish-and-call')
    }
  }

  async function missed(): Promise<void> {
    const answer = await asking.ask({ type: 'MarkMissed', counter: counter.id })
    if (hand === null || !answer?.ok) return
    const { ticket, number } = hand
    onEnded({ ticket, number, at: answer.at, results: [{ item: null, result: 'missed' }], receipts: [] })
  }

  async function finish(thenCallNext: boolean): Promise<void> {
    const results = rows.map(({ item, result }) => ({ item, result }))
    const answer = await asking.ask({ type: 'FinishService', counter: counter.id, results, thenCallNext })
    if (hand === null || !answer?.ok) return
    const { ticket, number, cases } = hand
    const receipts = cases.flatMap(({ receiptNo }) => receiptNo ?? [])
    onEnded({ ticket, number, at: answer.at, results, receipts })
    if (thenCallNext && answer.result['called'] === null) void message.info(t('counter.noneCalled'), 3)
  }

  useActionKeys((action) => void run(action))

  return (
    <>
      {hand === null ? <FreeCard hasWaiting={desk.waiting.length > 0} /> : <HandCard hand={hand} />}
      <ActionBar
        hand={hand}
        acting={asking.pending === null ? null : acting}
        why={why}
        onAct={(action) => void run(action)}
      />
      {hand?.status === 'serving' && <ResultsChoice rows={rows} onChoose={choose} />}
      {hand !== null && <Intake key={hand.ticket} hand={hand} counter={counter} />}
    </>
  )
}
