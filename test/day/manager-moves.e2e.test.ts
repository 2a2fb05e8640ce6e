import type { IntentOf, QueueId } from '@onehall/domain'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs } from './ask-as.ts'
import { openCounter, signIn } from './clerk.ts'

/** A manager moves lines and counters while people wait: everybody keeps the place, and the clerk is told. */

let system: System
let browser: Browser
let manager: Screen
let clerk: Screen
const opened: Screen[] = []

async function open(viewport: { width: number; height: number }): Promise<Screen> {
  const screen = await openScreen(browser, `${system.hall}/counter/`, viewport)
  opened.push(screen)
  return screen
}

const take = (queue: string): IntentOf<'IssueTicket'> => ({
  type: 'IssueTicket',
  queue: queue as QueueId,
  item: null,
  purpose: 'handle',
  count: 1,
  source: 'guide',
  forWhom: 'self',
  identity: 'none',
  escort: false,
  priority: null,
})

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  manager = await open({ width: 1180, height: 820 })
  clerk = await open({ width: 1366, height: 768 })
  await askAs(system, 'guide1', take('household'), take('social'), take('social'))
  await signIn(manager.page, system.account('manager1'))
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [n, screen] of opened.entries()) await screen.picture(`failed-moves-${n}`).catch(() => {})
})

const dialog = (): Locator => manager.page.getByRole('dialog')

/** Chooses from the list of a field of the dialog. */
async function choose(field: string, option: RegExp): Promise<void> {
  await dialog().getByLabel(field).click()
  await manager.page.locator('.ant-select-item-option', { hasText: option }).click()
}

it('[moves] a whole queue goes on waiting in another, and the manager is told how many', async () => {
  const { page } = manager
  await page.getByRole('button', { name: /^整队转移：C .* 2 人$/ }).click()
  await dialog().getByRole('button', { name: '转移 2 人' }).click()
  await dialog().getByText('请选择转到哪个队列').waitFor()
  await choose('转到', /户籍与居住证/)
  await dialog().getByRole('button', { name: '窗口人手不足' }).click()
  await manager.expectAccessible('moving a queue')
  await manager.picture('moves-queue-dialog')
  await dialog().getByRole('button', { name: '转移 2 人' }).click()
  await page.getByText(/已转移 2 人到 A/).waitFor()
  await clerk.page.getByText('C002').first().waitFor()
  await manager.picture('moves-manager')
})

it('[moves] a counter gets another queue while it is open, and its clerk is told why', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '调整 1 号窗口的队列' }).click()
  await choose('今天办理的队列，先选的先叫', /出入境与交管/)
  await page.keyboard.press('Escape')
  await dialog().getByRole('button', { name: '人多支援' }).click()
  await manager.expectAccessible('giving a counter other queues')
  await manager.picture('moves-assign-dialog')
  await dialog().getByRole('button', { name: '调整队列' }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByText('今天办理 A B').waitFor()
  await clerk.page.getByText(/经理 .* 调整：今天办理 A 户籍与居住证、B 出入境与交管（人多支援）/).waitFor()
  await clerk.expectAccessible('a counter with other queues')
  await clerk.picture('moves-clerk')
})

it('[moves] the manager lets a counter pause and go on', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '暂停 1 号窗口' }).click()
  await dialog().getByRole('button', { name: '暂停', exact: true }).click()
  await page.getByRole('button', { name: '恢复 1 号窗口' }).click()
  await page.getByRole('button', { name: '暂停 1 号窗口' }).waitFor()
  expect(opened.flatMap(({ faults }) => faults)).toEqual([])
})
