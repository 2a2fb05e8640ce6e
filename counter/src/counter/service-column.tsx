import type { Counter, CounterId, LastEntry, Ms, QueueId } from '@onehall/domain'
import { type Answer, refusalText } from '@onehall/protocol'
import { useFreshness } from '@onehall/ui'
import { App } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { ActionBar } from './action-bar.tsx'
import { type Act, Acts } from './acts/acts.tsx'
import { barToExtra, type Extra } from './acts/bars.ts'
import { ExtraBar } from './extra-bar.tsx'
import { FreeCard, HandCard } from './hand-card.tsx'
import { Intake } from './intake/intake.tsx'
import { useActionKeys, useAsideKeys } from './keys.ts'
import { type Action, type Bar, barTo, isJustCalled, nextStep, type Scene } from './lawful.ts'
import { PauseCard } from './pause-card.tsx'
import { ResultsChoice } from './results-choice.tsx'
import { useResults } from './results.ts'
import type { Said } from './strip/strip-face.tsx'
import { CallingStrip } from './strip/calling-strip.tsx'
import { UndoButton } from './undo-button.tsx'
import type { DeskView } from './use-desk.ts'
import type { Visit, Visits } from './visits.ts'

/** As long as a message of the page stands. */
const SAID_MS = 6_000

/** What the answer to a call says. */
interface Called {
  readonly aside: readonly { readonly number: string; readonly counter: CounterId }[]
}

/** What the answer to a finish says; `called` is missing where nobody was to be called. */
interface Finished {
  readonly next: { readonly queue: QueueId; readonly item: string | null; readonly stays: boolean } | null
  readonly paused: boolean
  readonly called?: Called | null
}

interface ServiceProps {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly now: Ms
  /** The window of the calling strip, while it is open. */
  readonly strip: Window | null
  readonly onEnded: (visit: Visit) => void
  /** What may still be taken back. */
  readonly last: LastEntry | null
  readonly onUndone: Visits['drop']
  readonly act: Act | null
  readonly onAct: (act: Act | null) => void
}

