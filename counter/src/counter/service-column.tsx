import type { Counter, Ms } from '@onehall/domain'
import { type Answer, refusalText } from '@onehall/protocol'
import { App } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { ActionBar } from './action-bar.tsx'
import { FreeCard, HandCard } from './hand-card.tsx'
import { Intake } from './intake/intake.tsx'
import { useActionKeys } from './keys.ts'
import { type Action, barTo } from './lawful.ts'
import { ResultsChoice } from './results-choice.tsx'
import { useResults } from './results.ts'
import type { Said } from './strip/strip-face.tsx'
import { CallingStrip } from './strip/calling-strip.tsx'
import type { DeskView } from './use-desk.ts'
import type { Visit } from './visits.ts'

/** As long as a message of the page stands. */
const SAID_MS = 6_000

interface ServiceProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly now: Ms
  /** The window of the calling strip, while it is open. */
  readonly strip: Window | null
  readonly onEnded: (visit: Visit) => void
}

/** The person in hand, what may be done now, what came of it, and the files taken in. */
export function ServiceColumn({ counter, desk, asking, now, strip, onEnded }: ServiceProps) {
  const t = useText()
  const say = useSay()
  const { client, config } = useHall()
  const { message } = App.useApp()
  const { hand } = desk
  const serverNow = (): Ms => client.serverNow() ?? now
  const { rows, choose } = useResults(hand, config.catalogue.items)
  const [acting, setActing] = useState<Action | null>(null)
  /** Why the last action did nothing: the strip shows it where messages of this page are not seen. */
  const [said, setSaid] = useState<Said | null>(null)

  function tell(text: string): void {
    setSaid({ text, until: serverNow() + SAID_MS })
  }

  function why(action: Action, at: Ms): string | null {
    if (asking.pending !== null) return t('bar.pending')
    const { recallGap } = config.rules
    const bar = barTo(action, { isHallOpen: desk.isHallOpen, counter: desk.state.status, hand, recallGap, now: at })
    if (bar === null) return null
    const seconds = hand === null ? 0 : Math.ceil((hand.lastCallAt + recallGap - at) / 1000)
    return t(`bar.${bar}`, { seconds })
  }

  async function run(action: Action): Promise<void> {
    const barred = why(action, serverNow())
    setSaid(null)
    if (barred !== null) {
      tell(barred)
      return void message.info({ content: barred, key: 'barred', duration: 3 })
    }
    setActing(action)
    const answer = await ask(action)
    if (answer !== null && !answer.ok) tell(say(refusalText(answer.refusal)))
  }

  function ask(action: Action): Promise<Answer | null> {
    const at = { counter: counter.id }
    switch (action) {
      case 'call':
        return asking.ask({ type: 'CallNext', ...at })
      case 'recall':
        return asking.ask({ type: 'Recall', ...at })
      case 'start':
        return asking.ask({ type: 'StartService', ...at })
      case 'missed':
        return missed()
      case 'finish':
      case 'finish-and-call':
        return finish(action === 'finish-and-call')
    }
  }

  async function missed(): Promise<Answer | null> {
    const answer = await asking.ask({ type: 'MarkMissed', counter: counter.id })
    if (hand === null || !answer?.ok) return answer
    const { ticket, number } = hand
    onEnded({ ticket, number, at: answer.at, results: [{ item: null, result: 'missed' }], receipts: [] })
    return answer
  }

  async function finish(thenCallNext: boolean): Promise<Answer | null> {
    const results = rows.map(({ item, result }) => ({ item, result }))
    const answer = await asking.ask({ type: 'FinishService', counter: counter.id, results, thenCallNext })
    if (hand === null || !answer?.ok) return answer
    const { ticket, number, cases } = hand
    const receipts = cases.flatMap(({ receiptNo }) => receiptNo ?? [])
    onEnded({ ticket, number, at: answer.at, results, receipts })
    if (thenCallNext && answer.result['called'] === null) {
      tell(t('counter.noneCalled'))
      void message.info(t('counter.noneCalled'), 3)
    }
    return answer
  }

  useActionKeys((action) => void run(action))

  return (
    <>
      {hand === null ? <FreeCard hasWaiting={desk.waiting.length > 0} /> : <HandCard hand={hand} />}
      <ActionBar
        hand={hand}
        acting={asking.pending === null ? null : acting}
        why={(action) => why(action, now)}
        onAct={(action) => void run(action)}
      />
      {hand?.status === 'serving' && <ResultsChoice rows={rows} onChoose={choose} />}
      {strip !== null && (
        <CallingStrip
          window={strip}
          label={counter.label}
          hand={hand}
          waiting={desk.waiting.length}
          said={said}
          why={why}
          onAct={(action) => void run(action)}
        />
      )}
      {hand !== null && <Intake key={hand.ticket} hand={hand} counter={counter} />}
    </>
  )
}
