import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs, take } from './ask-as.ts'
import { dialog, inHand, openCounter, press, signIn, tabTo } from './clerk.ts'

/** The server is killed at ten: the counter calls on by voice from its last picture, and all of it joins afterwards. */

const full = { width: 1920, height: 1080 }
let system: System
let browser: Browser
let clerk: Screen
let wall: Screen
const screens = makeScreens('away', () => browser)

/** Numbers that the guide desk takes, one after the other. */
async function takeSome(count: number): Promise<readonly string[]> {
  const results = await askAs(system, 'guide1', ...Array.from({ length: count }, () => take('household')))
  return results.map(({ number }) => String(number))
}

interface Row {
  readonly type: string
  readonly origin: string
  readonly at: number
  readonly occurredAt: number | null
}

/** How often the wall shows or speaks a call of that number. */
const toldOf = (number: string) => wall.page.locator('[data-call], [data-spoken]').filter({ hasText: number }).count()

/** What the journal says of a number. */
function journalOf(number: string): readonly Row[] {
  const database = new DatabaseSync(join(system.data, 'onehall.db'), { readOnly: true })
  try {
    const rows = database
      .prepare(
        `select j.type, j.origin, j.at, j.occurred_at as occurredAt from journal j
         join ticket t on t.id = json_extract(j.data, '$.ticket') where t.number = ? order by j.seq`,
      )
      .all(number)
    return rows as unknown as Row[]
  } finally {
    database.close()
  }
}

let numbers: readonly string[] = []
/** Who is away for a moment. */
let aside = ''

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  clerk = await screens.open(`${system.hall}/counter/`)
  wall = await screens.open(`${system.hall}/display/`, full)
  await wall.page.locator('[data-freshness=live]').waitFor()
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  // The first one is sent away for a copy before anything breaks.
  ;[aside = ''] = await takeSome(1)
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText(aside).waitFor()
  await press(clerk.page, 'F4')
  await press(clerk.page, 'F7')
  await dialog(clerk.page).getByRole('button', { name: '复印材料' }).click()
  await dialog(clerk.page).getByRole('button', { name: '挂起并出单' }).click()
  await clerk.page.getByText('挂起回执').waitFor()
  await clerk.page.keyboard.press('Escape')
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()
  numbers = await takeSome(3)
  for (const number of numbers) await clerk.page.getByRole('list', { name: '等候' }).getByText(number).waitFor()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('[away] the server is killed: the counter says so, up to when the line is known, and what can be done', async () => {
  const { page } = clerk
  // The picture is on the disk of the PC before anything breaks, and holds nobody's name.
  await page.waitForFunction(
    (last) => localStorage.getItem('onehall.away.picture')?.includes(String(last)) === true,
    numbers.at(-1),
  )
  const kept = await page.evaluate(() => localStorage.getItem('onehall.away.picture')!)
  expect(kept).not.toMatch(/测试|person|hash|idNumber/)
  await system.killServer()
  await page.getByText(/与服务器断开 · 名单截至 \d\d:\d\d/).waitFor()
  await clerk.expectAccessible('a counter whose server is away')
  await clerk.expectFits('a counter whose server is away', 'down')
  await clerk.picture('away-notice')
})

it('[away] emergency calls by keyboard alone: one is served, one does not come; a reload loses nothing', async () => {
  const { page } = clerk
  const [first, second, third] = numbers as [string, string, string]
  await page.getByRole('button', { name: '应急叫号' }).press('Enter')
  await page.getByRole('list', { name: '本窗口名单' }).waitFor()
  await clerk.picture('away-free')
  await press(page, 'F2')
  expect(await inHand(page).textContent()).toBe(first)
  await page.getByText(`请 ${first} 号，到 1 号窗口`).waitFor()
  await clerk.expectAccessible('a number to be read out')
  await clerk.expectFits('a number to be read out', 'down')
  await clerk.picture('emergency', 'readme')
  await press(page, 'F4')
  await clerk.expectAccessible('somebody served by voice')
  await clerk.picture('away-serving')

  await page.reload()
  await page.getByRole('heading', { name: /1 号窗口/ }).waitFor()
  expect(await inHand(page).textContent()).toBe(first)
  await clerk.expectAccessible('the page came up without its server')
  await clerk.picture('away-reloaded')
  await press(page, 'F9')
  await press(page, 'F2')
  expect(await inHand(page).textContent()).toBe(second)
  await press(page, 'F6')
  await page.getByRole('list', { name: '已记' }).getByText('未到').waitFor()
  await page.getByRole('list', { name: '本窗口名单' }).getByText(third).waitFor()
  await clerk.picture('away-ticked')
})

