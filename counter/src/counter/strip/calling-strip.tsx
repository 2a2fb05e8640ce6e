import type { HandEntry, Ms } from '@onehall/domain'
import { useLang } from '@onehall/ui'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useHall } from '../../shell/hall.tsx'
import { useText } from '../../texts/texts.ts'
import { useActionKeys } from '../keys.ts'
import type { Action } from '../lawful.ts'
import { type Said, StripFace } from './strip-face.tsx'
import { nameStrip } from './strip-window.ts'
import './strip.css'

interface StripProps {
  readonly window: Window
  readonly label: string
  readonly hand: HandEntry | null
  readonly waiting: number
  readonly said: Said | null
  readonly why: (action: Action, now: Ms) => string | null
  readonly onAct: (action: Action) => void
  /** The key of the rhythm was pressed. */
  readonly onGoOn: () => void
}

/** The calling strip: the same counter, drawn into a small window of its own. */
export function CallingStrip({ window: strip, label, onGoOn, ...shown }: StripProps) {
  const t = useText()
  const [lang] = useLang()
  const now = useClockOf(strip)
  useActionKeys(shown.onAct, onGoOn, strip)
  usePresence(strip)
  const title = t('strip.title', { label })
  useEffect(() => {
    nameStrip(strip, title, lang)
  }, [strip, title, lang])
  return createPortal(<StripFace {...shown} label={label} now={now} />, strip.document.body)
}

/** The server's clock by the timer of that window: one that is seen is not slowed down, as a page behind others is. */
function useClockOf(strip: Window): Ms {
  const { client } = useHall()
  const [now, setNow] = useState(() => client.serverNow() ?? 0)
  useEffect(() => {
    const timer = strip.setInterval(() => setNow(client.serverNow() ?? 0), 1000)
    return () => strip.clearInterval(timer)
  }, [strip, client])
  return now
}

/** Who works in the strip is at this page: it does not lock. */
function usePresence(strip: Window): void {
  useEffect(() => {
    const tell = (): void => void dispatchEvent(new Event('pointermove'))
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) strip.addEventListener(kind, tell)
    return () => {
      for (const kind of kinds) strip.removeEventListener(kind, tell)
    }
  }, [strip])
}
