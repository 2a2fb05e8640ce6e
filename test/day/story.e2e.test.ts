import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { layCable, type Cable } from '../support/cable.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { acceptDraft, inHand, openCounter, press, signIn } from './clerk.ts'
import { receivedCases } from './platform.ts'
import { layCard, leave, takeCard, takeTicket } from './visitor.ts'

/** One day in one hall, told in order: each step stands on what the steps before it left. */

const laptop = { width: 1366, height: 768 }
const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }
const RENEW = '居民身份证换领'
const ADULT_UNCHANGED = { '姓名等登记内容有变化吗？': '否', '申请人未满16周岁吗？': '否' } as const

let system: System
let browser: Browser
let cable: Cable
let devices: Screen
let kiosk: Screen
let wall: Screen
let clerk: Screen
let handler: Screen
let manager: Screen
let platform: Screen
const numbers: string[] = []
const receipts: string[] = []

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  cable = await layCable(Number(new URL(system.hall).port))
  devices = await openScreen(browser, `${system.kiosk}/devices/`, laptop)
  kiosk = await openScreen(browser, `${system.kiosk}/kiosk/`, portrait)
  wall = await openScreen(browser, `http://127.0.0.1:${cable.port}/display/`, landscape)
  clerk = await openScreen(browser, `${system.hall}/counter/`, laptop)
  handler = await openScreen(browser, `${system.hall}/counter/`, laptop)
  manager = await openScreen(browser, `${system.hall}/counter/`, laptop)
  platform = await openScreen(browser, `${system.platform}/`, laptop)
})

afterAll(async () => {
  await browser?.close()
  await cable?.stop()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const screens = { devices, kiosk, wall, clerk, handler, manager, platform }
  for (const [name, screen] of Object.entries(screens)) await screen.picture(`failed-${name}`).catch(() => {})
})

/** Calls announced for a number, as the wall's voice log has them. */
const announced = (number: string) => wall.page.locator('[data-spoken]').filter({ hasText: spokenForm(number) })

/** 「A001」 is read out digit by digit. */
const spokenForm = (number: string) => new RegExp([...number].map((sign) => readings[sign] ?? sign).join('\\s?'))
const readings: Readonly<Record<string, string>> = {
  '0': '[0零]',
  '1': '[1一幺]',
  '2': '[2二]',
  '3': '[3三]',
  '4': '[4四]',
}

const lay = (name: RegExp) => layCard(devices.page, name)
const takeAway = () => takeCard(devices.page)

it('[day] a visitor lays an ID card on the reader, sees what to bring and takes a number', async () => {
  const { page } = kiosk
  await page.getByRole('heading', { name: '欢迎，请取号' }).waitFor()
  await kiosk.expectAccessible('the kiosk at rest')
  await kiosk.expectFits('the kiosk at rest', 'none')
  await kiosk.picture('kiosk-rest')

  await lay(/女性老年人/)
  await page.getByText('测*甲，您好').waitFor()
  expect(await page.textContent('body')).not.toContain('测试甲')
  expect(await page.textContent('body')).not.toContain('11010519491231002X')
  await page.getByRole('heading', { name: '您要办什么？' }).waitFor()
  await kiosk.expectAccessible('the choice of an item')
  await kiosk.expectFits('the choice of an item', 'none')
  await kiosk.picture('kiosk-choose', 'readme')

  await page.getByRole('button', { name: RENEW }).click()
  await page.getByText('原居民身份证').waitFor()
  await kiosk.expectAccessible('what to bring')
  await kiosk.expectFits('what to bring', 'none')
  await kiosk.picture('kiosk-item')
  await page.getByRole('button', { name: '返回' }).click()

  numbers.push(await takeTicket(page, RENEW, ADULT_UNCHANGED))
  await page.getByText('请取走小票').waitFor()
  await page.getByText('请取走您的身份证').waitFor()
  await kiosk.picture('kiosk-number', 'readme')
  await kiosk.expectAccessible('the number')
})

