import type { HandEntry, Ms } from '@onehall/domain'
import { useId } from 'react'
import { stopwatch } from '../../shell/time.ts'
import { useText } from '../../texts/texts.ts'
import { KEYS } from '../keys.ts'
import type { Action } from '../lawful.ts'

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
  const next = hand === null ? 'call' : hand.status === 'called' ? 'start' : 'finish-and-call'
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
          <StripButton key={action} action={action as Action} why={why(action as Action, now)} onAct={onAct} />
        ))}
      </div>
    </main>
  )
}

interface ButtonProps {
  readonly action: Action
  readonly why: string | null
  readonly onAct: (action: Action) => void
}

function StripButton({ action, why, onAct }: ButtonProps) {
  const t = useText()
  const id = useId()
  return (
    <>
      <button
        type="button"
        title={why ?? t(`action.${action}`)}
        aria-keyshortcuts={KEYS[action]}
        aria-disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={() => onAct(action)}
      >
        {t(`strip.${action}`)} <kbd>{KEYS[action]}</kbd>
      </button>
      {why !== null && (
        <span id={id} className="oh-hidden">
          {why}
        </span>
      )}
    </>
  )
}
