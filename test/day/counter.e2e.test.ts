import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { inHand, openCounter, press, receiptNo, signIn, tabTo } from './clerk.ts'
import { layCard, leave, takeCard, takeTicket } from './visitor.ts'

/** A clerk who never touches the mouse, staff who read English, and what walls show of their work. */

let system: System
let browser: Browser
let devices: Screen
let kiosk: Screen
let clerk: Screen
/** The number that counter 2 called. */
let calledAt2 = ''
const screens = makeScreens('counter', () => browser)

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  devices = await screens.open(`${system.kiosk}/devices/`)
  kiosk = await screens.open(`${system.kiosk}/kiosk/`, { width: 1920, height: 1080 })
  clerk = await screens.open(`${system.hall}/counter/`)
  for (const card of [/^女性老年人/, /^成年人/, /^少数民族姓名/, /^老年人/]) {
    await layCard(devices.page, card)
    await kiosk.page.getByText('您好').waitFor()
    await takeTicket(kiosk.page, '居民身份证换领', {})
    await takeCard(devices.page)
    await leave(kiosk.page)
  }
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('[counter] a clerk signs in, opens a counter, takes a file in and finishes with the keyboard alone', async () => {
  const { page } = clerk
  const { account, password } = system.account('clerk1')
  await tabTo(page, page.getByLabel('账号'))
  await page.keyboard.type(account)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: /^1\b/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '开放窗口' }))
  await page.keyboard.press('Enter')
  await page.getByText('窗口空闲', { exact: true }).waitFor()

  await page.keyboard.press('F4')
  await page.getByText('手里没有人，先叫号').first().waitFor()
  await press(page, 'F2')
  await inHand(page).waitFor()
  const first = await inHand(page).textContent()
  await press(page, 'F3')
  await page
    .getByText(/刚刚叫过，\d+ 秒后可重呼/)
    .first()
    .waitFor()
  await clerk.expectAccessible('what cannot be done yet')
  await press(page, 'F4')
  await page.getByText('申请人', { exact: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  for (const question of ['姓名等登记内容有变化吗？', '申请人未满16周岁吗？']) {
    const answers = page.getByRole('radiogroup', { name: question }).first()
    await tabTo(page, answers.getByRole('radio').first())
    await page.keyboard.press('ArrowRight')
    await answers.getByRole('radio', { name: '否', checked: true }).waitFor({ state: 'attached' })
  }
  await tabTo(page, page.getByRole('checkbox', { name: '原居民身份证' }))
  await page.keyboard.press('Space')
  await clerk.expectAccessible('a paper that was handed over')
  await clerk.expectFits('a paper that was handed over')
  await page.keyboard.press('Control+Enter')
  expect(await receiptNo(page)).toMatch(/^SJ\d+$/)
  await press(page, 'F10')
  await inHand(page).filter({ hasNotText: first! }).waitFor()
  await press(page, 'F6')
  await page.getByRole('list', { name: '我今天办过的' }).getByText('过号').waitFor()
})

it('[counter] the staff app speaks English in every workplace', async () => {
  const { page } = clerk
  await press(page, 'F2')
  await inHand(page).waitFor()
  await press(page, 'F4')
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByText('In service').first().waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await clerk.expectAccessible('the counter in English')
  await clerk.expectFits('the counter in English')
  await clerk.picture('counter-english')

  for (const [account, title] of [
    ['handler4', 'Collected files'],
    ['manager1', 'Queues'],
    ['admin1', 'Admin'],
  ] as const) {
    const screen = await screens.open(`${system.hall}/counter/`)
    await signIn(screen.page, system.account(account))
    await screen.expectAccessible(`${account} in Chinese`)
    await screen.expectFits(`${account} in Chinese`)
    await screen.picture(`staff-${account}`)
    await screen.page.getByRole('button', { name: /English/ }).click()
    await screen.page.getByText(title).first().waitFor()
    await screen.expectAccessible(`${account} in English`)
    await screen.expectFits(`${account} in English`)
    await screen.picture(`staff-${account}-english`)
  }
})

it('[counter] a counter in use cannot be taken by somebody else, and says by whom', async () => {
  const other = await screens.open(`${system.hall}/counter/`)
  await signIn(other.page, system.account('clerk8'))
  const taken = other.page.getByRole('button', { name: /^1\b/ })
  await taken.getByText('工号 101 在用').waitFor()
  expect(await taken.isDisabled()).toBe(true)
  await openCounter(other.page, '2')
  await press(other.page, 'F2')
  calledAt2 = (await inHand(other.page).textContent())!
  await other.expectFits('a second counter')
})

it('[admin] the accounts and the devices of the hall can be read and changed by everybody who may', async () => {
  const admin = await screens.open(`${system.hall}/counter/`)
  const { page } = admin
  await signIn(page, system.account('admin1'))
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByRole('button', { name: '建立账号' }).waitFor()
  await admin.expectAccessible('a new account')
  await admin.expectFits('a new account')
  await admin.picture('admin-new-account')
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByText('请填写').first().waitFor()
  await admin.expectAccessible('a new account that lacks something')
  await page.getByRole('button', { name: '返回名单' }).click()
  await page.getByRole('button', { name: '编辑 clerk1' }).click()
  await page.getByRole('button', { name: '保存' }).waitFor()
  await admin.expectAccessible('an account')
  await admin.expectFits('an account')
  await admin.picture('admin-account')
  await page.getByText('设备', { exact: true }).click()
  await page.getByRole('cell', { name: '演示取号机' }).first().waitFor()
  await admin.expectAccessible('the devices of the hall')
  await admin.expectFits('the devices of the hall')
  await admin.picture('admin-devices')
})

it('[walls] hall, zone and counter walls show the calls, in full and in ultra high definition', async () => {
  for (const [name, query] of [
    ['hall', ''],
    ['zone', '?zone=zone-a'],
    ['counter', '?counter=c02'],
  ]) {
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 2160 },
    ]) {
      const state = `the ${name} wall, ${viewport.width} wide`
      const wall = await screens.open(`${system.hall}/display/${query}`, viewport)
      await wall.page.locator('[data-freshness=live]').waitFor()
      await wall.page.getByText(calledAt2).first().waitFor()
      expect(await wall.page.textContent('body')).not.toMatch(/测试|测\*/)
      if (viewport.width === 1920) await wall.expectAccessible(state)
      await wall.expectFits(state, 'none')
      await wall.picture(`wall-${name}-${viewport.width}`)
    }
  }
  const nowhere = await screens.open(`${system.hall}/display/?zone=nowhere`, { width: 1920, height: 1080 })
  await nowhere.page.getByText('没有找到这个区域或窗口').waitFor()
  await nowhere.expectAccessible('a wall of no place')
})

it('[counter] no page ended in an error, and the server logged none', () => {
  expect(screens.faults()).toEqual([])
  expect(system.errors()).toEqual([])
})