it('[away] who was sent away for a moment comes back and is served, uncalled, while the server is away', async () => {
  const { page } = clerk
  const back = page.getByRole('list', { name: '暂离' }).getByRole('button', { name: `回来了 ${aside}` })
  await tabTo(page, back)
  await clerk.picture('away-held')
  await page.keyboard.press('Enter')
  expect(await inHand(page).textContent()).toBe(aside)
  // A slip of the finger is undone: nobody had come.
  await page.getByRole('button', { name: '没有回来' }).press('Enter')
  await back.press('Enter')
  await clerk.expectAccessible('somebody back at a counter without a server')
  await clerk.expectFits('somebody back at a counter without a server', 'down')
  await clerk.picture('away-held-back')
  await press(page, 'F9')
  await page.getByRole('list', { name: '已记' }).getByText(aside).waitFor()
  expect(await page.getByRole('list', { name: '暂离' }).count()).toBe(0)
})

it('[away] the server is back: all joins at its true time, marked, and no wall tells it', async () => {
  const { page } = clerk
  const [first, second, third] = numbers as [string, string, string]
  const before = Date.now()
  await system.restartServer()
  await page.getByText('窗口空闲', { exact: true }).waitFor({ timeout: 30_000 })
  await wall.page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })
  expect(journalOf(first).map(({ type, origin }) => [type, origin])).toEqual([
    ['TicketIssued', 'live'],
    ['TicketCalled', 'offline'],
    ['ServiceStarted', 'offline'],
    ['ServiceFinished', 'offline'],
  ])
  expect(journalOf(second).map(({ type, origin }) => [type, origin])).toEqual([
    ['TicketIssued', 'live'],
    ['TicketCalled', 'offline'],
    ['TicketMissed', 'offline'],
  ])
  expect(journalOf(aside).map(({ type, origin }) => [type, origin])).toEqual([
    ['TicketIssued', 'live'],
    ['TicketCalled', 'live'],
    ['ServiceStarted', 'live'],
    ['TicketHeld', 'live'],
    ['HeldReturned', 'offline'],
    ['ServiceFinished', 'offline'],
  ])
  const times = journalOf(first).slice(1)
  for (const { at, occurredAt } of times) {
    expect(occurredAt).toBeLessThan(before)
    expect(at).toBeGreaterThanOrEqual(before)
  }
  const happened = times.map(({ occurredAt }) => occurredAt!)
  expect(happened).toEqual(happened.toSorted((a, b) => a - b))
  expect(await toldOf(first)).toBe(0)
  expect(await toldOf(second)).toBe(0)
  // The line goes on where it stood, and this call the walls do tell.
  await press(page, 'F2')
  expect(await inHand(page).textContent()).toBe(third)
  await wall.page.locator('[data-call]').getByText(third).waitFor()
  expect((await toldOf(first)) + (await toldOf(second))).toBe(0)
  await press(page, 'F6')
  await page.getByRole('button', { name: /我的日结单/ }).click()
  await page.getByText('补录', { exact: true }).first().waitFor()
  expect(
    await page
      .locator('dt', { hasText: /^补录$/ })
      .first()
      .locator('+ dd')
      .textContent(),
  ).toBe('3')
  await clerk.picture('away-day-sheet')
  expect(clerk.faults).toEqual([])
})