it('[day] the paper that the virtual printer understood says the number', async () => {
  const paper = devices.page.getByRole('img').first()
  await paper.waitFor()
  const said = await paper.getAttribute('alt')
  expect(said).toContain(numbers[0])
  expect(said).toContain('演示')
  expect(said).toContain(RENEW)
  expect(said).not.toMatch(/测试甲|测\*甲|\d{17}/)
  await devices.expectAccessible('the devices page')
  await devices.expectFits('the devices page')
  await paper.scrollIntoViewIfNeeded()
  await devices.picture('devices', 'readme')
  await devices.picture('ticket', 'proof', paper)
})

it('[day] a card left on the reader is asked for until it is taken', async () => {
  await kiosk.page.getByRole('heading', { name: '请取走您的身份证' }).waitFor()
  await kiosk.expectAccessible('a forgotten card')
  await takeAway()
  await kiosk.page.getByRole('heading', { name: '欢迎，请取号' }).waitFor()
})

it('[day] a second visitor goes on without a card and takes the next number', async () => {
  const { page } = kiosk
  await page.getByRole('button', { name: '没带身份证，直接取号' }).click()
  numbers.push(await takeTicket(page, RENEW, ADULT_UNCHANGED))
  await leave(page)
  expect(numbers).toEqual(['A001', 'A002'])
})

it('[day] a wrong password is refused in words, the right one opens the counter workplace', async () => {
  const { page } = clerk
  await page.getByRole('heading', { name: '一厅通办 · 工作人员登录' }).waitFor()
  await clerk.expectAccessible('the sign-in')
  await clerk.picture('sign-in')
  await page.getByLabel('账号').fill('clerk1')
  await page.getByLabel('密码').fill('not-the-password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '密码' }).waitFor()
  await clerk.expectAccessible('a refused sign-in')

  await signIn(page, system.account('clerk1'))
  await page.getByRole('heading', { name: '这台电脑是哪个窗口？' }).waitFor()
  await clerk.expectAccessible('the choice of a counter')
  await clerk.expectFits('the choice of a counter')
  await clerk.picture('choose-counter')
  await openCounter(page, '1')
  await clerk.expectAccessible('a free counter')
})

it('[day] F2 calls the first in line; the wall shows the number and announces it once', async () => {
  const { page } = clerk
  await press(page, 'F2')
  await page.getByText('已叫号，等待来人').waitFor()
  expect(await inHand(page).textContent()).toBe(numbers[0])
  await wall.page.locator('[data-call]').filter({ hasText: numbers[0]! }).waitFor()
  await announced(numbers[0]!).waitFor({ state: 'attached' })
  await clerk.expectAccessible('somebody called')
  await wall.expectAccessible('the wall with a call')
  await wall.expectFits('the wall with a call', 'none')
})

it('[day] the clerk opens a case, answers the questions, ticks the papers and accepts', async () => {
  const { page } = clerk
  await press(page, 'F4')
  await page.getByText('申请人', { exact: true }).waitFor()
  await clerk.expectAccessible('a new case')
  await page.keyboard.press('Control+Enter')
  await page.getByText('先回答 2 个情形问题').first().waitFor()
  await clerk.expectAccessible('the questions of a case')
  await page.keyboard.press('Control+Enter')
  await page.getByText('还差').first().waitFor()
  await clerk.expectAccessible('what is still missing')
  await clerk.expectFits('an intake')
  await clerk.picture('counter-intake', 'readme')
  receipts.push(await acceptDraft(page, { answers: ADULT_UNCHANGED, papers: ['原居民身份证'] }))
  expect(receipts[0]).toMatch(/^\S{6,}$/)
  await page.getByText('已受理').waitFor()
  await clerk.expectAccessible('a receipt')
  await clerk.picture('counter-receipt')
})

it('[day] the case stands in the sandbox platform a moment later, its applicant masked', async () => {
  const [received] = await receivedCases(system.platform, 1)
  expect(received).toMatchObject({ acceptance: { item: RENEW }, received: 1, repeated: 0 })
  const row = platform.page.getByRole('row').filter({ hasText: received!.projectNo })
  await row.waitFor()
  const said = await row.textContent()
  expect(said).toContain(RENEW)
  expect(said).toContain('*')
  expect(said).not.toMatch(/测试甲|11010519491231002X/)
  await platform.expectAccessible('the sandbox platform with a case')
  await platform.expectFits('the sandbox platform')
  await platform.picture('platform', 'readme')
})

it('[day] one key finishes with the guessed result and calls the next', async () => {
  const { page } = clerk
  await press(page, 'F10')
  await inHand(page).getByText(numbers[1]!).waitFor()
  await page.getByRole('list', { name: '我今天办过的' }).getByText('收件').waitFor()
  await announced(numbers[1]!).waitFor({ state: 'attached' })
})

it('[day] a handler of the department sees the collected file and receives it', async () => {
  const { page } = handler
  await signIn(page, system.account('handler4'))
  const row = page.getByRole('row').filter({ hasText: receipts[0]! })
  await row.waitFor()
  await handler.expectAccessible('the back-office list')
  await handler.expectFits('the back-office list')
  await handler.picture('back-office', 'readme')
  await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: '接收所选（1）' }).click()
  await page.getByText('已接收 1 件').waitFor()
  await row.waitFor({ state: 'detached' })

  await page.getByText(/^已在部门/).click()
  await page.getByRole('button', { name: `查看 ${receipts[0]}` }).click()
  await page.getByRole('heading', { name: '经过' }).waitFor()
  await page.getByText('部门接收材料袋').waitFor()
  await page.getByText('平台已收').first().waitFor()
  await handler.expectAccessible('a case in the back office')
  await handler.picture('back-office-case')
})

