import type { CounterId, IntentOf } from '@onehall/domain'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs } from './ask-as.ts'
import { asClass, issue } from '../../packages/domain/test/ask.fixture.ts'

/** What the walls say to those who wait: whose turn it is and why earlier, who should be ready, who was missed. */

const full = { width: 1920, height: 1080 }
const ultra = { width: 3840, height: 2160 }
const upright = { width: 1080, height: 1920 }
const C1 = 'c01' as CounterId
let system: System
let browser: Browser
let wall: Screen
let zone: Screen
let counter: Screen
const opened: Screen[] = []

async function open(url: string): Promise<Screen> {
  const screen = await openScreen(browser, url, full)
  opened.push(screen)
  return screen
}

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  wall = await open(`${system.hall}/display/`)
  zone = await open(`${system.hall}/display/?zone=zone-a`)
  counter = await open(`${system.hall}/display/?counter=c01`)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [n, screen] of opened.entries()) await screen.picture(`failed-walls-${n}`).catch(() => {})
})

/** A number of the first queue, taken at the guide desk. */
const take = (cls: string | null = null): IntentOf<'IssueTicket'> =>
  issue('household', { source: 'guide', ...(cls !== null && asClass(cls, '出示证件')) })
const at = { counter: C1 }
const call = { type: 'CallNext', ...at } as const

async function judge(screen: Screen, name: string): Promise<void> {
  await screen.expectAccessible(name)
  for (const size of [full, ultra, upright]) {
    await screen.page.setViewportSize(size)
    await screen.expectFits(`${name}, ${size.width} wide`, 'none')
    await screen.picture(`${name}-${size.width}`)
  }
  await screen.page.setViewportSize(full)
}

it('[walls] three who may be called soon stand by their queue, and in the zone', async () => {
  await askAs(system, 'guide1', take(), take(), take(), take())
  await wall.page.locator('[data-queue="household"] .ready', { hasText: 'A001 A002 A003' }).waitFor()
  await zone.page.locator('[data-strip="ready"]', { hasText: 'A001A002A003' }).waitFor()
})

it('[walls] who did not come is listed as missed, and no more once the number is restored', async () => {
  const done = { type: 'MarkMissed', ...at } as const
  const answers = await askAs(system, 'clerk1', { type: 'OpenCounter', ...at }, call, done, call, done)
  const restored = answers[1]!['ticket'] as never
  for (const { page } of [wall, zone]) await page.locator('[data-strip="missed"]', { hasText: 'A002A001' }).waitFor()
  await askAs(system, 'guide1', { type: 'RestoreMissed', ticket: restored })
  for (const { page } of [wall, zone]) {
    await page.locator('[data-strip="missed"]', { hasText: 'A002' }).waitFor()
    await page.locator('[data-strip="missed"]', { hasText: 'A001' }).waitFor({ state: 'detached' })
  }
})

it('[walls] a number that comes earlier wears a neutral badge: 优先, 续办 or 恢复; the class stands nowhere', async () => {
  const start = { type: 'StartService', ...at } as const
  const finish = {
    type: 'FinishService',
    ...at,
    results: [{ item: null, result: 'instant' }],
    thenCallNext: false,
  } as const
  await askAs(system, 'guide1', take('pregnant'))
  const shows = (badge: string) => wall.page.locator('.call', { hasText: badge }).first().waitFor()
  await askAs(system, 'clerk1', call)
  await shows('优先')
  const hold = { type: 'HoldTicket', ...at, reason: '复印', minutes: 10, back: 'any' } as const
  const [, , away] = await askAs(system, 'clerk1', start, finish, call, start, hold).then((all) => all.slice(2))
  const ticket = away!['ticket'] as never
  await askAs(system, 'guide1', { type: 'ReturnHeld', ticket, counter: null })
  await askAs(system, 'clerk1', call, start, finish, call)
  await shows('续办')
  const text = `${await wall.page.content()}${await zone.page.content()}${await counter.page.content()}`
  expect(text).not.toMatch(/孕产妇|pregnant/i)
  await judge(wall, 'wall-hall-ready')
  await judge(zone, 'wall-zone-ready')
  await judge(counter, 'wall-counter-calling')
})

it('[walls] the screen above a counter says why it pauses, and that it is closed', async () => {
  await askAs(
    system,
    'clerk1',
    { type: 'MarkMissed', ...at },
    { type: 'PauseCounter', ...at, reason: 'lunch', minutes: 30 },
  )
  await counter.page
    .getByText(/午休|午餐|用餐/)
    .first()
    .waitFor()
  await counter.picture('wall-counter-paused')
  await askAs(system, 'clerk1', { type: 'CloseCounter', ...at })
  await counter.page.getByText('本窗口未开放，请到其他窗口').waitFor()
  await counter.picture('wall-counter-closed')
  expect(opened.flatMap(({ faults }) => faults)).toEqual([])
})
