import { SoundOutlined } from '@ant-design/icons'
import type { ItemKey, Ms, VisitResult } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Alert, Button, Segmented, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { RESULTS, guessResults } from '../counter/guess-results.ts'
import { KeyMarks } from '../counter/key-marks.tsx'
import { keysOf, useActionKeys, useAsideKeys } from '../counter/keys.ts'
import { type Action, isJustCalled } from '../counter/lawful.ts'
import { Barred } from '../shell/barred.tsx'
import { useDuration } from '../shell/duration.ts'
import { Mark } from '../shell/mark.tsx'
import { useSay, useText } from '../texts/texts.ts'
import type { KeptWaiter, Picture } from './picture.ts'
import { HeldBack } from './held-back.tsx'
import { ShareList } from './share-list.tsx'
import { useSpeech } from './speech.ts'
import { TickList } from './tick-list.tsx'
import { canWithdraw, useEmergency } from './use-emergency.ts'
import '../counter/actions.css'
import '../counter/desk.css'
import '../counter/hand.css'
import './away.css'

/** The keys of the desk that mean something here. */
const ACTIONS = ['call', 'recall', 'start', 'missed', 'finish', 'finish-and-call'] as const
type VoiceAction = (typeof ACTIONS)[number]

interface EmergencyProps {
  readonly kept: Picture
  /** The server's time as far as this PC knows it. */
  readonly now: () => Ms
  /** Why this page is shown, in a line. */
  readonly notice: string
  readonly isJoining: boolean
  readonly onLeave: () => void
}

