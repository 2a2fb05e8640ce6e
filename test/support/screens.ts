import type { Browser } from 'playwright-core'
import { afterEach } from 'vitest'
import { openScreen, type Screen } from './screen.ts'

export const LAPTOP = { width: 1366, height: 768 }

/** The screens of a test file; what each showed is kept when a test failed. */
export interface Screens {
  /** @param viewport that of a counter PC, unless it says another */
  open(url: string, viewport?: { readonly width: number; readonly height: number }): Promise<Screen>
  /** Exceptions and console errors of all of them. */
  faults(): readonly string[]
}

/**
 * @param name of the pictures of a failure
 * @param browser the one that the file launched, once it has
 */
export function makeScreens(name: string, browser: () => Browser): Screens {
  const opened: Screen[] = []
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const [n, screen] of opened.entries()) await screen.picture(`failed-${name}-${n}`).catch(() => {})
  })
  return {
    async open(url, viewport = LAPTOP) {
      const screen = await openScreen(browser(), url, viewport)
      opened.push(screen)
      return screen
    },
    faults: () => opened.flatMap(({ faults }) => faults),
  }
}
