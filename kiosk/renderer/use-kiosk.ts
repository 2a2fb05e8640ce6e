import { makeUseText } from '@onehall/ui'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { KioskState } from '../bridge/state.ts'
import type { KioskBridge, VisitVerbs } from '../bridge/verbs.ts'
import type { TextKey } from './texts/texts.ts'

export const useText = makeUseText<TextKey>()

/** The state of the kiosk as the page holds it: null until the host spoke. */
export interface KioskMirror {
  readonly state: KioskState | null
  /** Whether the device host answers. */
  readonly there: boolean
}

interface MirrorSource {
  get(): KioskMirror
  subscribe(run: () => void): () => void
}

/** Puts the parts that the host tells together. */
export function followKiosk(bridge: KioskBridge): MirrorSource {
  let mirror: KioskMirror = { state: null, there: true }
  const watchers = new Set<() => void>()
  const set = (next: KioskMirror): void => {
    mirror = next
    for (const run of [...watchers]) run()
  }
  bridge.onState((parts) => set({ there: true, state: { ...mirror.state, ...parts } as KioskState }))
  bridge.onHost((there) => {
    const { state } = mirror
    // The host ends the visit of a page that is gone: what was known of it is not shown again when the host is back.
    set({ there, state: there || state === null ? state : { ...state, card: null, ticket: null, appointments: [] } })
  })
  return {
    get: () => mirror,
    subscribe(run) {
      watchers.add(run)
      return () => void watchers.delete(run)
    },
  }
}

export function useMirror(source: MirrorSource): KioskMirror {
  return useSyncExternalStore(source.subscribe, source.get)
}

/** What every screen needs: the state, the bridge, and how it is shown. */
export interface Kiosk {
  readonly state: KioskState
  readonly bridge: VisitVerbs
  readonly elder: boolean
  readonly portrait: boolean
  /** Says it aloud where this machine has a voice for it. */
  readonly speak: (text: string) => void
}

export const KioskContext = createContext<Kiosk | null>(null)

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext)
  if (kiosk === null) throw new Error('useKiosk outside of the kiosk')
  return kiosk
}

export function usePortrait(): boolean {
  const [query] = useState(() => matchMedia('(orientation: portrait)'))
  const [portrait, setPortrait] = useState(query.matches)
  useEffect(() => {
    const change = (): void => setPortrait(query.matches)
    // Safari-like engines of older machines know only addListener.
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [query])
  return portrait
}

/** The server's clock, renewed every second. */
export function useNow(offset: number): number {
  const [now, setNow] = useState(() => Date.now() + offset)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + offset), 1000)
    return () => clearInterval(timer)
  }, [offset])
  return now
}
