import { useEffect } from 'react'
import type { InHand } from './in-hand.ts'

/** Without a key or a touch for so long the screen locks. */
export const IDLE_MS = 15 * 60_000
const LOOK_EVERY_MS = 5_000

export interface IdleWatch {
  /** Somebody is there. */
  touched(): void
  /** Whether nobody was there for so long; a counter that has somebody in hand is never idle. */
  isIdle(): boolean
}

/** `now` only goes forward, ms. Serving counts as being there, so that the screen does not lock the moment it ends. */
export function makeIdleWatch({ isHeld }: Pick<InHand, 'isHeld'>, now: () => number, idleMs = IDLE_MS): IdleWatch {
  let last = now()
  return {
    touched: () => void (last = now()),
    isIdle() {
      if (isHeld()) last = now()
      return now() - last >= idleMs
    },
  }
}

/** Runs `onIdle` when nobody was at this page for `IDLE_MS`. */
export function useIdle(inHand: InHand, onIdle: () => void): void {
  useEffect(() => {
    const watch = makeIdleWatch(inHand, () => performance.now())
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
    for (const kind of kinds) addEventListener(kind, watch.touched, { passive: true })
    const timer = setInterval(() => {
      if (!watch.isIdle()) return
      watch.touched()
      onIdle()
    }, LOOK_EVERY_MS)
    return () => {
      clearInterval(timer)
      for (const kind of kinds) removeEventListener(kind, watch.touched)
    }
  }, [inHand, onIdle])
}
