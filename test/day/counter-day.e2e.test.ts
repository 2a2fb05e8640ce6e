import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs, take } from './ask-as.ts'
import { dialog, inHand, openCounter, press, signIn, tabTo } from './clerk.ts'

/** A clerk's day beyond calling and finishing, told in order and without a mouse. */

let system: System
let browser: Browser
let clerk: Screen
let other: Screen
let wall: Screen
const screens = makeScreens('counter-day', () => browser)

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  clerk = await screens.open(`${system.hall}/counter/`)
  other = await screens.open(`${system.hall}/counter/`)
  wall = await screens.open(`${system.hall}/display/?counter=c01`, { width: 1920, height: 1080 })
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  await signIn(other.page, system.account('clerk8'))
  await openCounter(other.page, '9')
  for (let n = 1; n <= 5; n++) expect(await issue()).toBe(`A00${n}`)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** The guide desk gives a number to who has no card. */
async function issue(): Promise<string> {
  const [result] = await askAs(system, 'guide1', { ...take('household'), purpose: 'consult' })
  return String(result!['number'])
}

/** By the keyboard: to the button, and Enter. */
async function choose(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }).first())
  await page.keyboard.press('Enter')
}

async function judge(screen: Screen, state: string): Promise<void> {
  await screen.expectAccessible(state)
  await screen.expectFits(state)
  await screen.picture(`counter-day ${state}`)
}

const gone = (page: Page) => dialog(page).waitFor({ state: 'detached' })
const free = (page: Page) => page.getByText('窗口空闲', { exact: true }).waitFor()
const handIs = (page: Page, number: string) => inHand(page).getByText(number, { exact: true }).waitFor()

async function serve(page: Page, number: string): Promise<void> {
  await press(page, 'F2')
  await handIs(page, number)
  await press(page, 'F4')
  await press(page, 'F9')
  await free(page)
}

it('[counter] who is sent to make a copy gets a slip, and is served again without a new number', async () => {
  const { page } = clerk
  await press(page, 'F2')
  await handIs(page, 'A001')
  await press(page, 'F4')
  await press(page, 'F7')
  await dialog(page).getByText('复印材料').first().waitFor()
  await judge(clerk, 'hold')
  await tabTo(page, dialog(page).getByLabel('去做什么'))
  await page.keyboard.press('Enter')
  await dialog(page)
    .getByText(/^请于 \d\d:\d\d 前回 1 号窗口，无需取号$/)
    .waitFor()
  await judge(clerk, 'slip')
  await page.emulateMedia({ media: 'print' })
  await page.locator('.hold-paper').getByText('A001', { exact: true }).waitFor()
  await clerk.picture('counter-day slip on paper')
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await gone(page)
  await free(page)
  await page.getByRole('list', { name: '暂离' }).getByText('A001').waitFor()
  await judge(clerk, 'held')
  await choose(page, '回来了 A001')
  await handIs(page, 'A001')
  await page.locator('.hand-serving').waitFor()
})

it('[counter] a number that is transferred is called there under the same number', async () => {
  const { page } = clerk
  await press(page, 'F8')
  await tabTo(page, dialog(page).getByRole('combobox', { name: '队列' }))
  await page.keyboard.type('社会保险')
  await page.keyboard.press('Enter')
  await judge(clerk, 'transfer')
  await tabTo(page, dialog(page).getByRole('button', { name: '转过去' }))
  await page.keyboard.press('Enter')
  await gone(page)
  await free(page)
  await press(other.page, 'F2')
  await handIs(other.page, 'A001')
  await judge(other, 'transferred')
})

it('[counter] a miss is taken back within two minutes, with the seconds that are left', async () => {
  const { page } = clerk
  await press(page, 'F2')
  await handIs(page, 'A002')
  await press(page, 'F6')
  await free(page)
  await choose(page, /撤销过号 A002（\d+ 秒）$/)
  await handIs(page, 'A002')
})

it('[counter] a missed number that is restored comes after the next three', async () => {
  const { page } = clerk
  await press(page, 'F6')
  await free(page)
  await choose(page, '恢复 A002')
  await page.getByRole('list', { name: '等候' }).getByText('恢复', { exact: true }).waitFor()
  expect(await issue()).toBe('A006')
  expect(await issue()).toBe('A007')
  await judge(clerk, 'restored')
  for (const number of ['A003', 'A004', 'A005']) await serve(page, number)
  await press(page, 'F2')
  await handIs(page, 'A002')
  await page.locator('.hand').getByText('恢复', { exact: true }).waitFor()
})