it('[day] the manager watches queues and counters live on one page', async () => {
  const { page } = manager
  await signIn(page, system.account('manager1'))
  const household = page.getByRole('row').filter({ hasText: '户籍与居住证' })
  const waiting = household.getByRole('cell').nth(1)
  await waiting.getByText('0', { exact: true }).waitFor()
  let loads = 0
  page.on('load', () => loads++)

  await lay(/成年人：测试乙/)
  await kiosk.page.getByText('测*乙，您好').waitFor()
  numbers.push(await takeTicket(kiosk.page, RENEW, ADULT_UNCHANGED))
  await waiting.getByText('1', { exact: true }).waitFor()
  await page.getByText('已连通').waitFor()
  expect(loads).toBe(0)
  await takeAway()
  await leave(kiosk.page)
  await manager.expectAccessible('the manager page')
  await manager.expectFits('the manager page')
  await manager.picture('manager', 'readme')
})

it('[day] with the platform away two more files are accepted, and arrive in effect once when it is back', async () => {
  await system.stopSandbox()
  const { page } = clerk
  await press(page, 'F4')
  await page.getByLabel('姓名').fill('测试戊')
  await page.getByLabel('身份证号').fill('99999919400101003X')
  await page.keyboard.press('Control+Enter')
  receipts.push(await acceptDraft(page, { answers: ADULT_UNCHANGED, papers: ['原居民身份证'] }))
  await press(page, 'F10')
  await inHand(page).getByText(numbers[2]!).waitFor()
  await press(page, 'F4')
  await page.getByText('申请人', { exact: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('先回答 2 个情形问题').first().waitFor()
  receipts.push(await acceptDraft(page, { answers: ADULT_UNCHANGED, papers: ['原居民身份证'] }))
  await manager.page.getByText('连不上，照常办理；恢复后自动补送', { exact: true }).waitFor()
  await manager.expectAccessible('the manager page without the platform')
  await platform.page.getByText('未能更新').waitFor()
  await platform.expectAccessible('the sandbox platform when it is away')

  await system.startSandbox()
  const cases = await receivedCases(system.platform, 3)
  expect(new Set(cases.map(({ projectNo }) => projectNo)).size).toBe(3)
  for (const each of cases) {
    expect(each.received - each.repeated).toBe(each.order.length)
    expect(each.order[0]).toBe('accept')
  }
  await manager.page.getByText('已连通').waitFor({ timeout: 30_000 })
  await press(page, 'F9')
  await page.getByText('窗口空闲', { exact: true }).waitFor()
})

it('[day] a wall that was cut off for five seconds says so, and speaks the call made meanwhile exactly once', async () => {
  await lay(/少数民族姓名/)
  await kiosk.page.getByText('您好').waitFor()
  numbers.push(await takeTicket(kiosk.page, RENEW, ADULT_UNCHANGED))
  await takeAway()
  await leave(kiosk.page)

  const cutAt = Date.now()
  cable.pull()
  await wall.page.locator('[data-freshness]:not([data-freshness=live])').waitFor()
  await wall.expectAccessible('a wall that is cut off')
  await press(clerk.page, 'F2')
  await inHand(clerk.page).getByText(numbers[3]!).waitFor()
  await vi.waitUntil(() => Date.now() - cutAt >= 5_000, { timeout: 10_000 })
  expect(await announced(numbers[3]!).count()).toBe(0)
  await wall.picture('wall-cut')
  cable.mend()

  await wall.page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })
  await announced(numbers[3]!).waitFor({ state: 'attached', timeout: 30_000 })
  // The page of queues on which somebody waits or is served.
  if (process.env['UPDATE_SCREENSHOTS'] === '1') await wall.page.getByText('1 / 2').waitFor()
  await wall.picture('wall', 'readme')
})