/** The person in hand, what may be done now, what came of it, and the files taken in. */
export function ServiceColumn({
  counter,
  desk,
  asking,
  now,
  strip,
  onEnded,
  last,
  onUndone,
  act,
  onAct,
}: ServiceProps) {
  const t = useText()
  const say = useSay()
  const { client, config } = useHall()
  const { message } = App.useApp()
  const { hand } = desk
  const isAway = !['live', 'reconnecting'].includes(useFreshness(client).kind)
  const serverNow = (): Ms => client.serverNow() ?? now
  const { rows, choose } = useResults(hand, config.catalogue.items)
  const [acting, setActing] = useState<Action | null>(null)
  /** Why the last action did nothing: the strip shows it where messages of this page are not seen. */
  const [said, setSaid] = useState<Said | null>(null)

  function tell(text: string): void {
    setSaid({ text, until: serverNow() + SAID_MS })
  }

  function sceneAt(at: Ms): Scene {
    const { isHallOpen, standstill, state } = desk
    return { isHallOpen, standstill, counter: state.status, hand, recallGap: config.rules.recallGap, now: at }
  }

  function barText(bar: Bar | null, at: Ms): string | null {
    if (bar === null) return null
    const seconds = hand === null ? 0 : Math.ceil((hand.lastCallAt + config.rules.recallGap - at) / 1000)
    return t(`bar.${bar}`, { seconds })
  }

  /** The server is away, or is to be thought away. */
  function whyOff(): string | null {
    if (isAway) return t('bar.away')
    return desk.drill?.endedAt === null ? t('bar.drill') : null
  }

  function whyExtra(extra: Extra): string | null {
    const off = whyOff()
    if (off !== null) return off
    return asking.pending === null ? barText(barToExtra(extra, sceneAt(now)), now) : t('bar.pending')
  }

  function why(action: Action, at: Ms): string | null {
    const off = whyOff()
    if (off !== null) return off
    if (asking.pending !== null) return t('bar.pending')
    if (act !== null) return t('bar.dialog')
    return barText(barTo(action, sceneAt(at)), at)
  }

  async function run(action: Action): Promise<void> {
    const barred = why(action, serverNow())
    setSaid(null)
    message.destroy('barred')
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
        return callNext()
      case 'recall':
        return recall()
      case 'start':
        return asking.ask({ type: 'StartService', ...at })
      case 'missed':
        return missed()
      case 'hold':
      case 'transfer':
        onAct({ kind: action })
        return Promise.resolve(null)
      case 'finish':
      case 'finish-and-call':
        return finish(action === 'finish-and-call')
    }
  }

  async function callNext(): Promise<Answer | null> {
    const answer = await asking.ask({ type: 'CallNext', counter: counter.id })
    if (answer?.ok) tellAside(answer.result as unknown as Called)
    return answer
  }

  /** From some recall on a guide looks for the visitor, and the clerk need not call on. */
  async function recall(): Promise<Answer | null> {
    const answer = await asking.ask({ type: 'Recall', counter: counter.id })
    if (hand === null || !answer?.ok || answer.result['guideTold'] !== true) return answer
    const text = t('counter.guideTold', { number: hand.number })
    tell(text)
    void message.info({ content: text, key: hand.ticket, duration: 5 })
    return answer
  }

  /** Where the queue is set so the number waits again, and the clerk should not look for it among the missed. */
  async function missed(): Promise<Answer | null> {
    const answer = await asking.ask({ type: 'MarkMissed', counter: counter.id })
    const places = answer?.ok ? answer.result['movedBack'] : null
    if (hand === null || typeof places !== 'number') return answer
    const text = t('counter.movedBack', { number: hand.number, n: places })
    tell(text)
    void message.info({ content: text, key: hand.ticket, duration: 5 })
    return answer
  }

  /** Who is in hand elsewhere was not missed, and why another number was called is said. */
  function tellAside({ aside }: Called): void {
    for (const { number, counter: at } of aside) {
      const label = config.counters.find(({ id }) => id === at)?.label ?? at
      const text = t('counter.aside', { number, label })
      tell(text)
      void message.info({ content: text, key: number, duration: 8 })
    }
  }

  async function finish(thenCallNext: boolean): Promise<Answer | null> {
    const results = rows.map(({ item, result }) => ({ item, result }))
    const answer = await asking.ask({ type: 'FinishService', counter: counter.id, results, thenCallNext })
    if (hand === null || !answer?.ok) return answer
    const { ticket, number, cases } = hand
    const receipts = cases.flatMap(({ receiptNo }) => receiptNo ?? [])
    onEnded({ ticket, number, at: answer.at, results, receipts })
    const { called, next, paused } = answer.result as unknown as Finished
    if (next !== null) tellNext(number, next)
    if (called != null) tellAside(called)
    if (called === null && !paused) {
      tell(t('counter.noneCalled'))
      void message.info(t('counter.noneCalled'), 3)
    }
    return answer
  }

  /** A visit with several places goes on under the same number. */
  function tellNext(number: string, { queue, item, stays }: NonNullable<Finished['next']>): void {
    const place = config.queues.find(({ id }) => id === queue)
    const found = config.catalogue.items.find(({ key }) => key === item)?.name
    const name = found === undefined ? t('hand.noItem') : say(found)
    const to = place === undefined ? queue : say(place.name)
    void message.info(stays ? t('route.stays', { number, item: name }) : t('route.next', { number, queue: to }), 6)
  }

  /** One key for all of the rhythm. */
  function goOn(): void {
    if (hand?.status !== 'called' || !isJustCalled(hand.calledAt, serverNow())) return void run(nextStep(hand))
    tell(t('bar.just-called'))
    void message.info({ content: t('bar.just-called'), key: 'barred', duration: 3 })
  }

  useAsideKeys()
  useActionKeys((action) => void run(action), goOn)

  return (
    <>
      {hand !== null ? (
        <HandCard hand={hand} />
      ) : desk.state.pause !== null ? (
        // Anew when the dialog is gone, which takes the focus with it.
        <PauseCard
          key={act === null ? 'paused' : 'asked'}
          counter={counter}
          pause={desk.state.pause}
          asking={asking}
          now={now}
        />
      ) : (
        <FreeCard hasWaiting={desk.waiting.length > 0} off={whyOff()} suspension={desk.suspension} />
      )}
      <ActionBar
        hand={hand}
        acting={asking.pending === null ? null : acting}
        why={(action) => why(action, now)}
        onAct={(action) => void run(action)}
      />
      <ExtraBar
        counter={counter}
        hand={hand}
        isPaused={desk.state.status === 'paused'}
        asking={asking}
        why={whyExtra}
        onAct={onAct}
      >
        <UndoButton
          counter={counter}
          last={last}
          hasHand={hand !== null}
          asking={asking}
          now={now}
          onUndone={onUndone}
        />
      </ExtraBar>
      <Acts counter={counter} desk={desk} asking={asking} now={now} act={act} onAct={onAct} />
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
          onGoOn={goOn}
        />
      )}
      {hand !== null && <Intake key={hand.ticket} hand={hand} counter={counter} queues={desk.queues} />}
    </>
  )
}
