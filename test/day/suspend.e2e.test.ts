import type { CounterId } from '@onehall/domain'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs } from './ask-as.ts'
import { dialog, inHand, openCounter, press, signIn } from './clerk.ts'
import { layCard, leave, takeCard, takeTicket } from './visitor.ts'

/** What stands still, who says why, and that everybody goes on in the same place afterwards. */

const tablet = { width: 1180, height: 820 }
const full = { width: 1920, height: 1080 }
const ultra = { width: 3840, height: 2160 }
const RENEW = '居民身份证换领'
let system: System
let browser: Browser
let devices: Screen
let kiosk: Screen
let manager: Screen
let clerk: Screen
let wall: Screen
let zoneWall: Screen
let counterWall: Screen
const screens = makeScreens('suspend', () => browser)

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  devices = await screens.open(`${system.kiosk}/devices/`)
  kiosk = await screens.open(`${system.kiosk}/kiosk/`, full)
  manager = await screens.open(`${system.hall}/counter/`, tablet)
  clerk = await screens.open(`${system.hall}/counter/`)
  wall = await screens.open(`${system.hall}/display/`, full)
  zoneWall = await screens.open(`${system.hall}/display/?zone=zone-a`, full)
  counterWall = await screens.open(`${system.hall}/display/?counter=c01`, full)
  for (const card of [/^女性老年人/, /^成年人/]) {
    await layCard(devices.page, card)
    await kiosk.page.getByText('您好').waitFor()
    await takeTicket(kiosk.page, RENEW, {})
    await takeCard(devices.page)
    await leave(kiosk.page)
  }
  await signIn(manager.page, system.account('manager1'))
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** Taps one of the reasons, and sends the dialog off. */
async function give(reason: string, send: string): Promise<void> {
  await dialog(manager.page).getByRole('button', { name: reason, exact: true }).click()
  await dialog(manager.page).getByRole('button', { name: send }).click()
  await dialog(manager.page).waitFor({ state: 'detached' })
}

/** Pictures of a wall at both of its sizes, judged at the first. */
async function judge(screen: Screen, name: string, shows: string | RegExp): Promise<void> {
  await screen.expectAccessible(name)
  for (const size of [full, ultra]) {
    await screen.page.setViewportSize(size)
    await screen.page.getByText(shows).first().waitFor()
    await screen.expectFits(`${name}, ${size.width} wide`, 'none')
    await screen.picture(`${name}-${size.width}`)
  }
  await screen.page.setViewportSize(full)
}

it('[suspend] a manager suspends a queue with a reason; walls and kiosk say why and until when', async () => {
  const { page } = manager
  await page.getByRole('button', { name: /^暂停 A / }).click()
  await dialog(manager.page).getByText('在等的 2 人保留次序').waitFor()
  await dialog(manager.page).getByRole('button', { name: '暂停这项业务' }).click()
  await dialog(manager.page).getByText('请选择或填写原因').waitFor()
  await manager.expectAccessible('asking why a queue is suspended')
  await manager.picture('suspend-dialog')
  await give('省级系统故障', '暂停这项业务')
  await page.getByRole('row').filter({ hasText: '省级系统故障' }).getByText('已暂停').waitFor()
  await manager.expectAccessible('a suspended queue')
  await manager.expectFits('a suspended queue')
  await manager.picture('suspend-manager')

  const says = /因省级系统故障暂停，预计\d\d:\d\d恢复/
  await wall.page.getByText(says).waitFor()
  await zoneWall.page.getByText(says).waitFor()
  for (const { page: place } of [wall, zoneWall]) {
    const spoken = place.locator('[data-spoken^="suspended/"]')
    await spoken
      .getByText(/^请注意，因省级系统故障，户籍与居住证业务暂停，预计\d+点(\d+分)?恢复/)
      .waitFor({ state: 'attached' })
    expect(await spoken.count()).toBe(1)
  }
  await judge(wall, 'wall-queue-suspended', says)
  await judge(zoneWall, 'wall-zone-queue-suspended', says)

  await layCard(devices.page, /^少数民族姓名/)
  await kiosk.page.getByText('您好').waitFor()
  await kiosk.page.getByRole('button', { name: RENEW }).click()
  const told = kiosk.page.getByText(/省级系统故障/).first()
  const take = kiosk.page.getByRole('button', { name: '取号', exact: true })
  await told.or(take).first().waitFor()
  // A kiosk that does not say it before says it when a number is asked for.
  if (await take.isVisible()) await take.click()
  await told.waitFor()
  expect(await kiosk.page.locator('[data-number]').count()).toBe(0)
  await kiosk.picture('suspend-kiosk')
  await takeCard(devices.page)
})

it('[suspend] calling from a suspended queue is refused in words; resumed, the first in line is still the first', async () => {
  await clerk.page.keyboard.press('F2')
  await clerk.page
    .getByText(/省级系统故障/)
    .first()
    .waitFor()
  expect(await inHand(clerk.page).count()).toBe(0)
  await manager.page.getByRole('button', { name: /^恢复 A / }).click()
  await wall.page.getByText(/因省级系统故障暂停/).waitFor({ state: 'detached' })
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText('A001').waitFor()
})

