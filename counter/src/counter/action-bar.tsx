import type { HandEntry } from '@onehall/domain'
import { Button } from 'antd'
import { useText } from '../texts/texts.ts'
import { Barred } from '../shell/barred.tsx'
import { KeyMarks } from './key-marks.tsx'
import { ACTIONS, keysOf } from './keys.ts'
import { type Action, nextStep } from './lawful.ts'
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
  const next = nextStep(hand)
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
              aria-keyshortcuts={keysOf(action, next).join(' ') || undefined}
              onClick={() => onAct(action)}
              {...barred}
            >
              {t(`action.${action}`)} <KeyMarks keys={keysOf(action, next)} />
            </Button>
          )}
        </Barred>
      ))}
    </div>
  )
}
