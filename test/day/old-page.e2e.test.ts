import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { inHand, openCounter, press, signIn } from './clerk.ts'
import { leave, takeTicket } from './visitor.ts'

/** Pages that outlive what they came from: an upgrade of the server, and the end of the day. */

const laptop = { width: 1366, height: 768 }
let system: System
let browser: Browser
let kiosk: Screen
let wall: Screen
let clerk: Screen
let manager: Screen

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  kiosk = await openScreen(browser, `${system.kiosk}/kiosk/`, { width: 1080, height: 1920 })
  wall = await openScreen(browser, `${system.hall}/display/`, { width: 1920, height: 1080 })
  clerk = await openScreen(browser, `${system.hall}/counter/`, laptop)
  manager = await openScreen(browser, `${system.hall}/counter/`, laptop)
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  await signIn(manager.page, system.account('manager1'))
  await kiosk.page.getByRole('button', { name: '没带身份证，直接取号' }).click()
  await takeTicket(kiosk.page, '居民身份证换领', {})
  await leave(kiosk.page)
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText('A001').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, screen] of Object.entries({ kiosk, wall, clerk, manager })) {
    await screen.picture(`failed-old-${name}`).catch(() => {})
  }
})

it('[upgrade] walls and idle pages reload themselves once; a counter with somebody in hand waits and says so', async () => {
  const loads = { wall: 0, clerk: 0, manager: 0 }
  for (const [name, { page }] of Object.entries({ wall, clerk, manager })) {
    page.on('load', () => loads[name as keyof typeof loads]++)
  }
  await system.killServer()
  await system.restartServer('9.9.9')
  await clerk.page.getByText('系统已升级').waitFor({ timeout: 30_000 })
  await clerk.expectAccessible('a counter after an upgrade')
  expect(await inHand(clerk.page).textContent()).toBe('A001')
  await expect.poll(() => loads.wall, { timeout: 30_000 }).toBe(1)
  await expect.poll(() => loads.manager, { timeout: 30_000 }).toBe(1)
  await wall.page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })
  await manager.page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })

  await press(clerk.page, 'F4')
  await press(clerk.page, 'F9')
  await expect.poll(() => loads.clerk, { timeout: 30_000 }).toBe(1)
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()
  expect(loads).toEqual({ wall: 1, clerk: 1, manager: 1 })
})

it('[upgrade] a sign-in page whose parts an upgrade took away fetches itself anew and goes on', async () => {
  const late = await openScreen(browser, `${system.hall}/counter/`, laptop)
  await late.page.getByLabel('账号').waitFor()
  let loads = 0
  late.page.on('load', () => loads++)
  await late.page.route(/\/assets\/shell-.*\.js$/, (route) => route.fulfill({ status: 404 }), { times: 1 })
  await signIn(late.page, system.account('handler1'))
  expect(loads).toBe(1)
  await late.close()
})

it('[close] the manager closes the day; kiosk, walls and counters say that the hall is closed', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '闭厅' }).click()
  await page.getByText('今天闭厅？').waitFor()
  await manager.expectAccessible('closing the day')
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByText('未开厅').waitFor()
  await manager.expectAccessible('the manager page of a closed hall')

  await kiosk.page.getByRole('heading', { name: '大厅现在不取号' }).waitFor()
  await kiosk.expectAccessible('the kiosk of a closed hall')
  await kiosk.expectFits('the kiosk of a closed hall', 'none')
  await kiosk.picture('kiosk-closed')
  await wall.page.getByText('大厅今天还没有开放，或已经结束').waitFor()
  await wall.expectAccessible('the wall of a closed hall')
  await wall.expectFits('the wall of a closed hall', 'none')
  await wall.picture('wall-closed')
  await clerk.page.getByText('大厅还没有开厅').waitFor()
  await clerk.expectAccessible('a counter of a closed hall')
  await clerk.picture('counter-closed')

  for (const screen of [kiosk, wall, clerk, manager]) expect(screen.faults).toEqual([])
  expect(system.errors()).toEqual([])
})
