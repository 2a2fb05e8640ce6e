import type { CounterId, IntentOf } from '@onehall/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type HallAt, startHallAt } from '../support/hall-at.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { askAs, take } from './ask-as.ts'
import { dialog, inHand, openCounter, press, signIn, tabTo } from './clerk.ts'

/** Any number of the hall is looked up at a counter that never saw it, and brought back there, with the keyboard alone. */

const counter = 'c01' as CounterId
const CALL = { type: 'CallNext', counter } as const
const START = { type: 'StartService', counter } as const
const holdFor = (minutes: number): IntentOf<'HoldTicket'> => ({
  type: 'HoldTicket',
  counter,
  reason: '去复印',
  minutes,
  back: 'any',
})

let hall: HallAt
let browser: Browser
/** At counter 2, while clerk1 is at counter 1. */
let clerk: Screen
const screens = makeScreens('look-up', () => browser)

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startHallAt('2026-03-04T10:00'), launchBrowser()])
  await askAs(hall, 'guide1', take('household'))
  await askAs(hall, 'manager1', { type: 'CloseDay' })
  hall.setClock('2026-03-05T09:00')
  // The hall opens the new day by itself.
  await vi.waitFor(() => askAs(hall, 'clerk1', { type: 'OpenCounter', counter }), { timeout: 40_000, interval: 1_000 })
  await askAs(hall, 'guide1', take('household'), take('household'))
  clerk = await screens.open(`${hall.hall}/counter/`)
  await signIn(clerk.page, hall.account('clerk3'))
  await openCounter(clerk.page, '2')
})

afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

async function judge(state: string): Promise<void> {
  await clerk.expectAccessible(state)
  await clerk.expectFits(state)
  await clerk.picture(`look-up ${state}`)
}

/** As it is typed, or as a scanner types it. */
async function lookUp(page: Page, typed: string): Promise<void> {
  if (!(await dialog(page).isVisible())) await press(page, 'Shift+F3')
  await page.locator('[role=dialog] input:focus').waitFor()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function pressButton(page: Page, name: string): Promise<void> {
  await tabTo(page, dialog(page).getByRole('button', { name }))
  await page.keyboard.press('Enter')
}

const inLine = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number })

it('[look-up] a number missed at counter 1 is restored at counter 2', async () => {
  const { page } = clerk
  await inLine(page, 'A001').waitFor()
  await judge('desk')
  await askAs(hall, 'clerk1', CALL, { type: 'MarkMissed', counter })
  await inLine(page, 'A001').waitFor({ state: 'detached' })
  await lookUp(page, 'a1')
  await dialog(page).getByText('已过号', { exact: true }).waitFor()
  await judge('missed')
  await pressButton(page, '恢复 A001')
  await dialog(page).getByText('A001 已恢复').waitFor()
  await judge('restored')
  // The next number is typed over this one: it waits, and needs nothing.
  await lookUp(page, 'a002')
  await dialog(page).getByText('已在队列里').waitFor()
  await judge('waiting')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await inLine(page, 'A001').waitFor()
})

it('[look-up] one whose time to come back ran out is restored, and not a second time', async () => {
  const { page } = clerk
  await askAs(hall, 'clerk1', CALL, START, holdFor(10))
  await lookUp(page, 'a2')
  await dialog(page).getByText('1 号窗口请其 09:10 前回来').waitFor()
  await judge('held')
  hall.setClock('2026-03-05T09:12')
  await dialog(page).getByText('已过号', { exact: true }).waitFor({ timeout: 40_000 })
  await pressButton(page, '恢复 A002')
  await dialog(page).getByText('A002 已恢复').waitFor()
  await page.keyboard.press('Escape')
  await inLine(page, 'A002').waitFor()
  await askAs(hall, 'clerk1', CALL, { type: 'MarkMissed', counter })
  await inLine(page, 'A001').waitFor({ state: 'detached' })
  await lookUp(page, 'a1')
  await dialog(page).getByText('请取新号').waitFor()
  await judge('not again')
  await page.keyboard.press('Escape')
})

it('[look-up] who comes back to another counter that is free is served there', async () => {
  const { page } = clerk
  await askAs(hall, 'clerk1', CALL, START, holdFor(30))
  await lookUp(page, 'A002')
  await dialog(page).getByText('1 号窗口请其').waitFor()
  await pressButton(page, 'A002 回来了')
  await dialog(page).waitFor({ state: 'detached' })
  await inHand(page).waitFor()
  expect(await inHand(page).textContent()).toBe('A002')
})

it('[look-up] a ticket of yesterday gives a priority number of today, also while somebody is in hand; a number that never was says so', async () => {
  const { page } = clerk
  await lookUp(page, '20260304-A001')
  await dialog(page).getByText('3月4日 周三 没有办成的号').waitFor()
  await judge('of yesterday')
  await pressButton(page, '换今天的优先号')
  await dialog(page).getByText('A001 已换成今天的优先号 A003').waitFor()
  await lookUp(page, 'a99')
  await dialog(page).getByText('A099 没有在等候').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /English/ }).press('Enter')
  await page.getByText('In service').first().waitFor()
  await clerk.picture('look-up desk in English')
  await lookUp(page, 'a3')
  await dialog(page).getByText('nothing to do here').waitFor()
  await judge('in English')
  expect(screens.faults()).toEqual([])
})
