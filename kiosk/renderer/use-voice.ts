import { makeBrowserVoice, spokenNumber, type BrowserVoice, type Lang } from '@onehall/ui'
import { useCallback, useEffect, useRef } from 'react'
import type { TicketNow } from '../bridge/ticket.ts'

/** A card left behind is called for this often until it is gone. */
const CALL_EVERY_MS = 3_000

export interface Voice {
  /** Says it where this machine has a voice for the language; otherwise only the screen says it. */
  readonly speak: (text: string) => void
  readonly chime: () => void
}

/** The kiosk's own voice. A browser lets a page sound only after the first touch. */
export function useVoice(lang: Lang): Voice {
  const voice = useRef<BrowserVoice | null>(null)
  useEffect(() => {
    const made = makeBrowserVoice()
    voice.current = made
    const unlock = (): void => made.enable()
    addEventListener('pointerdown', unlock, { once: true })
    return () => {
      removeEventListener('pointerdown', unlock)
      made.stop()
      voice.current = null
    }
  }, [])
  const speak = useCallback((text: string) => void voice.current?.speak({ lang, text }, () => {}), [lang])
  const chime = useCallback(() => void voice.current?.chime(() => {}), [])
  return { speak, chime }
}

/** 「请取走您的身份证」 with a tone, until the card is gone (users.md V2). */
export function useCallForCard(calling: boolean, text: string, { speak, chime }: Voice): void {
  useEffect(() => {
    if (!calling) return
    chime()
    speak(text)
    const timer = setInterval(chime, CALL_EVERY_MS)
    return () => clearInterval(timer)
  }, [calling, text, speak, chime])
}

/** 「您已领取 A 零零五 号，前方等待3人」 (domain.md §4.2), once a number, in elder mode. */
export function useSpokenTicket(on: boolean, ticket: TicketNow | null, lang: Lang, { speak }: Voice): void {
  const number = on && ticket !== null && !ticket.reprint ? ticket.number : null
  const ahead = ticket?.ahead ?? 0
  useEffect(() => {
    if (number === null) return
    const spoken = spokenNumber(number, lang)
    speak(
      lang === 'zh' ? `您已领取 ${spoken} 号，前方等待${ahead}人` : `Your number is ${spoken}. ${ahead} ahead of you.`,
    )
  }, [number, ahead, lang, speak])
}
