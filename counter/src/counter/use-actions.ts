import type { Counter, CounterId, ItemResult, Ms, QueueId } from '@onehall/domain'
import { type Answer, refusalText } from '@onehall/protocol'
import { useFreshness, useSource } from '@onehall/ui'
import { App } from 'antd'
import { useState } from 'react'
import { work } from '../away/work.ts'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { type Action, type Bar, barTo, isJustCalled, nextStep, type Scene } from './lawful.ts'
import type { Said } from './strip/strip-face.tsx'
import type { DeskView } from './use-desk.ts'
import type { Visit } from './visits.ts'

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

interface Facts {
  readonly counter: Counter
  readonly desk: DeskView
  readonly asking: Asking
  readonly now: Ms
  /** What came of the visit in hand; null where that is to be chosen first. */
  readonly results: readonly ItemResult[] | null
  /** Whether a dialog is in the way. */
  readonly isAsked: () => boolean
  /** That action needs a choice before it is done. */
  readonly onChoose: (action: Choosing) => void
  readonly onEnded: (visit: Visit) => void
}

/** What may need a choice. */
export type Choosing = 'hold' | 'transfer' | 'finish' | 'finish-and-call'

export interface Actions {
  /** What was asked for and is not answered yet. */
  readonly acting: Action | null
  /** Why the last action did nothing: shown where messages of this page are not seen. */
  readonly said: Said | null
  /** Why nothing is asked of the server now. */
  readonly off: string | null
  /** Why an action is not lawful at that time. */
  why(action: Action, at: Ms): string | null
  /** Why something else is not, which is barred for that. */
  barred(barOf: (scene: Scene) => Bar | null, at: Ms): string | null
  run(action: Action): void
  /** One key for all of the rhythm. */
  goOn(): void
}

/** What is done at a counter, from its own workplace and from the others of the same person. */
export function useActions({ counter, desk, asking, now, results, isAsked, onChoose, onEnded }: Facts): Actions {
  const t = useText()
  const say = useSay()
  const { client, config, info } = useHall()
  const { message } = App.useApp()
  const { on } = useSource(work)
  const { hand } = desk
  const isAway = !['live', 'reconnecting'].includes(useFreshness(client).kind)
  const serverNow = (): Ms => client.serverNow() ?? now
  const [acting, setActing] = useState<Action | null>(null)
  const [said, setSaid] = useState<Said | null>(null)

  function tell(text: string): void {
    setSaid({ text, until: serverNow() + SAID_MS })
  }

  function sceneAt(at: Ms): Scene {
    const { isHallOpen, standstill, state } = desk
    return { isHallOpen, standstill, counter: state.status, hand, recallGap: config.rules.recallGap, now: at }
  }

  /** The server is away, or is to be thought away. */
  function whyOff(): string | null {
    if (isAway || on === info.staff) return t('bar.away')
    return desk.drill?.endedAt === null ? t('bar.drill') : null
  }

  function barred(barOf: (scene: Scene) => Bar | null, at: Ms): string | null {
    const off = whyOff()
    if (off !== null) return off
    if (asking.pending !== null) return t('bar.pending')
    const bar = barOf(sceneAt(at))
    if (bar === null) return null
    const seconds = hand === null ? 0 : Math.ceil((hand.lastCallAt + config.rules.recallGap - at) / 1000)
    return t(`bar.${bar}`, { seconds })
  }

  function why(action: Action, at: Ms): string | null {
    const isInWay = whyOff() === null && asking.pending === null && isAsked()
    return isInWay ? t('bar.dialog') : barred((scene) => barTo(action, scene), at)
  }

  async function run(action: Action): Promise<void> {
    const reason = why(action, serverNow())
    setSaid(null)
    message.destroy('barred')
    if (reason !== null) {
      tell(reason)
      return void message.info({ content: reason, key: 'barred', duration: 3 })
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
        onChoose(action)
        return Promise.resolve(null)
      case 'finish':
      case 'finish-and-call':
        if (results !== null) return finish(results, action === 'finish-and-call')
        onChoose(action)
        return Promise.resolve(null)
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

  async function finish(results: readonly ItemResult[], thenCallNext: boolean): Promise<Answer | null> {
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

  function goOn(): void {
    if (hand?.status !== 'called' || !isJustCalled(hand.calledAt, serverNow())) return void run(nextStep(hand))
    tell(t('bar.just-called'))
    void message.info({ content: t('bar.just-called'), key: 'barred', duration: 3 })
  }

  return {
    acting: asking.pending === null ? null : acting,
    said,
    off: whyOff(),
    why,
    barred,
    run: (action) => void run(action),
    goOn,
  }
}
