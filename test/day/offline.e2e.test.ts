import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs, take } from './ask-as.ts'
import { inHand, openCounter, press, signIn } from './clerk.ts'
import { layCard, takeCard } from './visitor.ts'

/** The server is killed at ten: the kiosk gives out numbers of its own, and they are called in the order of taking. */

const upright = { width: 1080, height: 1920 }
const wide = { width: 1920, height: 1080 }
let system: System
let browser: Browser
let kiosk: Screen
let devices: Screen
let clerk: Screen
let wall: Screen
const screens = makeScreens('offline', () => browser)
const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const heading = (name: string | RegExp) => kiosk.page.getByRole('heading', { name })
const OFFLINE = '大厅服务暂时中断，现在取离线号'

const guideTakes = async (): Promise<string> => {
  const [taken] = await askAs(system, 'guide1', take('household'))
  return String(taken!['number'])
}

/** Judges what is shown now, upright and lying, and keeps both pictures. */
async function judge(state: string): Promise<void> {
  await kiosk.expectAccessible(state)
  await kiosk.expectFits(state, 'none')
  await kiosk.picture(`offline ${state}`)
  await kiosk.page.setViewportSize(wide)
  await kiosk.expectFits(`${state}, lying`, 'none')
  await kiosk.picture(`offline ${state} lying`)
  await kiosk.page.setViewportSize(upright)
}

/** The number that stands large on the screen, once it is on paper. */
async function taken(): Promise<string> {
  await button('取号').last().click()
  await kiosk.page.getByText('请取走小票').waitFor()
  return (await kiosk.page.locator('[data-number]').getAttribute('data-number'))!
}

interface Row {
  readonly type: string
  readonly origin: string
  readonly at: number
  readonly occurredAt: number | null
}

/** How the journal heard of a number. */
function issueOf(number: string): Row | undefined {
  const database = new DatabaseSync(join(system.data, 'onehall.db'), { readOnly: true })
  try {
    return database
      .prepare(
        `select j.type, j.origin, j.at, j.occurred_at as occurredAt from journal j
         where json_extract(j.data, '$.number') = ? and j.type like '%Issued'`,
      )
      .get(number) as unknown as Row | undefined
  } finally {
    database.close()
  }
}

let before = ''
let own: readonly [string, string] = ['', '']
let after = ''

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  devices = await screens.open(`${system.kiosk}/devices/`)
  kiosk = await screens.open(`${system.kiosk}/kiosk/`, upright)
  wall = await screens.open(`${system.hall}/display/`, wide)
  clerk = await screens.open(`${system.hall}/counter/`)
  await wall.page.locator('[data-freshness=live]').waitFor()
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  await heading('欢迎，请取号').waitFor()
  before = await guideTakes()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('[offline] the server is killed: the kiosk says so, and that its numbers are called by the time of taking', async () => {
  await system.killServer()
  await heading(OFFLINE).waitFor()
  await judge('at rest')
  await button('大字').click()
  await judge('at rest in large type')
  await button('普通字').click()
})

it('[offline] it gives out a number of its own, on paper that says what it is', async () => {
  await button('没带身份证，直接取号').click()
  await kiosk.page.getByRole('button', { name: '一件事' }).waitFor({ state: 'detached' })
  await judge('the choice')
  await button('居民身份证换领').click()
  await heading('居民身份证换领').waitFor()
  await judge('an item')
  const number = await taken()
  expect(number).toMatch(/^A-\d+机-01$/)
  own = [number, '']
  await judge('the number')
  await kiosk.picture('kiosk-offline', 'readme')
  const papers = devices.page.getByRole('figure')
  await papers.first().waitFor()
  const paper = await papers.first().getByRole('img').getAttribute('alt')
  expect(paper).toContain(number)
  expect(paper).toContain('离线号')
  await papers.first().screenshot({ path: 'test/output/screens/offline paper.png' })
  await button('好了').click()
})

it('[offline] a queue that asks for a card asks for it now as well', async () => {
  await heading(OFFLINE).waitFor()
  await button('没带身份证，直接取号').click()
  await button('护照').first().click()
  await kiosk.page.getByRole('button', { name: '放身份证', exact: false }).last().waitFor()
  await judge('an item for which a card is needed')
  await button(/^结束/).click()
})

it('[offline] the kiosk is killed and started while the server is away, and goes on with the next number', async () => {
  await system.killKiosk()
  await system.startKiosk()
  await heading(OFFLINE).waitFor()
  await devices.page.getByText('还有 1 个离线号没有并入').waitFor()
  await devices.expectAccessible('the devices page with an offline number')
  await layCard(devices.page, /成年人：测试乙/)
  await button('居民身份证换领').click()
  const number = await taken()
  expect(number).toBe(own[0].replace(/01$/, '02'))
  own = [own[0], number]
  await takeCard(devices.page)
  await button('好了').click()
})

it('[offline] the server is back: they stand in line where they were taken, and walls say how they are called', async () => {
  await system.restartServer()
  after = await guideTakes()
  await heading('欢迎，请取号').waitFor()
  await wall.page.locator('[data-freshness=live]').waitFor()
  await wall.page.getByText('离线号按取号时间叫号').waitFor()
  await expect
    .poll(() => own.map((number) => issueOf(number)?.type))
    .toEqual(['OfflineTicketIssued', 'OfflineTicketIssued'])
  for (const number of own) {
    const row = issueOf(number)!
    expect(row.origin).toBe('offline')
    expect(row.occurredAt!).toBeLessThan(row.at)
  }
  expect(issueOf(own[0])!.occurredAt!).toBeLessThan(issueOf(own[1])!.occurredAt!)
  expect(issueOf(own[1])!.occurredAt!).toBeLessThan(issueOf(after)!.at)
  await wall.picture('offline wall waits')
  await devices.page.getByText(/个离线号没有并入/).waitFor({ state: 'detached' })
})

it('[offline] they are called in the order of taking, shown and found like any other', async () => {
  const { page } = clerk
  await page.locator('[data-freshness=live]').waitFor()
  const called: string[] = []
  for (const expected of [before, ...own, after]) {
    await press(page, 'F2')
    await inHand(page).getByText(expected, { exact: true }).waitFor()
    called.push((await inHand(page).textContent())!)
    if (expected === own[0]) {
      await wall.page.locator('[data-call]').filter({ hasText: expected }).first().waitFor()
      await wall.expectFits('a wall that calls an offline number', 'none')
      await wall.picture('offline wall calls')
      await clerk.picture('offline clerk')
    }
    await press(page, 'F4')
    await press(page, 'F9')
    await page.getByText('窗口空闲', { exact: true }).waitFor()
  }
  expect(called).toEqual([before, ...own, after])
  await wall.page.getByText('离线号按取号时间叫号').waitFor({ state: 'detached' })
  expect(screens.faults()).toEqual([])
})