it('[drill] a manager walks an outage drill through: the counters call by voice, all joins, one report', async () => {
  const { page } = clerk
  const manager = await screens.open(`${system.hall}/counter/`, { width: 1180, height: 820 })
  const second = await screens.open(`${system.hall}/counter/`)
  await signIn(manager.page, system.account('manager1'))
  await signIn(second.page, system.account('clerk8'))
  await openCounter(second.page, '2')
  await page.getByRole('button', { name: '窗口', exact: true }).click()
  const more = await takeSome(4)
  for (const screen of [clerk, second])
    for (const number of more) await screen.page.getByRole('list', { name: '等候' }).getByText(number).waitFor()
  for (const screen of [clerk, second])
    await screen.page.waitForFunction(
      (last) => localStorage.getItem('onehall.away.picture')?.includes(String(last)) === true,
      more.at(-1),
    )

  await manager.expectAccessible('before a drill')
  await manager.page.getByRole('button', { name: '开始断网演练' }).click()
  await manager.page.getByRole('button', { name: '确定' }).click()
  await manager.page.getByText('演练中', { exact: true }).waitFor()
  await page.getByText(/断网演练，到 \d\d:\d\d/).waitFor()
  await clerk.expectAccessible('a counter told of a drill')
  await clerk.picture('drill-counter')
  const shares: string[] = []
  for (const screen of [clerk, second]) {
    await screen.page.getByRole('button', { name: '应急叫号' }).click()
    const share = screen.page.getByRole('list', { name: '本窗口名单' })
    await share.waitFor()
    shares.push(...(await share.locator('.number').allTextContents()))
  }
  // Every number that waits is of exactly one of the two.
  expect(shares.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(more)
  await page.getByText(/^其他窗口的名单/).click()
  await clerk.expectAccessible('the list of the other counter')
  await clerk.picture('drill-others')
  await press(page, 'F2')
  const served = (await inHand(page).textContent())!
  await press(page, 'F4')
  await press(page, 'F9')
  await press(second.page, 'F2')
  const absent = (await inHand(second.page).textContent())!
  await press(second.page, 'F6')

  // A server that is killed in its midst knows of the drill afterwards.
  await system.killServer()
  await system.restartServer()
  await manager.page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })
  await manager.page.getByRole('button', { name: '结束演练' }).click()
  await manager.page.getByText('2/2 个窗口已报告').waitFor({ timeout: 30_000 })
  await manager.page.getByText('重复名单 0').waitFor()
  const rows = manager.page.getByRole('table', { name: '演练报告' }).locator('tbody tr')
  const figures = (await rows.allTextContents()).length
  expect(figures).toBe(2)
  await manager.expectAccessible('the report of a drill')
  await manager.expectFits('the report of a drill', 'down')
  await manager.picture('drill-report')
  await manager.picture('drill-report-card', 'proof', manager.page.locator('.drill'))
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  const ends = (number: string) => journalOf(number).at(-1)
  expect(ends(served)).toMatchObject({ type: 'ServiceFinished', origin: 'offline' })
  expect(ends(absent)).toMatchObject({ type: 'TicketMissed', origin: 'offline' })
  await manager.page.getByRole('listitem').filter({ hasText: '断网演练' }).waitFor()
  expect([...clerk.faults, ...second.faults, ...manager.faults]).toEqual([])
})

it('[away] a counter that is locked when the server goes calls on by voice too, and is locked again afterwards', async () => {
  const { page } = clerk
  const more = await takeSome(4)
  await page.waitForFunction(
    (last) => localStorage.getItem('onehall.away.picture')?.includes(String(last)) === true,
    more.at(-1),
  )
  await page.getByRole('button', { name: '锁屏' }).click()
  await page.getByLabel('密码').waitFor()
  await system.killServer()
  await page.getByLabel('密码').fill(system.account('clerk1').password)
  await page.keyboard.press('Enter')
  await page.getByText(/这台电脑留有 1 号窗口的名单/).waitFor()
  await clerk.expectAccessible('a locked counter whose server is away')
  await clerk.picture('away-locked')
  await page.getByRole('button', { name: '应急叫号' }).click()
  await press(page, 'F2')
  const number = (await inHand(page).textContent())!
  await press(page, 'F4')
  await system.restartServer()
  await page.getByLabel('密码').fill(system.account('clerk1').password, { timeout: 30_000 })
  await page.keyboard.press('Enter')
  // Who is still there goes on with the server.
  await page.locator('[data-freshness=live]').waitFor()
  await page.getByText('正在办理', { exact: true }).first().waitFor()
  expect(await inHand(page).textContent()).toBe(number)
  await press(page, 'F9')
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  expect(journalOf(number).map(({ type, origin }) => [type, origin])).toEqual([
    ['TicketIssued', 'live'],
    ['TicketCalled', 'offline'],
    ['ServiceStarted', 'offline'],
    ['ServiceFinished', 'live'],
  ])
})
