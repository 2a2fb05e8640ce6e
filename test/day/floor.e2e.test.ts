import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { inHand, openCounter, press, signIn } from './clerk.ts'
import { leave, takeTicket } from './visitor.ts'

/**
 * The oldest browsers the screens promise to run in, played by the browser at hand without the built-in functions that came later.
 * What it cannot play is old syntax, which the builds lower, and old style sheets.
 */
const SINCE_87 = [
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'].map(
    (f) => `Array.prototype.${f}`,
  ),
  ...['Array.fromAsync', 'String.prototype.at', 'String.prototype.isWellFormed', 'Object.hasOwn', 'Object.groupBy'],
  ...['Map.groupBy', 'Promise.withResolvers', 'Promise.try', 'structuredClone', 'crypto.randomUUID', 'Iterator'],
  ...['union', 'intersection', 'difference', 'isSubsetOf'].map((f) => `Set.prototype.${f}`),
  ...['AbortSignal.timeout', 'AbortSignal.any', 'reportError', 'scheduler', 'documentPictureInPicture'],
]
const SINCE_71 = [
  ...['Object.fromEntries', 'String.prototype.matchAll', 'String.prototype.replaceAll', 'Promise.allSettled'],
  ...['Promise.any', 'AggregateError', 'WeakRef', 'FinalizationRegistry', 'queueMicrotask'],
]

let system: System
let browser: Browser

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('[floor] a visitor is called with a kiosk and a counter like Chrome 86, and a wall like Chrome 70', async () => {
  const wall = await openScreen(
    browser,
    `${system.hall}/display/`,
    { width: 1920, height: 1080 },
    { without: [...SINCE_71, ...SINCE_87] },
  )
  const old = { without: SINCE_87 }
  const kiosk = await openScreen(browser, `${system.kiosk}/kiosk/`, { width: 1080, height: 1920 }, old)
  const clerk = await openScreen(browser, `${system.hall}/counter/`, { width: 1366, height: 768 }, old)
  await kiosk.page.getByRole('button', { name: '没带身份证，直接取号' }).click()
  await takeTicket(kiosk.page, '居民身份证换领', {})
  await leave(kiosk.page)
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText('A001').waitFor()
  await wall.page.getByText('A001').first().waitFor()
  await press(clerk.page, 'F4')
  await press(clerk.page, 'F9')
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()

  for (const [account, heading] of [
    ['guide1', '各队列等候'],
    ['handler4', '收件清单'],
    ['manager1', '队列'],
    ['admin1', '设备'],
  ] as const) {
    const staff = await openScreen(browser, `${system.hall}/counter/`, { width: 1366, height: 768 }, old)
    await signIn(staff.page, system.account(account))
    await staff.page.getByText(heading).first().waitFor()
    expect(staff.faults, account).toEqual([])
    await staff.close()
  }
  for (const { faults } of [wall, kiosk, clerk]) expect(faults).toEqual([])
})
