import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import { startSystem, type System } from '../support/system.ts'
import { askAs, take } from './ask-as.ts'
import { choose, dialog, openCounter, signIn } from './clerk.ts'

/** A manager moves lines and counters while people wait: everybody keeps the place, and the clerk is told. */

let system: System
let browser: Browser
let manager: Screen
let clerk: Screen
const screens = makeScreens('moves', () => browser)

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  manager = await screens.open(`${system.hall}/counter/`, { width: 1180, height: 820 })
  clerk = await screens.open(`${system.hall}/counter/`)
  await askAs(system, 'guide1', take('household'), take('social'), take('social'))
  await signIn(manager.page, system.account('manager1'))
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('[moves] who takes care of an alarm says so, and it is quiet; the line is expected to wait; a zone is looked after alone', async () => {
  const { page } = manager
  await page.getByText('有人等候，没有能叫号的窗口（1）').waitFor()
  await manager.picture('alarm-raised')
  await page.getByRole('button', { name: '知悉：有人等候，没有能叫号的窗口（1）' }).click()
  await dialog(page).getByRole('button', { name: '我来处理' }).click()
  await dialog(page).getByText('请选择或填写原因').waitFor()
  await dialog(page).getByRole('button', { name: '正在增开窗口' }).click()
  await manager.expectAccessible('acknowledging an alarm')
  await manager.picture('alarm-dialog')
  await dialog(page).getByRole('button', { name: '我来处理' }).click()
  await page
    .getByRole('list', { name: '已有人处理' })
    .getByText(/C 社会保险：正在增开窗口（工号 114，/)
    .waitFor()
  await page.getByText('有人等候，没有能叫号的窗口（1）').waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /户籍与居住证/ })
    .getByText(/^\d+–\d+ 分$/)
    .waitFor()
  await manager.expectAccessible('an alarm that somebody takes care of')
  await manager.expectFits('an alarm that somebody takes care of', 'down')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('list', { name: 'Taken care of' }).waitFor()
  await manager.expectFits('an alarm that somebody takes care of, in English', 'down')
  await manager.picture('alarm-taken-en')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('radiogroup', { name: '区域' }).getByText(/^A区/).click()
  await page.getByRole('row', { name: /社会保险/ }).waitFor({ state: 'detached' })
  await page.getByRole('list', { name: '已有人处理' }).waitFor({ state: 'detached' })
  await manager.picture('alarm-zone')
  await page.getByRole('radiogroup', { name: '区域' }).getByText('全厅').click()
  await page.getByRole('row', { name: /社会保险/ }).waitFor()
})

it('[moves] a whole queue goes on waiting in another, and the manager is told how many', async () => {
  const { page } = manager
  await page.getByRole('button', { name: /^整队转移：C .* 2 人$/ }).click()
  await dialog(manager.page).getByRole('button', { name: '转移 2 人' }).click()
  await dialog(manager.page).getByText('请选择转到哪个队列').waitFor()
  await choose(page, '转到', /户籍与居住证/)
  await dialog(manager.page).getByRole('button', { name: '窗口人手不足' }).click()
  await manager.expectAccessible('moving a queue')
  await manager.picture('moves-queue-dialog')
  await dialog(manager.page).getByRole('button', { name: '转移 2 人' }).click()
  await page.getByText(/已转移 2 人到 A/).waitFor()
  await clerk.page.getByText('C002').first().waitFor()
  await manager.picture('moves-manager')
})

it('[moves] a counter gets another queue while it is open, and its clerk is told why', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '调整 1 号窗口的队列' }).click()
  await choose(page, '今天办理的队列，先选的先叫', /出入境与交管/)
  await page.keyboard.press('Escape')
  await dialog(manager.page).getByRole('button', { name: '人多支援' }).click()
  await manager.expectAccessible('giving a counter other queues')
  await manager.picture('moves-assign-dialog')
  await dialog(manager.page).getByRole('button', { name: '调整队列' }).click()
  await dialog(manager.page).waitFor({ state: 'detached' })
  await page.getByText('今天办理 A B').waitFor()
  await clerk.page.getByText(/经理 .* 调整：今天办理 A 户籍与居住证、B 出入境与交管（人多支援）/).waitFor()
  await clerk.expectAccessible('a counter with other queues')
  await clerk.picture('moves-clerk')
})

it('[moves] the manager lets a counter pause and go on', async () => {
  const { page } = manager
  await page.getByRole('button', { name: '暂停 1 号窗口' }).click()
  await dialog(manager.page).getByRole('button', { name: '暂停', exact: true }).click()
  await page.getByRole('button', { name: '恢复 1 号窗口' }).click()
  await page.getByRole('button', { name: '暂停 1 号窗口' }).waitFor()
  expect(screens.faults()).toEqual([])
})