it('[suspend] an evacuation stands over everything until one button ends it, and who was called waits first again', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '冻结全厅（疏散）…' }).click()
  await dialog(manager.page).getByText('冻结全厅，立即疏散？').waitFor()
  await manager.expectAccessible('asking whether to evacuate')
  await manager.picture('suspend-evacuate-dialog')
  await give('火警', '立即冻结全厅')
  for (const screen of [wall, zoneWall, counterWall]) {
    await screen.page.getByRole('heading', { name: '请有序离开大厅' }).waitFor()
  }
  await judge(wall, 'wall-evacuation', '请有序离开大厅')
  await page.getByRole('heading', { name: '全厅已冻结，正在疏散' }).waitFor()
  await manager.expectAccessible('an evacuated hall')
  await manager.expectFits('an evacuated hall')
  await manager.picture('suspend-evacuated')

  await page.getByRole('button', { name: '恢复全厅' }).click()
  for (const key of ['evacuation/', 'evacuation-over/'])
    await wall.page.locator(`[data-spoken^="${key}"]`).waitFor({ state: 'attached' })
  await wall.page.getByRole('heading', { name: '请有序离开大厅' }).waitFor({ state: 'detached' })
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText('A001').waitFor()
})

it('[suspend] a suspended hall says why on every wall', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '暂停大厅…' }).click()
  await dialog(manager.page).getByText('待定', { exact: true }).click()
  await give('停电', '暂停大厅')
  await wall.page.getByText('因停电暂停，恢复时间待定').waitFor()
  await judge(wall, 'wall-hall-suspended', '大厅暂停服务')
  await judge(counterWall, 'wall-counter-hall-suspended', /因停电暂停/)
  await manager.expectAccessible('a suspended hall')
  await manager.picture('suspend-hall')
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByRole('heading', { name: 'The hall is suspended' }).waitFor()
  await manager.expectAccessible('a suspended hall in English')
  await manager.expectFits('a suspended hall in English')
  await manager.picture('suspend-hall-english')
  await page.getByRole('button', { name: /中文/ }).click()
  await page.getByRole('button', { name: '恢复大厅' }).click()
  await wall.page.getByText('因停电暂停').waitFor({ state: 'detached' })
})

it('[suspend] a counter that pauses says why and until when, on its screen, in its zone and to the manager', async () => {
  const counter = 'c02' as CounterId
  await askAs(
    system,
    'clerk3',
    { type: 'OpenCounter', counter },
    { type: 'PauseCounter', counter, reason: 'equipment', minutes: 45 },
  )
  await zoneWall.page.getByText(/设备故障至\d\d:\d\d/).waitFor()
  await judge(zoneWall, 'wall-zone-paused', /设备故障至/)
  const paused = await screens.open(`${system.hall}/display/?counter=c02`, full)
  await paused.page.getByText('本窗口暂停服务').waitFor()
  await judge(paused, 'wall-counter-paused', /设备故障至/)
  const tile = manager.page.getByRole('listitem').filter({ has: manager.page.getByText('暂停服务', { exact: true }) })
  await tile.getByText(/设备故障 · 预计 \d\d:\d\d 恢复/).waitFor()
  await tile.scrollIntoViewIfNeeded()
  await manager.expectAccessible('a counter that pauses')
  await manager.picture('suspend-paused')
})

it('[suspend] a counter that was left signed in is released with a reason, and who was called waits again', async () => {
  const { page } = manager
  await inHand(clerk.page).getByText('A001').waitFor()
  await page.getByRole('button', { name: '释放 1 号窗口' }).click()
  await dialog(manager.page).getByText('A001 退回队列').waitFor()
  await give('忘记签退', '释放窗口')
  await counterWall.page.locator('[data-status=closed]').waitFor()
  const household = page.getByRole('row').filter({ hasText: '户籍与居住证' })
  await household.getByRole('cell').nth(1).getByText('2', { exact: true }).waitFor()
  await page.getByText('有人等候，没有能叫号的窗口（1）').waitFor()
  await manager.picture('suspend-released')
})

it('[suspend] an interruption is marked and listed; everybody of a queue goes home with a slip, the count told before', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '标记中断…' }).click()
  await page.getByLabel('从').fill('00:00')
  await page.getByLabel('到').fill('00:01')
  await page.getByRole('button', { name: '网络故障' }).click()
  await manager.expectAccessible('marking an interruption')
  await page.getByRole('button', { name: '标记', exact: true }).click()
  await page.getByRole('listitem').filter({ hasText: '00:00–00:01 网络故障' }).waitFor()

  await page.getByRole('button', { name: /^改明日：A / }).click()
  await dialog(manager.page).getByText('的 2 人今天不再办理？').waitFor()
  await manager.expectAccessible('asking whether everybody goes home')
  await dialog(manager.page).getByRole('button', { name: '2 人改明日' }).click()
  await dialog(page).getByText('2 人今天没有办成').last().waitFor()
  await dialog(page)
    .getByText(/凭此号下个工作日优先，3 天内有效/)
    .waitFor()
  await manager.expectAccessible('what those who go home are to be told')
  await manager.picture('suspend-told-home')
  await dialog(page).getByRole('button', { name: '知道了' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  for (const screen of [wall, zoneWall]) {
    await screen.page.getByText('A 今天没办成的，凭此号下个工作日优先，3 天内有效').waitFor()
    await screen.picture(screen === wall ? 'wall-sent-home' : 'wall-zone-sent-home')
  }
  await manager.expectFits('the manager page at the end')
  await manager.picture('suspend-carried-over')
})

it('[suspend] no page ended in an error, and the server logged none', () => {
  expect(screens.faults()).toEqual([])
  expect(system.errors()).toEqual([])
})