it('[day] a server that is killed comes back by itself on every page, with everything as it was', async () => {
  await system.killServer()
  const live = [wall, clerk, handler, manager].map(({ page }) => page)
  for (const page of live) await page.locator('[data-freshness]:not([data-freshness=live])').waitFor()
  await kiosk.page.locator('[data-freshness]:not([data-freshness=live])').waitFor({ timeout: 30_000 })
  await clerk.expectAccessible('a counter without its server')
  await manager.expectAccessible('the manager page without its server')
  await kiosk.page.getByText('大厅服务暂时中断，现在取离线号').waitFor({ timeout: 30_000 })
  await kiosk.expectAccessible('a kiosk without its server')
  await kiosk.picture('kiosk-away')

  await system.restartServer()
  for (const page of [...live, kiosk.page]) {
    await page.locator('[data-freshness=live]').waitFor({ timeout: 30_000 })
  }
  expect(await inHand(clerk.page).textContent()).toBe(numbers[3])
  await press(clerk.page, 'F4')
  await clerk.page.getByText('正在办理').first().waitFor()
  for (const number of numbers) expect(await announced(number).count(), number).toBe(1)
})

it('[day] a locked screen shows nothing of the counter, and the password leads back to it', async () => {
  const { page } = clerk
  await page.getByRole('button', { name: '锁屏' }).click()
  await page.getByRole('heading', { name: '屏幕已锁定' }).waitFor()
  expect(await page.getByText(numbers[3]!).count()).toBe(0)
  await clerk.expectAccessible('the lock screen')
  await clerk.picture('lock-screen')
  await page.getByLabel('密码').fill('not-the-password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '密码' }).waitFor()
  await page.getByLabel('密码').fill(system.account('clerk1').password)
  await page.keyboard.press('Enter')
  await inHand(page).getByText(numbers[3]!).waitFor()
})

it('[day] no page ended in an error, and the server logged none', async () => {
  const faults = { devices, kiosk, wall, clerk, handler, manager, platform }
  for (const [name, screen] of Object.entries(faults)) expect.soft(screen.faults, name).toEqual([])
  expect(system.errors()).toEqual([])
})
