import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs } from './ask-as.ts'
import { acceptDraft, inHand, openCounter, press, signIn } from './clerk.ts'
import { layCard, leave, takeCard, takeTicket } from './visitor.ts'

/** The end of a day on paper: what a clerk did, and the whole hall. */

const laptop = { width: 1366, height: 768 }
let system: System
let browser: Browser
let clerk: Screen
/** Of the file that the clerk took in. */
let receipt = ''
const screens = makeScreens('day-sheet', () => browser)
/** While the clerk worked. */
const worked = { from: 0, to: 0 }

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  const devices = await screens.open(`${system.kiosk}/devices/`)
  const kiosk = await screens.open(`${system.kiosk}/kiosk/`)
  for (const card of [/^女性老年人/, /^成年人/]) {
    await layCard(devices.page, card)
    await kiosk.page.getByText('您好').waitFor()
    await takeTicket(kiosk.page, '居民身份证换领', {})
    await takeCard(devices.page)
    await leave(kiosk.page)
  }
  clerk = await screens.open(`${system.hall}/counter/`)
  const { page } = clerk
  await signIn(page, system.account('clerk1'))
  await openCounter(page, '1')
  worked.from = Date.now()
  await press(page, 'F2')
  await inHand(page).waitFor()
  await press(page, 'F4')
  const first = await inHand(page).textContent()
  await page.getByText('申请人', { exact: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  receipt = await acceptDraft(page, {
    answers: { '姓名等登记内容有变化吗？': '否', '申请人未满16周岁吗？': '否' },
    papers: ['原居民身份证'],
  })
  await press(page, 'F10')
  await inHand(page).filter({ hasNotText: first! }).waitFor()
  await press(page, 'F6')
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  worked.to = Date.now()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** The figure under that name, of the sheet on the screen. */
const figure = (page: Page, name: string): Promise<string | null> =>
  page
    .locator('.sheet .figures > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .first()
    .locator('dd')
    .textContent()

async function onPaper({ page, picture }: Screen, name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  // A4 between its margins, in points of the screen.
  await page.setViewportSize({ width: 680, height: 1010 })
  expect(await page.locator('.sheet-paper').isVisible()).toBe(true)
  expect(await page.locator('#root').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await picture(name)
  await page.emulateMedia({ media: null })
  await page.setViewportSize(laptop)
}

it('[T83] a clerk reads their own day, up to now, on the screen, on paper and as a table', async () => {
  const { page } = clerk
  await page.getByRole('button', { name: '我的日结单' }).click()
  await page.getByRole('heading', { level: 1, name: /日结单/ }).waitFor()
  await page
    .getByText(/^截至 \d\d:\d\d，当天还没有结束$/)
    .first()
    .waitFor()
  expect(await Promise.all(['叫号', '办结', '过号'].map((name) => figure(page, name)))).toEqual(['2', '1', '1'])
  for (const list of ['收件回执', '手中档案袋'])
    await page.getByRole('region', { name: list }).getByRole('cell', { name: receipt, exact: true }).waitFor()
  await page.getByText('没有未办完的草稿。').first().waitFor()
  await clerk.expectAccessible('a clerk’s day sheet')
  await clerk.expectFits('a clerk’s day sheet')
  await clerk.picture('day-sheet-clerk')
  await onPaper(clerk, 'day-sheet-clerk-paper')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^日结单-\d{4}-\d\d-\d\d\.csv$/)
  const bytes = readFileSync(await download.path())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.toString()).toContain('人员,101,')
  expect(bytes.toString()).not.toContain('测试员')

  await page.getByRole('combobox', { name: '日期' }).click()
  expect(await page.locator('.ant-select-item-option').count()).toBe(1)
  await page.keyboard.press('Escape')
  expect(clerk.faults).toEqual([])
})

it('[T84] a manager reads the hall by queue, counter and clerk, opens the part of one, and is told of a day without a sheet', async () => {
  await askAs(system, 'manager1', { type: 'MarkInterruption', ...worked, cause: '停电' })
  const manager = await screens.open(`${system.hall}/counter/`)
  const { page } = manager
  await signIn(page, system.account('manager1'))
  await page.getByRole('button', { name: '大厅日结单' }).click()
  await page.getByRole('heading', { level: 1, name: /日结单/ }).waitFor()
  expect(await Promise.all(['取号', '叫号', '办结', '过号'].map((name) => figure(page, name)))).toEqual([
    '2',
    '2',
    '1',
    '1',
  ])
  const queues = page.getByRole('region', { name: '各队列' })
  expect(await queues.locator('tbody tr').count()).toBe(1)
  await manager.expectAccessible('the day sheet of the hall')
  await manager.expectFits('the day sheet of the hall')
  await manager.picture('day-sheet-hall')
  await onPaper(manager, 'day-sheet-hall-paper')

  await page.getByRole('button', { name: /^101/ }).click()
  await page
    .getByText(/工号 101/)
    .filter({ visible: true })
    .first()
    .waitFor()
  await page.getByRole('button', { name: '返回大厅日结单' }).click()
  await queues.waitFor()

  const stretch = page.getByRole('region', { name: '中断', exact: true }).getByRole('row', { name: /停电/ })
  expect((await stretch.getByRole('cell').last().textContent())?.split(' ')).toHaveLength(2)
  expect(await figure(page, '时间存疑')).toBe('3')

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('region', { name: 'By queue' }).waitFor()
  await manager.expectAccessible('the day sheet of the hall in English')
  await manager.expectFits('the day sheet of the hall in English')
  await manager.picture('day-sheet-hall-en')

  await page.evaluate(() => (location.hash = '#/hall-sheet/2020-01-01'))
  await page.getByText('The hall was not open on that day, so it has no sheet. Choose a day from the list.').waitFor()
  await manager.expectAccessible('a day without a sheet')
  await manager.picture('day-sheet-none')
  await page.getByRole('combobox', { name: 'Day' }).click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByRole('region', { name: 'By queue' }).waitFor()
  expect(manager.faults).toEqual([])
})
