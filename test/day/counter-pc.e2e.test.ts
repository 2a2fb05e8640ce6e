import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { signIn } from './clerk.ts'

/** The PC of a counter: bound once by the administrator, then nobody chooses, and choosing wrongly needs a reason. */

const laptop = { width: 1366, height: 768 }
let system: System
let browser: Browser
let pc: Screen
let admin: Screen

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  pc = await openScreen(browser, `${system.hall}/counter/`, laptop)
  admin = await openScreen(browser, `${system.hall}/counter/`, laptop)
  await signIn(admin.page, system.account('admin1'))
  await admin.page.getByText('设备', { exact: true }).click()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [n, screen] of [pc, admin].entries()) await screen.picture(`failed-pc-${n}`).catch(() => {})
})

async function look(screen: Screen, state: string, picture: string): Promise<void> {
  await screen.expectAccessible(state)
  await screen.expectFits(state)
  await screen.picture(picture)
}

/** Types account and password, and nothing more is known yet. */
async function enter(page: Page, name: string): Promise<void> {
  const { account, password } = system.account(name)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
}

it('[pc] the administrator compares the code and says which counter it is; from then on who signs in there sits at that counter', async () => {
  await pc.page.getByRole('button', { name: '把这台电脑绑定到窗口…' }).click()
  const code = (await pc.page.getByRole('status', { name: /^配对码/ }).textContent())!.trim()
  expect(code).toMatch(/^\d{6}$/)
  await look(pc, 'a PC that shows its code', 'pc-code')

  await admin.page.getByRole('combobox', { name: `所属窗口 ${code}` }).click()
  await look(admin, 'a PC that waits for its counter', 'pc-pairing')
  await admin.page.keyboard.type('12')
  await admin.page.keyboard.press('Enter')
  await admin.page.getByRole('button', { name: '允许' }).click()
  await admin.page.getByRole('cell', { name: '12 号窗口电脑' }).first().waitFor()
  await look(admin, 'a PC with its counter', 'pc-devices')

  await pc.page.getByRole('button', { name: /本机：12 号窗口电脑/ }).waitFor()
  await look(pc, 'the sign-in of a PC that belongs to a counter', 'pc-sign-in')
  await signIn(pc.page, system.account('clerk1'))
  await pc.page.getByRole('heading', { name: /12 号窗口/ }).waitFor()
  await pc.page.getByText('窗口空闲', { exact: true }).waitFor()
})

it('[pc] another counter is opened from there with a reason, and not without', async () => {
  const { page } = pc
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: /确 ?定|OK/ }).click()
  await page.getByRole('button', { name: '换窗口' }).click()
  await page.getByText('本机的窗口').waitFor()
  await look(pc, 'choosing another counter', 'pc-choose')
  await page.getByRole('button', { name: /^13\b/ }).click()
  await page.getByLabel('这台电脑属于 12 号窗口').waitFor()
  expect(await page.getByRole('button', { name: '开放窗口' }).getAttribute('aria-disabled')).toBe('true')
  await look(pc, 'a counter that is not the one of this PC', 'pc-elsewhere')
  await page.keyboard.type('本机打印机坏了')
  await page.keyboard.press('Enter')
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  await page.getByRole('heading', { name: /13 号窗口/ }).waitFor()
})

it('[pc] a PC that is unpaired says so at the next sign-in, and then lets its counter be chosen', async () => {
  await admin.page.getByRole('button', { name: /停用 12 号窗口电脑/ }).click()
  await admin.page.getByRole('button', { name: '停用', exact: true }).last().click()
  await admin.page.getByText('已停用').waitFor()
  const { page } = pc
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: /确 ?定|OK/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: /本机：12 号窗口电脑/ }).waitFor()
  await enter(page, 'clerk1')
  await page.getByText('这台设备的配对已被管理员停用').waitFor()
  await look(pc, 'a PC that was unpaired', 'pc-unpaired')
  await enter(page, 'clerk1')
  await page.getByRole('heading', { name: '这台电脑是哪个窗口？' }).waitFor()
  expect([...pc.faults, ...admin.faults]).toEqual([])
})
