import type { HandEntry } from '@onehall/domain'
import { Button } from 'antd'
import { useText } from '../texts/texts.ts'
import { Barred } from '../shell/barred.tsx'
import { ACTIONS, KEYS } from './keys.ts'
import type { Action } from './lawful.ts'
import './actions.css'

interface ActionBarProps {
  readonly hand: HandEntry | null
  /** What was asked for and is not answered yet. */
  readonly acting: Action | null
  /** Why an action is not lawful now. */
  readonly why: (action: Action) => string | null
  readonly onAct: (action: Action) => void
}

/** The calling buttons, each with its key; the next step of the rhythm is the filled one. */
export function ActionBar({ hand, acting, why, onAct }: ActionBarProps) {
  const t = useText()
  const next: Action = hand === null ? 'call' : hand.status === 'called' ? 'start' : 'finish-and-call'
  return (
    <div className="actions" role="toolbar" aria-label={t('shell.counter')}>
      {ACTIONS.map((action) => (
        <Barred key={action} why={why(action)}>
          {(barred) => (
            <Button
              size="large"
              type={action === next ? 'primary' : 'default'}
              danger={action === 'missed' && hand?.status === 'called'}
              loading={action === acting}
              aria-keyshortcuts={KEYS[action]}
              onClick={() => onAct(action)}
              {...barred}
            >
              {t(`action.${action}`)} <kbd>{KEYS[action]}</kbd>
            </Button>
          )}
        </Barred>
      ))}
    </div>
  )
}
