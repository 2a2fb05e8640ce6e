import type { CounterId } from '@onehall/domain'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type HallAt, startHallAt } from '../support/hall-at.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { askAs } from './ask-as.ts'
import { layCard, leave, numberShown, takeCard } from './visitor.ts'

/** A ticket that comes back to the kiosk: held, missed, of yesterday; and that it says the right thing in every manner. */

const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }
/** A clock that was set right reaches a kiosk with its next look. */
const CLOCK_MS = 40_000
const counter = 'c01' as CounterId

let hall: HallAt
let browser: Browser
let devices: Screen
let kiosk: Screen

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startHallAt('2026-03-04T10:00'), launchBrowser()])
  devices = await openScreen(browser, `${hall.kiosk}/devices/`, { width: 1366, height: 768 })
  kiosk = await openScreen(browser, `${hall.kiosk}/kiosk/`, portrait)
  await heading('欢迎，请取号').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture('failed-ticket-again').catch(() => {})
})

async function judge(state: string): Promise<void> {
  await kiosk.expectAccessible(state)
  await kiosk.expectFits(state, 'none')
  await kiosk.picture(`again ${state}`)
  await kiosk.page.setViewportSize(landscape)
  await kiosk.expectFits(`${state}, lying`, 'none')
  await kiosk.picture(`again ${state} lying`)
  await kiosk.page.setViewportSize(portrait)
}

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const heading = (name: string | RegExp) => kiosk.page.getByRole('heading', { name })
const end = async () => {
  await button(/^结束|^End/).click()
  await heading('欢迎，请取号').waitFor()
}
async function scan(code: string): Promise<void> {
  await kiosk.page.keyboard.type(code)
  await kiosk.page.keyboard.press('Enter')
}
const take = () => kiosk.page.getByRole('button', { name: '取号', exact: true }).click()
/** What a scanner reads from a ticket of the fourth of March. */
const barCode = (number: string): string => `20260304-${number}`

it('[ticket-again] several items are one number with its way through the hall', async () => {
  await layCard(devices.page, /^成年人/)
  await button('居民身份证换领').click()
  await button('还要办别的').click()
  await button('社会保障卡申领').click()
  await kiosk.page.getByText('一个号，依次办').waitFor()
  await take()
  expect(await numberShown(kiosk.page)).toBe('A001')
  await kiosk.page.getByText('请取走小票').waitFor()
  await judge('one number for two places')
  await takeCard(devices.page)
  await leave(kiosk.page)
  await layCard(devices.page, /^少数民族姓名/)
  await button('居民身份证换领').click()
  await take()
  expect(await numberShown(kiosk.page)).toBe('A002')
  await takeCard(devices.page)
  await leave(kiosk.page)
})

it('[ticket-again] who was sent for a copy is back with one scan and one tap', async () => {
  await askAs(
    hall,
    'clerk1',
    { type: 'OpenCounter', counter },
    { type: 'CallNext', counter },
    { type: 'StartService', counter },
    { type: 'HoldTicket', counter, reason: '去复印', minutes: 30, back: 'any' },
  )
  await scan(barCode('A001'))
  await heading(/1 号窗口在等您/).waitFor()
  await judge('held')
  await button('我回来了').click()
  await heading('好的，知道您回来了').waitFor()
  await judge('reported back')
  await end()
})

it('[ticket-again] who was called is sent to the counter; who missed it comes back with one tap', async () => {
  await askAs(hall, 'clerk1', { type: 'CallNext', counter })
  await scan(barCode('A002'))
  await heading(/正在叫您：请到 1 号窗口/).waitFor()
  await judge('called')
  await end()
  await askAs(hall, 'clerk1', { type: 'MarkMissed', counter })
  await button('大字').click()
  await scan(barCode('A002'))
  await heading('已经过号').waitFor()
  await judge('missed in large type')
  await end()
  await button('English').click()
  await scan(barCode('A002'))
  await heading('This number was missed').waitFor()
  await judge('missed in English')
  await end()
  await scan(barCode('A002'))
  await judge('missed')
  await button('过号激活').click()
  await heading('已经激活，请留意叫号').waitFor()
  await judge('restored')
  await end()
})

it('[ticket-again] yesterday’s number gives a priority number; one that is worth nothing says so', async () => {
  hall.setClock('2026-03-05T09:00')
  await kiosk.page.getByText('3月5日').waitFor({ timeout: CLOCK_MS })
  await scan(barCode('A002'))
  await heading('上次没有办完，今天优先').waitFor()
  await kiosk.page.getByText('3月4日 周三 的 A002').waitFor()
  await judge('a slip of yesterday')
  await button('换今天的优先号').click()
  expect(await numberShown(kiosk.page)).toBe('A001')
  await kiosk.page.getByText('请取走小票').waitFor()
  await judge('the number for a slip')
  await leave(kiosk.page)
  await scan('20260227-A009')
  await heading('这不是今天的号').waitFor()
  await judge('another day')
  await button('取一个新号').click()
  await heading('您要办什么？').waitFor()
  await end()
})

it('[ticket-again] who has changed their mind gives the number back, once they are sure', async () => {
  await scan('20260305-A001')
  await button('退号').click()
  await judge('sure to give back')
  await button('不退，继续等').click()
  await button('退号').click()
  await button('确认退号').click()
  await heading('已经退号').waitFor()
  await judge('given back')
  await end()
  await scan('20260305-A001')
  await heading('没有找到这个号').waitFor()
  await end()
})

it('[ticket-again] no page ended in an error, and the server logged none', () => {
  expect([...kiosk.faults, ...devices.faults]).toEqual([])
  expect(hall.logged).toEqual([])
})
