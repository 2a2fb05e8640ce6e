import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { dialog, inHand, press, receiptNo, signIn } from './clerk.ts'

/** A township's hall: one person, one screen, no wall and no kiosk; the city's hall runs on the same server. */

const laptop = { width: 1366, height: 768 }
let system: System
let browser: Browser
let town: Screen

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  town = await openScreen(browser, `${system.hall}/counter/?hall=sample-township`, laptop)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await town.picture(`failed-township-${task.name.slice(11, 19)}`).catch(() => {})
})

/** The field of the workplace that is looked at. */
const field = (page: Page, label: string) => page.getByLabel(label).filter({ visible: true })

/** Who is in hand, as every other workplace than the counter shows it. */
const handBar = (page: Page) => page.getByRole('region', { name: '1 号窗口的办事人' })

const goTo = (page: Page, workplace: string) =>
  page.getByRole('navigation').getByRole('button', { name: workplace, exact: true }).click()

async function look(state: string, picture: string): Promise<void> {
  await town.expectAccessible(state)
  await town.expectFits(state)
  await town.picture(picture)
}

it('[township] one sign-in holds every workplace, and the only counter is not asked for', async () => {
  const { page } = town
  await page.getByText('示例镇便民服务中心').waitFor()
  await look('the sign-in of the township', 'township-sign-in')
  await signIn(page, system.account('town1'))
  const places = await page.getByRole('navigation').getByRole('button').allTextContents()
  expect(places).toEqual(['窗口', '导办台', '我的日结单', '后台审批', '大厅管理', '大厅日结单'])
  await page.getByRole('button', { name: '开放窗口' }).click()
  await page.getByText('窗口空闲', { exact: true }).waitFor()
})

it('[township] a number is given, called, served, filed and taken over by the same person, and nothing half done is lost on the way', async () => {
  const { page } = town
  expect(await handBar(page).count()).toBe(0)
  await goTo(page, '导办台')
  await handBar(page).getByText('空闲', { exact: true }).waitFor()
  await handBar(page).getByText('等候 0').waitFor()
  await page.getByRole('combobox', { name: '事项或队列' }).click()
  await page.keyboard.type('lhjysb')
  await page.locator('.ant-select-item-option-active').first().waitFor()
  await page.keyboard.press('Enter')
  await field(page, '姓名').fill('测试甲')
  await field(page, '身份证号').fill('11010519491231002X')
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('issued-number').waitFor()
  expect(await page.getByTestId('issued-number').textContent()).toBe('B001')
  // The next one has begun to say who they are when the first is to be called.
  await field(page, '姓名').fill('测试乙')
  await handBar(page).getByText('等候 1').waitFor()
  await look('the guide desk of one person', 'township-guide')
  // Called and started from the field that is typed in.
  await press(page, 'F10')
  await expect.poll(() => handBar(page).getByRole('status').textContent()).toBe('B001 已叫号，等待来人')
  await handBar(page).getByText('等候 0').waitFor()
  await look('who was called, at the guide desk', 'township-guide-called')
  await town.picture('township', 'readme')
  await press(page, 'F4')
  await expect.poll(() => handBar(page).getByRole('status').textContent()).toBe('B001 正在办理')
  expect(await handBar(page).getByRole('button').getAttribute('aria-keyshortcuts')).toBe('F10')
  expect(await field(page, '姓名').inputValue()).toBe('测试乙')
  expect(await field(page, '姓名').evaluate((each) => each === document.activeElement)).toBe(true)
  await look('who is served, at the guide desk', 'township-guide-serving')
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.getByRole('button', { name: 'English' }).click()
  const bar = page.getByRole('region', { name: 'Visitor at counter 1' })
  await expect.poll(() => bar.getByRole('status').textContent()).toBe('B001 In service')
  await look('who is served, in English on a wide screen', 'township-guide-serving-wide')
  await page.setViewportSize(laptop)
  await look('who is served, in English', 'township-guide-serving-en')
  await page.getByRole('button', { name: '中文' }).click()

  // What came of it nobody has seen: it is chosen at the counter, and who is in hand stays so.
  await press(page, 'F10')
  expect(await inHand(page).textContent()).toBe('B001')
  await page.getByRole('radiogroup', { name: '本次结果' }).waitFor()
  expect(await handBar(page).count()).toBe(0)
  await page.getByText('录入', { exact: true }).click()
  await field(page, '姓名').fill('测试丙')
  await look('a file half typed', 'township-counter')

  await goTo(page, '导办台')
  await expect.poll(() => field(page, '姓名').inputValue()).toBe('测试乙')
  await goTo(page, '大厅管理')
  await page.getByRole('heading', { name: /^窗口/ }).waitFor()
  await handBar(page).getByText('B001').waitFor()
  await look('the hall as its manager', 'township-manager')
  // What a dialog asks comes first.
  await page.getByRole('button', { name: '暂停大厅' }).click()
  await dialog(page).waitFor()
  await page.keyboard.press('F10')
  await page.getByText('先完成或取消打开的这一步').last().waitFor()
  expect(await inHand(page).isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  await goTo(page, '窗口')
  await expect.poll(() => field(page, '姓名').inputValue()).toBe('测试丙')

  await page.getByText('取号人本人', { exact: true }).click()
  await page.getByRole('button', { name: /^建立办件/ }).click()
  await page.getByRole('checkbox', { name: '申请表', exact: true }).check()
  await page.keyboard.press('Control+Enter')
  expect(await receiptNo(page)).toMatch(/^SJ\d{8}B001$/)
  await page.getByRole('button', { name: '材料袋由本人接收（自交接）' }).click()
  await page.getByText('材料袋已由本人接收').waitFor()
  await look('a file handed to oneself', 'township-filed')

  // What was taken in speaks for itself, and is finished from wherever one is.
  await goTo(page, '大厅管理')
  await press(page, 'F10')
  await handBar(page).getByText('空闲', { exact: true }).waitFor()
  await look('the counter is free, at the manager', 'township-manager-free')
  await goTo(page, '窗口')
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  await page.getByText('B001', { exact: true }).filter({ visible: true }).waitFor()
})

it('[township] the file lies in the back office of the same person, and in no list of the city', async () => {
  const { page } = town
  await goTo(page, '后台审批')
  await page
    .getByText(/^已在部门 1$/)
    .filter({ visible: true })
    .click()
  await page.getByRole('cell', { name: '灵活就业人员参保登记' }).first().waitFor()
  await look('the back office of one person', 'township-office')
  await goTo(page, '大厅日结单')
  await page
    .getByRole('heading', { name: /日结单/ })
    .first()
    .waitFor()

  const city = await openScreen(browser, `${system.hall}/counter/`, laptop)
  await signIn(city.page, system.account('admin1'))
  await city.page.getByRole('button', { name: '编辑 clerk1' }).waitFor()
  expect(await city.page.getByRole('button', { name: '编辑 town1' }).count()).toBe(0)
  await city.page.getByRole('combobox', { name: '所在大厅' }).click()
  await city.page.getByText('示例镇便民服务中心', { exact: true }).last().click()
  await city.page.getByRole('button', { name: '编辑 town1' }).waitFor()
  expect(await city.page.getByRole('button', { name: '编辑 clerk1' }).count()).toBe(0)
  await city.expectAccessible('the administrator of every hall')
  await city.expectFits('the administrator of every hall')
  await city.picture('township-admin')
  expect(city.faults).toEqual([])
  await city.close()
  expect(town.faults).toEqual([])
})
