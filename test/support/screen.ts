import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A page in a window of its own, as a person at one screen of the hall has it. */
export interface Screen {
  readonly page: Page
  /** Exceptions and console errors that no lost connection explains. */
  readonly faults: readonly string[]
  /** Runs axe over what is shown now: WCAG 2.2 AA and its best practices. */
  expectAccessible(state: string): Promise<void>
  /** Nothing stands outside of the window: no sideways scrolling, no control that is cut off. */
  expectFits(state: string, scrolling?: 'none' | 'down'): Promise<void>
  /** Keeps the picture, or that of a part, under test/output/; one of the README's also there when UPDATE_SCREENSHOTS=1. */
  picture(name: string, purpose?: 'readme' | 'proof', part?: Locator): Promise<void>
  close(): Promise<void>
}

const output = fileURLToPath(new URL('../output/screens/', import.meta.url))
const readme = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
/** What a browser writes by itself while a server is away. */
const awayNoise = /WebSocket connection to|net::ERR_|Failed to load resource/

interface ScreenOptions {
  /** Its timers can be run ahead with `page.clock`. */
  readonly clock?: boolean
  /** Built-in functions that this browser does not have, as `Array.prototype.at`. */
  readonly without?: readonly string[]
}

/** Opens a screen of that size at that address. */
export async function openScreen(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  { clock = false, without = [] }: ScreenOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.addInitScript(takeAway, without)
  if (clock) await page.clock.install()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !awayNoise.test(message.text())) faults.push(message.text())
  })
  await page.goto(url)

  /** What moves in or fades in is judged when it has come to rest. */
  const settled = (): Promise<unknown> =>
    page.evaluate(async () => {
      await document.fonts.ready
      for (let frames = 2; frames > 0; frames--) await new Promise(requestAnimationFrame)
      const passing = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      await Promise.allSettled(passing.map(({ finished }) => finished))
    })

  return {
    page,
    faults,
    async expectAccessible(state) {
      await settled()
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      const found = violations.map(
        ({ id, help, nodes }) =>
          `${id}: ${help} (${nodes.length})\n${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html}\n${failureSummary}`)
            .join('\n')}`,
      )
      expect.soft(found, `axe on ${state}`).toEqual([])
    },
    async expectFits(state, scrolling = 'down') {
      await settled()
      expect.soft(await page.evaluate(outside, scrolling), `what does not fit on ${state}`).toEqual([])
    },
    async picture(name, purpose = 'proof', part) {
      await settled()
      const picture = await (part ?? page).screenshot({ animations: 'disabled', scale: 'css' })
      const folders = purpose === 'readme' && process.env['UPDATE_SCREENSHOTS'] === '1' ? [output, readme] : [output]
      for (const folder of folders) {
        mkdirSync(folder, { recursive: true })
        writeFileSync(`${folder}${name}.png`, picture)
      }
    },
    close: () => context.close(),
  }
}

/** Runs in the page. */
function outside(scrolling: 'none' | 'down'): string[] {
  const found: string[] = []
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)
  if (scrolling === 'none' && scrollHeight > clientHeight) {
    found.push(`the page is ${scrollHeight} high in a window of ${clientHeight}`)
  }
  const name = (element: Element): string =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 40)}`
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  const stage = document.querySelector('[aria-modal="true"]') ?? document.body
  const controls = 'button, a[href], input, select, textarea, [role="button"], [role="radio"], [role="tab"]'
  for (const control of [...stage.querySelectorAll(controls)].filter(isShown)) {
    const { left, right, top, bottom } = control.getBoundingClientRect()
    if (left < -1 || right > clientWidth + 1) found.push(`sideways out of the window: ${name(control)}`)
    if (scrolling === 'none' && (top < -1 || bottom > clientHeight + 1)) {
      found.push(`above or below the window: ${name(control)}`)
    }
    const isTextField = control.matches('input, textarea, select')
    const isClipped = control.scrollWidth > control.clientWidth + 1 && getComputedStyle(control).overflowX !== 'visible'
    if (!isTextField && control.clientWidth > 0 && isClipped) found.push(`its text is cut off: ${name(control)}`)
  }
  if (scrolling === 'down') return found
  // On a screen that does not scroll nothing is hidden behind something else, or below an edge within the window.
  for (const part of [...stage.querySelectorAll('button, li')].filter(isShown)) {
    const { left, right, top, bottom } = part.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    if (hit !== null && !hit.contains(part) && !part.contains(hit)) {
      found.push(`covered: ${name(part)} by ${name(hit)}`)
    }
  }
  const main = stage.querySelector('main')
  if (main !== null) {
    const { top: above, bottom: below } = main.getBoundingClientRect()
    for (const part of [...main.querySelectorAll('h1, h2, p, dd, button')].filter(isShown)) {
      const { top, bottom } = part.getBoundingClientRect()
      if (top < above - 1 || bottom > below + 1) found.push(`out of the middle of the screen: ${name(part)}`)
    }
  }
  for (const box of [...stage.querySelectorAll('*')].filter(isShown)) {
    const { overflowY, fontSize } = getComputedStyle(box)
    // Tall glyphs of a tight line reach a little out of their box.
    const isCut = box.scrollHeight > box.clientHeight + Number.parseFloat(fontSize) / 2
    if (box.clientHeight > 0 && overflowY !== 'visible' && isCut) {
      found.push(`what is in it is cut off or scrolls: ${name(box)}`)
    }
  }
  return found
}

function takeAway(names: readonly string[]): void {
  for (const name of names) {
    const path = name.split('.')
    const last = path.pop()!
    const owner = path.reduce<unknown>((of, key) => (of as Record<string, unknown> | undefined)?.[key], globalThis)
    if (owner !== undefined) delete (owner as Record<string, unknown>)[last]
  }
}
