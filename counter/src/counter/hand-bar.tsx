import type { Counter } from '@onehall/domain'
import { useServerClock } from '@onehall/ui'
import { App, Button } from 'antd'
import { useAsk } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { stopwatch } from '../shell/time.ts'
import { useText } from '../texts/texts.ts'
import { KeyMarks } from './key-marks.tsx'
import { isDialogOpen, keysOf, RHYTHM_ACTIONS, useActionKeys } from './keys.ts'
import { nextStep } from './lawful.ts'
import { useMyCounter } from './my-counter.ts'
import { useResults } from './results.ts'
import { useActions } from './use-actions.ts'
import { type DeskView, useDesk } from './use-desk.ts'
import { useVisits } from './visits.ts'
import './hand-bar.css'

interface HandBarProps {
  /** Goes to the counter's own workplace, where what came of a visit is chosen. */
  readonly onCounter: () => void
}

/** The counter that this person has open, over every other workplace: who is in hand, who waits, and the next step with its key. */
export function HandBar({ onCounter }: HandBarProps) {
  const counter = useMyCounter()?.counter ?? null
  return counter === null ? null : <OfCounter key={counter.id} counter={counter} onCounter={onCounter} />
}

function OfCounter({ counter, onCounter }: HandBarProps & { readonly counter: Counter }) {
  const desk = useDesk(counter)
  return desk?.isMine === true ? <Bar counter={counter} desk={desk} onCounter={onCounter} /> : null
}

const TONES = { free: 'good', paused: 'plain', called: 'watch', serving: 'info' } as const

function Bar({ counter, desk, onCounter }: HandBarProps & { readonly counter: Counter; readonly desk: DeskView }) {
  const t = useText()
  const { client, config } = useHall()
  const { message } = App.useApp()
  const { hand } = desk
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  const { record } = useVisits(desk)
  const { rows } = useResults(hand, config.catalogue.items)
  const isOpen = rows.some((row) => row.isOpen)
  const { why, run, goOn } = useActions({
    ...{ counter, desk, asking, now },
    // What nobody has seen is not confirmed here.
    results: isOpen ? null : rows.map(({ item, result }) => ({ item, result })),
    isAsked: isDialogOpen,
    onChoose() {
      onCounter()
      void message.info({ content: t('handBar.there'), key: 'barred', duration: 4 })
    },
    onEnded: record,
  })
  useActionKeys(run, goOn, window, RHYTHM_ACTIONS)

  const next = nextStep(hand)
  const state = hand?.status ?? (desk.state.status === 'paused' ? 'paused' : 'free')
  const since = hand === null ? null : (hand.startedAt ?? hand.calledAt)
  return (
    <section className={`hand-bar hand-bar-${state}`} aria-label={t('handBar.label', { label: counter.label })}>
      <span>{t('counter.label', { label: counter.label })}</span>
      <p role="status">
        {hand !== null && <b className="number">{hand.number}</b>}{' '}
        <Mark tone={TONES[state]}>{t(`handBar.${state}`)}</Mark>
      </p>
      {since !== null && (
        <span>
          <span className="oh-hidden">{t(hand?.status === 'serving' ? 'right.inService' : 'right.sinceCall')}</span>{' '}
          <time className="number">{stopwatch(now - since)}</time>
        </span>
      )}
      <span className="number">{t('strip.waiting', { n: desk.waiting.length })}</span>
      {/* While it is asked the same button stands, and keeps the focus. */}
      <Barred why={asking.pending === null ? why(next, now) : null}>
        {(barred) => (
          <Button
            type="primary"
            loading={asking.pending !== null}
            aria-keyshortcuts={keysOf(next, next).join(' ')}
            onClick={() => run(next)}
            {...barred}
            aria-disabled={barred['aria-disabled'] || asking.pending !== null}
          >
            {t(next === 'finish-and-call' && isOpen ? 'handBar.choose' : `action.${next}`)}{' '}
            <KeyMarks keys={keysOf(next, next)} />
          </Button>
        )}
      </Barred>
    </section>
  )
}
