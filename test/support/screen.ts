import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
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
  /** Keeps the picture under test/output/, and among those of the README when UPDATE_SCREENSHOTS=1 and it is one of them. */
  picture(name: string, forReadme?: 'readme'): Promise<void>
  close(): Promise<void>
}

const output = fileURLToPath(new URL('../output/screens/', import.meta.url))
const readme = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
/** What a browser writes by itself while a server is away. */
const awayNoise = /WebSocket connection to|net::ERR_|Failed to load resource/

/** Opens a screen of that size at that address. */
export async function openScreen(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  options: BrowserContextOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
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
      const passing = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      await Promise.allSettled(passing.map(({ finished }) => finished))
    })

  async function snap(path: string): Promise<void> {
    await page.screenshot({ path, animations: 'disabled', scale: 'css' })
  }

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
    async picture(name, forReadme) {
      await settled()
      mkdirSync(output, { recursive: true })
      await snap(`${output}${name}.png`)
      if (forReadme === undefined || process.env['UPDATE_SCREENSHOTS'] !== '1') return
      mkdirSync(readme, { recursive: true })
      await snap(`${readme}${name}.png`)
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
  const controls = 'button, a[href], input, select, textarea, [role="button"], [role="radio"], [role="tab"]'
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    const box = control.getBoundingClientRect()
    const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!isShown || box.width <= 1 || box.height <= 1) continue
    if (box.left < -1 || box.right > clientWidth + 1) found.push(`sideways out of the window: ${name(control)}`)
    if (scrolling === 'none' && (box.top < -1 || box.bottom > clientHeight + 1)) {
      found.push(`above or below the window: ${name(control)}`)
    }
    const isTextField = control.matches('input, textarea, select')
    const { overflowX } = getComputedStyle(control)
    const isClipped = control.scrollWidth > control.clientWidth + 1 && overflowX !== 'visible'
    if (!isTextField && control.clientWidth > 0 && isClipped) found.push(`its text is cut off: ${name(control)}`)
  }
  return found
}