/** 应急叫号: the counter's own share of the last picture, called by voice, ticked by hand, kept on this PC. */
export function EmergencyDesk({ kept, now, notice, isJoining, onLeave }: EmergencyProps) {
  const t = useText()
  const say = useSay()
  const duration = useDuration()
  const { config } = kept
  const label = config.counters.find(({ id }) => id === kept.counter)?.label ?? kept.counter
  const emergency = useEmergency(kept, now)
  const { hand, isServing, share } = emergency
  const speak = useSpeech()
  const clock = useEverySecond(now)
  const [chosen, choose] = useState<{ readonly of: string; readonly result: VisitResult } | null>(null)
  const items = config.items.find(({ key }) => key === hand?.item)
  const guessed = hand === null ? 'consulted' : guessOf(hand, kept)
  const result = chosen !== null && chosen.of === hand?.id ? chosen.result : guessed

  function call(waiter?: KeptWaiter): void {
    const next = waiter ?? share[0]
    emergency.call(waiter)
    if (next !== undefined) speak?.({ number: next.number, label })
  }

  function run(action: Action): void {
    const known = ACTIONS.find((each) => each === action)
    if (known === undefined || why(known) !== null) return
    switch (known) {
      case 'call':
        return call()
      case 'recall':
        return void (hand && speak?.({ number: hand.number, label }))
      case 'start':
        return emergency.start()
      case 'missed':
        return emergency.finish([])
      case 'finish':
      case 'finish-and-call':
        emergency.finish([{ item: hand?.item ?? null, result }])
        if (known === 'finish-and-call' && share.length > 0) call()
    }
  }

  function why(action: VoiceAction): string | null {
    if (isJoining) return t('away.bar.joining')
    if (action === 'call') {
      if (hand !== null) return t('away.bar.hand')
      return share.length === 0 ? t('away.bar.empty') : null
    }
    if (hand === null) return t('away.bar.none')
    const isForWaiting = action === 'recall' || action === 'start' || action === 'missed'
    if (isServing) return isForWaiting ? t('away.bar.came') : null
    return isForWaiting ? null : t('away.bar.notCame')
  }

  const next: VoiceAction = hand === null ? 'call' : isServing ? 'finish-and-call' : 'start'
  useAsideKeys()
  useActionKeys(run, () => {
    if (hand?.calledAt == null || isServing || !isJustCalled(hand.calledAt, now())) run(next)
  })
  // Who was in hand before the server went is still known to it.
  const whyStay = hand !== null && (hand.calledAt ?? hand.startedAt) !== null ? hand.number : null
  return (
    <div className="desk away-desk">
      <section className="desk-left" aria-label={t('away.share')}>
        <header className="desk-head">
          <h1>
            {t('counter.label', { label })}
            <Mark tone="bad">{t('away.title')}</Mark>
          </h1>
          <p>
            {t('away.age', {
              time: hourMinute(kept.takenAt, config.timeZone),
              ago: duration(clock - kept.takenAt),
            })}
          </p>
        </header>
        <ShareList emergency={emergency} config={config} clock={clock} why={why('call')} onCall={call} />
      </section>
      <section className="desk-centre" aria-label={t('away.title')}>
        <Alert type={isJoining ? 'success' : 'warning'} showIcon title={isJoining ? t('away.joining') : notice} />
        {hand === null ? (
          <div className="hand hand-free">
            <b>{t(share.length > 0 ? 'away.free' : 'away.freeNone')}</b>
            <span>{t(share.length > 0 ? 'away.freeHelp' : 'away.freeNoneHelp')}</span>
          </div>
        ) : (
          <div className={`hand away-hand hand-${isServing ? 'serving' : 'called'}`}>
            <div className="hand-number">
              <b className="number" data-testid="number-in-hand">
                {hand.number}
              </b>
              <Mark tone={isServing ? 'info' : 'watch'}>{t(isServing ? 'away.serving' : 'away.called')}</Mark>
            </div>
            <div className="away-read">
              <span>{items === undefined ? t(`hand.purpose.${hand.purpose}`) : say(items.name)}</span>
              {!isServing && (
                <p>
                  <small>{t('away.read')}</small> <b>{t('away.sentence', { number: hand.number, label })}</b>
                </p>
              )}
              {!isServing && speak !== null && (
                <Button icon={<SoundOutlined />} onClick={() => speak({ number: hand.number, label })}>
                  {t('away.speak')}
                </Button>
              )}
            </div>
          </div>
        )}
        <div className="actions" role="toolbar" aria-label={t('away.toolbar')}>
          {ACTIONS.map((action) => (
            <Barred key={action} why={why(action)}>
              {(barred) => (
                <Button
                  size="large"
                  type={action === next ? 'primary' : 'default'}
                  danger={action === 'missed' && hand !== null && !isServing}
                  aria-keyshortcuts={keysOf(action, next).join(' ') || undefined}
                  onClick={() => run(action)}
                  {...barred}
                >
                  {t(`away.action.${action}`)} <KeyMarks keys={keysOf(action, next)} />
                </Button>
              )}
            </Barred>
          ))}
        </div>
        {isServing && (
          <div className="results">
            <div className="result-row">
              <span>{t('away.result')}</span>
              <Segmented
                size="small"
                aria-label={t('away.result')}
                name="away-result"
                options={RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))}
                value={result}
                onChange={(value) => choose({ of: hand!.id, result: value })}
              />
            </div>
          </div>
        )}
        <div className="extras">
          {hand !== null && canWithdraw(hand) && (
            <Tooltip title={t('away.withdrawHelp')}>
              <Button onClick={emergency.withdraw}>{t(hand.was === 'held' ? 'away.notBack' : 'away.withdraw')}</Button>
            </Tooltip>
          )}
          <Barred why={whyStay === null ? null : t('away.leaveWhy', { number: whyStay })}>
            {(barred) => (
              <Button onClick={() => whyStay === null && onLeave()} {...barred}>
                {t('away.leave')}
              </Button>
            )}
          </Barred>
        </div>
      </section>
      <section className="desk-right" aria-label={t('away.ticks')}>
        <HeldBack
          held={emergency.held}
          config={config}
          counter={kept.counter}
          clock={clock}
          why={isJoining ? t('away.bar.joining') : hand === null ? null : t('away.bar.hand')}
          onBack={emergency.comeBack}
        />
        <TickList ticks={emergency.ticks} timeZone={config.timeZone} />
      </section>
    </div>
  )
}

/** What a visit without cases came to, most likely. */
function guessOf(
  hand: { readonly item: ItemKey | null; readonly purpose: KeptWaiter['purpose'] },
  { config }: Picture,
) {
  const kinds = config.items as Parameters<typeof guessResults>[1]
  return guessResults({ item: hand.item, purpose: hand.purpose, cases: [] }, kinds)[0]!.result
}

function useEverySecond(now: () => Ms): Ms {
  const [at, set] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => set(now()), 1_000)
    return () => clearInterval(timer)
  }, [now])
  return at
}
