import type { Counter, HandEntry } from '@onehall/domain'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { Barred } from '../shell/barred.tsx'
import { useText } from '../texts/texts.ts'
import type { Act } from './acts/acts.tsx'
import { type Extra, EXTRAS } from './acts/bars.ts'
import { KeyMarks } from './key-marks.tsx'
import { ASIDE } from './keys.ts'

interface ExtraBarProps {
  readonly counter: Counter
  readonly hand: HandEntry | null
  readonly isPaused: boolean
  readonly asking: Asking
  readonly why: (extra: Extra) => string | null
  readonly onAct: (act: Act) => void
  /** Stands at the end. */
  readonly children: ReactNode
}

const keysOf = (extra: Extra): readonly string[] => (extra in ASIDE ? [ASIDE[extra as Extra & keyof typeof ASIDE]] : [])

/** What a clerk does now and then, quietly below the keys of the rhythm. */
export function ExtraBar({ counter, hand, isPaused, asking, why, onAct, children }: ExtraBarProps) {
  const t = useText()
  const drops = hand !== null && hand.pauseAfter !== null
  const nameOf = (extra: Extra): string => {
    if (extra !== 'pause') return t(`extra.${extra}`)
    return t(drops ? 'extra.pauseDrop' : hand === null ? 'extra.pause' : 'extra.pauseAfter')
  }

  function run(extra: Extra): void {
    if (why(extra) !== null) return
    if (extra === 'left') return
    if (extra === 'pause' && drops) return void asking.ask({ type: 'ResumeCounter', counter: counter.id })
    onAct({ kind: extra })
  }

  return (
    <div className="extras" role="toolbar" aria-label={t('extra.toolbar')}>
      {EXTRAS.filter((extra) => extra !== 'pause' || !isPaused).map((extra) => (
        <Barred key={extra} why={why(extra)}>
          {(barred) => (
            <Popconfirm
              title={t('extra.leftConfirm', { number: hand?.number ?? '' })}
              disabled={extra !== 'left' || why(extra) !== null}
              onConfirm={() => void (hand && asking.ask({ type: 'LeaveTicket', ticket: hand.ticket }))}
            >
              <Button aria-keyshortcuts={keysOf(extra)[0]} onClick={() => run(extra)} {...barred}>
                {nameOf(extra)} <KeyMarks keys={keysOf(extra)} />
              </Button>
            </Popconfirm>
          )}
        </Barred>
      ))}
      {children}
    </div>
  )
}
