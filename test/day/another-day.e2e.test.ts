import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type HallAt, startHallAt } from '../support/hall-at.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { layCard, leave, numberShown, takeCard } from './visitor.ts'

/** Who cannot be served today is offered another day, and gets there without beginning anew. */

const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }
/** A clock that was set right reaches a kiosk with its next look. */
const CLOCK_MS = 40_000
const RENEW = '居民身份证换领'
const TAXPAYER = /新办纳税人/

let hall: HallAt
let browser: Browser
let devices: Screen
let kiosk: Screen

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([
    startHallAt('2026-03-04T10:00', ({ queues, timetables }) => {
      queues.find(({ id }) => id === 'household')!.dailyLimit = 1
      const [morning] = timetables.find(({ queue }) => queue === 'tax')!.sessions
      morning!.limit = 1
    }),
    launchBrowser(),
  ])
  devices = await openScreen(browser, `${hall.kiosk}/devices/`, { width: 1366, height: 768 })
  kiosk = await openScreen(browser, `${hall.kiosk}/kiosk/`, portrait)
  await heading('欢迎，请取号').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture('failed-another-day').catch(() => {})
})

async function judge(state: string): Promise<void> {
  await kiosk.expectAccessible(state)
  await kiosk.expectFits(state, 'none')
  await kiosk.picture(`another day ${state}`)
  await kiosk.page.setViewportSize(landscape)
  await kiosk.expectFits(`${state}, lying`, 'none')
  await kiosk.picture(`another day ${state} lying`)
  await kiosk.page.setViewportSize(portrait)
}

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const heading = (name: string | RegExp) => kiosk.page.getByRole('heading', { name })
const papers = () => devices.page.getByRole('figure')
const paperText = async () => (await papers().first().getByRole('img').getAttribute('alt')) ?? ''
const take = () => kiosk.page.getByRole('button', { name: '取号', exact: true }).click()

/** To the item of the tax office, that stands in no list of the frequent ones. */
async function goToTax(): Promise<void> {
  await button('按部门').click()
  await button(/税务/).click()
  await button(TAXPAYER).click()
}

/** From the refusal to the slip of the first free slot of tomorrow. */
async function bookTomorrow(): Promise<string> {
  await button('预约以后来办').click()
  await button(/^3月5日 周四/).waitFor()
  await button(/^09:00–10:00/).click()
  await button('确认预约').click()
  await heading('预约好了').waitFor()
  await kiosk.page.getByText('请取走预约凭证').waitFor()
  return (await kiosk.page.locator('[data-code]').getAttribute('data-code'))!
}

it('[another-day] a queue that is full for today leads to an appointment and its slip', async () => {
  await layCard(devices.page, /^成年人/)
  await button(RENEW).click()
  await take()
  expect(await numberShown(kiosk.page)).toBe('A001')
  await takeCard(devices.page)
  await leave(kiosk.page)

  await layCard(devices.page, /^少数民族姓名/)
  await button(RENEW).click()
  await take()
  await kiosk.page.getByText('今天的 1 个号已经发完').waitFor()
  await judge('queue full')
  await button('English').click()
  await button('Book a later day').waitFor()
  await judge('queue full in English')
  await button('中文').click()
  await button('大字').click()
  await judge('queue full in large type')
  await button('普通字').click()
  const before = await papers().count()
  const code = await bookTomorrow()
  await judge('booked instead')
  await expect.poll(() => papers().count()).toBe(before + 1)
  const paper = await paperText()
  for (const words of ['预约凭证', `${code.slice(0, 3)} ${code.slice(3)}`, '2026年3月5日 周四', '09:00-10:00'])
    expect(paper).toContain(words)
  await takeCard(devices.page)
  await button('好了').click()
  await heading('欢迎，请取号').waitFor()
})

it('[another-day] a session whose numbers are gone offers it as well', async () => {
  await layCard(devices.page, /^成年人/)
  await goToTax()
  await take()
  expect(await numberShown(kiosk.page)).toBe('S001')
  await takeCard(devices.page)
  await leave(kiosk.page)
  await layCard(devices.page, /^女性老年人/)
  await goToTax()
  await take()
  await kiosk.page.getByText('这个时段的 1 个号已经发完').waitFor()
  await judge('session full')
  await button('预约以后来办').click()
  await button(/^3月5日 周四/).waitFor()
  await takeCard(devices.page)
  await button(/^结束/).click()
  await heading('欢迎，请取号').waitFor()
})

it('[another-day] what may not be done before closing: looked at another day, gone on after all, or booked and the number left', async () => {
  const { page } = kiosk
  hall.setClock('2026-03-04T16:50')
  await page.getByText('16:5').first().waitFor({ timeout: CLOCK_MS })
  await layCard(devices.page, /^未成年人/)
  await goToTax()
  for (let n = 0; n < 5; n++) await button('多一件').click()
  await take()
  await heading('预计下班前办不到').waitFor()
  await judge('may not be served')
  await button('English').click()
  await button('Take it anyway').waitFor()
  await judge('may not be served in English')
  await button('中文').click()
  await button('大字').click()
  await judge('may not be served in large type')
  await button('普通字').click()
  await button('预约以后来办').click()
  await button(/^3月5日 周四/).waitFor()
  await button('返回').click()
  await button('仍然取号').click()
  expect(await numberShown(page)).toBe('S002')
  await takeCard(devices.page)
  await leave(page)

  await layCard(devices.page, /^少数民族姓名/)
  await goToTax()
  for (let n = 0; n < 5; n++) await button('多一件').click()
  await take()
  await page.getByText('S003 今天可能办不到').waitFor()
  await button('预约以后来办').click()
  // This person has an appointment on the fifth already.
  await button(/^3月6日 周五/).click()
  await button(/^09:00–10:00/).click()
  await button('确认预约').click()
  await heading('预约好了').waitFor()
  await takeCard(devices.page)
  await button('好了').click()
  await heading('欢迎，请取号').waitFor()
  await page.keyboard.type('S003')
  await page.keyboard.press('Enter')
  await heading('没有找到这个号').waitFor()
  await button(/^结束/).click()
})

it('[another-day] no page ended in an error, and the server logged none', () => {
  expect([...kiosk.faults, ...devices.faults]).toEqual([])
  expect(hall.logged).toEqual([])
})