it('[counter] a pause after this one begins when the visitor is done, and the wall says so', async () => {
  const { page } = clerk
  await press(page, 'F4')
  expect(await wall.page.getByText(/暂停|请到其他窗口/).count()).toBe(0)
  await choose(page, '办完这位后暂停')
  await judge(clerk, 'pause')
  await tabTo(page, dialog(page).getByRole('button', { name: '办完这位后暂停' }))
  await page.keyboard.press('Enter')
  await gone(page)
  await page.getByText('办完后暂停：短暂休息').waitFor()
  await press(page, 'F9')
  await page.getByText(/^预计 \d\d:\d\d 恢复$/).waitFor()
  await wall.page
    .getByText(/暂停|请到其他窗口/)
    .first()
    .waitFor()
  await judge(clerk, 'paused')
  await page.keyboard.press('F2')
  await page.getByText('窗口已暂停，先恢复服务').first().waitFor()
  await choose(page, '恢复服务')
  await free(page)
})

it('[counter] a quick question is answered without a number', async () => {
  const { page } = clerk
  await choose(page, '直办（无号）')
  await judge(clerk, 'walk-in')
  await tabTo(page, dialog(page).getByRole('button', { name: '开始办理' }))
  await page.keyboard.press('Enter')
  await handIs(page, '1-001')
  expect(await wall.page.getByText('1-001').count()).toBe(0)
  await press(page, 'F9')
  await free(page)
  await choose(page, /撤销结束 1-001（\d+ 秒）$/)
  await handIs(page, '1-001')
  await press(page, 'F9')
  await free(page)
})

it('[counter] who is called out of turn is called with a reason, and goes back when it was wrong', async () => {
  const { page } = clerk
  await choose(page, '点名 A007')
  await dialog(page).getByText('点名叫号 A007').waitFor()
  await choose(page, '身体不适，先办')
  await judge(clerk, 'chosen')
  await tabTo(page, dialog(page).getByRole('button', { name: '叫这一位' }))
  await page.keyboard.press('Enter')
  await handIs(page, 'A007')
  await page.getByText(/^点名叫号：身体不适，先办/).waitFor()
  await choose(page, '更正')
  await judge(clerk, 'correct')
  await page.keyboard.press('Escape')
  await gone(page)
  await choose(page, '叫错了')
  await choose(page, '按错键')
  await tabTo(page, dialog(page).getByRole('button', { name: '退回队伍' }))
  await page.keyboard.press('Enter')
  await gone(page)
  await page.getByRole('list', { name: '等候' }).getByText('A007').waitFor()
  await serve(page, 'A006')
})

it('[counter] one key goes through the rhythm, and what stands beside it has keys of its own', async () => {
  const { page } = clerk
  const state = (text: string) => page.locator('.hand').getByText(text, { exact: true }).waitFor()
  const longEnough = () =>
    expect.poll(() => page.locator('.timers dd').nth(1).textContent(), { timeout: 10_000 }).toMatch(/^0:0[2-9]$/)
  const numbers = [await issue(), await issue()]
  for (const number of numbers) await page.getByRole('list', { name: '等候' }).getByText(number).waitFor()
  await press(page, 'F10')
  await state('已叫号，等待来人')
  await longEnough()
  await press(page, 'F10')
  await state('正在办理')
  const first = await inHand(page).textContent()
  await press(page, 'F10')
  await inHand(page).filter({ hasNotText: first! }).waitFor()
  await longEnough()
  await press(page, 'F10')
  await state('正在办理')
  const second = (await inHand(page).textContent())!

  await press(page, 'F7')
  await tabTo(page, dialog(page).getByLabel('去做什么'))
  await page.keyboard.press('Enter')
  await page.getByText('挂起回执').waitFor()
  await page.keyboard.press('Escape')
  await gone(page)
  await press(page, 'Shift+F7')
  await page.keyboard.press('Enter')
  await handIs(page, second)
  await press(page, 'F9')
  await free(page)
  await press(page, 'Shift+F9')
  await handIs(page, second)
  await press(page, 'F9')
  await free(page)
  await press(page, 'Shift+F4')
  await tabTo(page, dialog(page).getByRole('radio', { name: '短暂休息' }))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: '暂停服务' }).getByText('午间休息').waitFor()
  const resume = page.getByRole('button', { name: '恢复服务' })
  await expect.poll(() => resume.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await free(page)
  await press(page, 'Shift+F2')
  await dialog(page).getByText('直办（无号）').waitFor()
  await page.keyboard.press('Escape')
  await gone(page)
})

it('[counter] the counter says all of it in English too', async () => {
  const { page } = clerk
  await press(page, 'F2')
  await press(page, 'F4')
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByText('In service').first().waitFor()
  await judge(clerk, 'in English')
  await press(page, 'F8')
  await judge(clerk, 'transfer in English')
  await page.keyboard.press('Escape')
  await gone(page)
  await press(page, 'F7')
  await judge(clerk, 'hold in English')
})

it('[counter] no page ended in an error, and the server logged none', () => {
  expect([clerk, other, wall].flatMap(({ faults }) => faults)).toEqual([])
  expect(system.errors()).toEqual([])
})
