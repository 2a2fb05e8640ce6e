import type { HandEntry, Ms } from '@onehall/domain'
import { useId } from 'react'
import { stopwatch } from '../../shell/time.ts'
import { useText } from '../../texts/texts.ts'
import { KeyMarks } from '../key-marks.tsx'
import { keysOf } from '../keys.ts'
import { type Action, nextStep } from '../lawful.ts'

/** What the last key came to when it did nothing, and until when that is worth reading. */
export interface Said {
  readonly text: string
  readonly until: Ms
}

interface FaceProps {
  readonly label: string
  readonly hand: HandEntry | null
  readonly waiting: number
  readonly said: Said | null
  readonly why: (action: Action, now: Ms) => string | null
  readonly onAct: (action: Action) => void
  readonly now: Ms
}

/** The next step of the rhythm, then what else a clerk does without looking at the whole workplace. */
const OTHERS = ['recall', 'missed', 'finish'] as const

/** What the strip shows, in 360×64: the number in hand, who waits, the time, and four buttons with their keys. */
export function StripFace({ label, hand, waiting, said, why, onAct, now }: FaceProps) {
  const t = useText()
  const next = nextStep(hand)
  const since = hand === null ? null : (hand.startedAt ?? hand.calledAt)
  const state = hand === null ? 'open' : hand.status === 'called' ? 'calling' : 'serving'
  const told = said !== null && now < said.until ? said.text : undefined
  return (
    <main className={`strip strip-${state}`}>
      <h1 className="oh-hidden">{t('strip.title', { label })}</h1>
      <p>
        <b className="number">{hand?.number ?? '–'}</b>
        <span role="status" title={told}>
          {told ?? t(`counter.status.${state}`)}
        </span>
        <span className="number strip-waiting">{t('strip.waiting', { n: waiting })}</span>
        <time className="number">{since === null ? '' : stopwatch(now - since)}</time>
      </p>
      <div role="toolbar" aria-label={t('strip.title', { label })}>
        {[next, ...OTHERS].map((action) => (
          <StripButton key={action} action={action} keys={keysOf(action, next)} why={why(action, now)} onAct={onAct} />
        ))}
      </div>
    </main>
  )
}

interface ButtonProps {
  readonly action: Action
  readonly keys: readonly string[]
  readonly why: string | null
  readonly onAct: (action: Action) => void
}

function StripButton({ action, keys, why, onAct }: ButtonProps) {
  const t = useText()
  const id = useId()
  return (
    <>
      <button
        type="button"
        title={why ?? t(`action.${action}`)}
        aria-keyshortcuts={keys.join(' ') || undefined}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={() => onAct(action)}
      >
        {/* In so small a window the one key of the rhythm is enough. */}
        {t(`strip.${action}`)} <KeyMarks keys={keys.slice(-1)} />
      </button>
      {why !== null && (
        <span id={id} className="oh-hidden">
          {why}
        </span>
      )}
    </>
  )
}
