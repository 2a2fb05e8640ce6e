import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import jsQR from 'jsqr'
import { launchBrowser } from '../browser.ts'
import type { Screen } from '../support/screen.ts'
import { makeScreens } from '../support/screens.ts'
import type { Day } from '@onehall/domain'
import { askAs } from './ask-as.ts'
import { startSystem, type System } from '../support/system.ts'
import { inHand, openCounter, press, signIn } from './clerk.ts'

/** A guide who gives out numbers with the keyboard, and a clerk who calls them from a strip of 360×64. */

/** The package is CommonJS. */
const readQr = ('default' in jsQR ? jsQR.default : jsQR) as typeof jsQR.default
const laptop = { width: 1366, height: 768 }
let system: System
let browser: Browser
let guide: Screen
let clerk: Screen
let wall: Screen
const screens = makeScreens('guide', () => browser)

/** Keeps the words of every slip that goes to the printer. */
const keepSlips = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const slips: string[] = []
    Object.assign(window, {
      slips,
      print: () => {
        const paper = document.querySelectorAll('.voucher').length > 0 ? '.voucher' : '.slip'
        for (const slip of document.querySelectorAll(paper)) slips.push(slip.textContent ?? '')
      },
    })
  })

const printed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { slips: string[] }).slips)

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  guide = await screens.open(`${system.hall}/counter/`)
  await keepSlips(guide.page)
  await signIn(guide.page, system.account('guide1'))
  clerk = await screens.open(`${system.hall}/counter/`)
  await signIn(clerk.page, system.account('clerk1'))
  await openCounter(clerk.page, '1')
  wall = await screens.open(`${system.hall}/display/`, { width: 1920, height: 1080 })
  await wall.page.locator('[data-freshness=live]').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const given = (page: Page) => page.getByTestId('issued-number')
const waitingOf = (page: Page, queue: RegExp) => page.getByRole('row', { name: queue }).getByRole('cell').first()

/** Counts of queues are told once a second. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 10_000 })

async function choose(page: Page, typed: string): Promise<void> {
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option-active:visible').first().waitFor()
  await page.keyboard.press('Enter')
}

it('[guide] a number with priority needs a reason, and is called with its neutral badge', async () => {
  const { page } = guide
  await page.getByRole('combobox', { name: '事项或队列' }).waitFor()
  await guide.expectAccessible('the guide desk')
  await guide.expectFits('the guide desk')
  await choose(page, 'hsfz')
  await page.getByText('可以不登记').waitFor()
  await page.getByRole('combobox', { name: '优先', exact: true }).press('ArrowDown')
  const active = page.locator('.ant-select-item-option-active', { hasText: '孕产妇' })
  for (let presses = 0; presses < 6 && !(await active.isVisible()); presses++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByText('请写明优先原因').waitFor()
  await guide.expectAccessible('a reason that is left out')
  await page.getByRole('combobox', { name: '优先原因' }).fill('孕期或带婴幼儿')
  await page.getByRole('checkbox', { name: /来找我/ }).press('Space')
  await page.keyboard.press('Control+Enter')
  await given(page).waitFor()
  expect(await given(page).textContent()).toBe('A001')
  await page.keyboard.press('F8')
  await page.getByText('已抄给来人').first().waitFor()
  await page.getByText('快到号，请去带领', { exact: true }).waitFor()
  await soon(() => waitingOf(page, /户籍与居住证/).textContent()).toBe('1')
  await guide.expectAccessible('a number just taken')
  await guide.expectFits('a number just taken')
  await guide.picture('guide-one')

  await wall.page.getByText('户籍与居住证').first().waitFor()
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  expect(await inHand(clerk.page).textContent()).toBe('A001')
  await clerk.page.locator('.hand').getByText('优先', { exact: true }).waitFor()
  await wall.page.getByText('A001').first().waitFor()
  await soon(() => waitingOf(page, /户籍与居住证/).textContent()).toBe('0')
})

it('[guide] a queue that needs an identity gets name and number, checked before they leave the page', async () => {
  const { page } = guide
  await page.getByRole('combobox', { name: '事项或队列' }).focus()
  await choose(page, 'B')
  await page.getByText('此队列须登记姓名和身份证号').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('请填写姓名').waitFor()
  await page.getByLabel('姓名').fill('测试甲')
  await page.getByLabel('身份证号').fill('110105194912310021')
  await page.keyboard.press('Control+Enter')
  await page.getByText('校验位不对，请对照证件核对').waitFor()
  await guide.expectAccessible('a slip of the finger')
  await page.getByLabel('身份证号').fill('11010519491231002X')
  await page.keyboard.press('Control+Enter')
  await soon(() => given(page).textContent()).toBe('B001')
  await page.keyboard.press('F7')
  await page.getByText('已打印').first().waitFor()
  expect(await page.locator('.issue-form .ant-form-item-explain-error').allTextContents()).toEqual([])
  const [slip] = await printed(page)
  expect(slip).toContain('B001')
  expect(slip).toContain('演示')
  expect(slip).not.toContain('测试甲')
  expect(slip).toContain('凭此号下个工作日优先')
  const flow = /\d{8}-B001/.exec(slip!)?.[0]
  expect(await scanned(page, '.slip')).toBe(flow)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 302, height: 567 })
  await guide.expectFits('the slip of 80 mm', 'none')
  await guide.picture('guide-slip')
  await page.emulateMedia({ media: null })
  // Points of 1/72 inch: one page of 80 mm by 150 mm.
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/MediaBox\s*\[[^\]]+\]/g)
  expect(sheets).toHaveLength(1)
  const [, , width, height] = sheets![0].match(/[\d.]+/g)!.map(Number)
  expect([width! / 72, height! / 72].map((inches) => Math.round(inches * 25.4))).toEqual([80, 150])
  await page.setViewportSize(laptop)
})

it('[guide] in burst mode five presses are five numbers in their order, each with its slip', async () => {
  const { page } = guide
  await page.getByRole('radio', { name: '逐项取号' }).press('ArrowRight')
  await page.getByText('按字母键或点按钮').waitFor()
  await guide.expectAccessible('burst mode')
  await guide.expectFits('burst mode')
  for (const key of ['c', 'c', 'd', 'c', 'c']) await page.keyboard.press(key)
  await soon(() => printed(page)).toHaveLength(6)
  const numbers = (await printed(page)).slice(1).map((slip) => /[A-Z]\d{3}/.exec(slip)?.[0])
  expect(numbers).toEqual(['C001', 'C002', 'D001', 'C003', 'C004'])
  await soon(() => waitingOf(page, /社会保险/).textContent()).toBe('4')
  await page.keyboard.press('b')
  await page.getByText('此队列须登记证件，请用「逐项取号」').first().waitFor()
  await guide.picture('guide-burst')
})

it('[guide] a slip of the finger is cancelled while it waits; a number is looked up and taken out with a reason', async () => {
  const { page } = guide
  await page.getByRole('button', { name: '取消 C004' }).click()
  await page.getByRole('button', { name: '取消此号' }).click()
  await soon(() => waitingOf(page, /社会保险/).textContent()).toBe('3')
  await page.getByRole('list', { name: '最近取的号' }).getByText('已取消').waitFor()

  await page.getByLabel('号码').fill('c3')
  await page.keyboard.press('Enter')
  await page.getByText('前面约 2 人，此队列共 3 人在等').waitFor()
  await guide.expectAccessible('a number that was looked up')
  await guide.expectFits('a number that was looked up')
  await guide.picture('guide-look-up')
  const cancel = page.locator('.place').getByRole('button', { name: '取消 C003' })
  expect(await cancel.getAttribute('aria-disabled')).toBe('true')
  await page.getByText('来人不办了').click()
  await cancel.click()
  await page.getByText('C003 已取消').waitFor()
  await page.getByLabel('号码').fill('a1')
  await page.keyboard.press('Enter')
  await page.getByText('已叫到 1 号窗口').waitFor()
})

it('[guide] a missed number is restored at the desk as a scanner reads it, and who was away is reported back; a second miss says why not', async () => {
  const { page } = guide
  await press(clerk.page, 'F6')
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }))
  const lookUp = async (typed: string) => {
    await page.getByLabel('号码').fill(typed)
    await page.keyboard.press('Enter')
  }
  await lookUp(`${today.replaceAll('-', '')}-A001`)
  await page.getByText('已过号', { exact: true }).waitFor()
  await guide.expectAccessible('a missed number looked up')
  await guide.expectFits('a missed number looked up')
  await guide.picture('guide-missed')
  await page.locator('.place').getByRole('button', { name: '恢复 A001' }).click()
  await page.getByText('A001 已恢复').waitFor()
  await soon(() => waitingOf(page, /户籍与居住证/).textContent()).toBe('1')
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  expect(await inHand(clerk.page).textContent()).toBe('A001')
  await press(clerk.page, 'F4')
  await press(clerk.page, 'F7')
  await clerk.page.getByLabel('去做什么').fill('复印')
  await clerk.page.keyboard.press('Enter')
  await clerk.page
    .getByRole('dialog', { name: '挂起回执' })
    .getByText(/前回 1 号窗口/)
    .waitFor()
  await clerk.page.keyboard.press('Escape')
  await lookUp('a001')
  await page.getByText('1 号窗口请其').waitFor()
  await guide.expectAccessible('one who is away looked up')
  await guide.picture('guide-held')
  await page.locator('.place').getByRole('button', { name: 'A001 回来了' }).click()
  await page.getByText('A001 已回到队列').waitFor()
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  await press(clerk.page, 'F6')
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()
  await lookUp('a1')
  await page.getByText('不能再恢复').waitFor()
})

it('[guide] [U41] who does not come, is missed or away is listed at once, read out, and brought back with one button', async () => {
  const { page } = guide
  const concerns = page.getByRole('region', { name: /需要您/ })
  const row = (kind: string, number: string) =>
    concerns.getByRole('list', { name: kind }).getByRole('listitem').filter({ hasText: number })
  // A003 is to be fetched, so that the guide is told with the first call.
  await page.getByRole('radio', { name: '快速取号' }).press('ArrowLeft')
  await page.getByRole('combobox', { name: '事项或队列' }).focus()
  await choose(page, 'A')
  await page.getByRole('checkbox', { name: /来找我/ }).press('Space')
  await page.keyboard.press('Control+Enter')
  await soon(() => given(page).textContent()).toBe('A002')
  await row('快到号，请去带领', 'A002').getByText('前面 0 人').waitFor()
  await concerns.getByRole('status').getByText('A002 快到号').waitFor({ state: 'attached' })
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  await row('叫了还没到', 'A002').getByText('1 号窗口已叫 1 次').waitFor()
  await guide.expectAccessible('one who was called and is to be fetched')
  await guide.expectFits('one who was called and is to be fetched')
  await guide.picture('guide', 'readme')
  await page.getByRole('button', { name: 'A002 已去找' }).press('Enter')
  await row('叫了还没到', 'A002').waitFor({ state: 'detached' })
  // Called again, the guide is asked again, and the clerk knows of it.
  await press(clerk.page, 'F3')
  await clerk.page.getByText('A002 没有来，导办已收到提醒').waitFor()
  await row('叫了还没到', 'A002').getByText('已叫 2 次').waitFor()
  await press(clerk.page, 'F6')
  await row('过号，可以恢复', 'A002').getByText('在 1 号窗口过号').waitFor()
  await concerns.getByRole('status').getByText('A002 已过号').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '恢复 A002' }).press('Enter')
  await page.getByText('A002 已恢复').waitFor()
  await row('过号，可以恢复', 'A002').waitFor({ state: 'detached' })
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  await press(clerk.page, 'F4')
  await press(clerk.page, 'F7')
  await clerk.page.getByLabel('去做什么').fill('复印户口簿')
  await clerk.page.keyboard.press('Enter')
  await row('暂离', 'A002')
    .getByText(/1 号窗口 · 复印户口簿 · 还有/)
    .waitFor()
  await guide.expectAccessible('one who is away')
  await guide.picture('guide-concern-held')
  await page.getByRole('button', { name: 'A002 回来了' }).press('Enter')
  await page.getByText('A002 已回到队列').waitFor()
  await row('暂离', 'A002').waitFor({ state: 'detached' })
  await clerk.page.keyboard.press('Escape')
  await press(clerk.page, 'F2')
  await inHand(clerk.page).waitFor()
  await press(clerk.page, 'F6')
  await clerk.page.getByText('窗口空闲', { exact: true }).waitFor()
})

it('[guide] the desk reads well in both languages, on a laptop and on a large screen', async () => {
  const { page } = guide
  for (const [lang, viewport] of [
    ['zh', { width: 1920, height: 1080 }],
    ['en', { width: 1920, height: 1080 }],
    ['en', laptop],
  ] as const) {
    await page.setViewportSize(viewport)
    if (lang === 'en' && viewport !== laptop) await page.getByRole('button', { name: /English/ }).click()
    for (const mode of lang === 'en'
      ? ['Burst', 'Book', 'Booked', 'One by one']
      : ['快速取号', '预约', '预约报到', '逐项取号']) {
      await page.getByText(mode, { exact: true }).click()
      const state = `guide-${lang}-${viewport.width}-${mode}`
      await guide.expectAccessible(state)
      await guide.expectFits(state)
      await guide.picture(state)
    }
  }
})

it('[strip] the calling strip calls with the same keys, and nothing in 360×64 is cut off in either language', async () => {
  const { page } = clerk
  await page.getByText('窗口空闲', { exact: true }).waitFor()
  await guide.page.getByText('Burst', { exact: true }).click()
  await guide.page.keyboard.press('a')
  await soon(() => waitingOf(guide.page, /Household/).textContent()).toBe('1')

  await page.evaluate(() => Reflect.deleteProperty(window, 'documentPictureInPicture'))
  const [strip] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: '叫号条' }).click()])
  await strip.setViewportSize({ width: 360, height: 64 })
  await strip.getByText('等候 1').waitFor()
  expect(await cutOff(strip)).toEqual([])
  await strip.screenshot({ path: 'test/output/screens/strip-zh-free.png' })
  await strip.bringToFront()
  await strip.keyboard.press('F2')
  await strip.getByText('A003').waitFor()
  await inHand(page).waitFor()
  expect(await inHand(page).textContent()).toBe('A003')
  await strip.keyboard.press('F3')
  await strip
    .getByText(/刚刚叫过，\d+ 秒后可重呼/)
    .first()
    .waitFor()
  expect(await cutOff(strip)).toEqual([])
  const { violations } = await new AxeBuilder({ page: strip }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  await strip.screenshot({ path: 'test/output/screens/strip-zh-called.png' })
  await strip.locator('[aria-keyshortcuts~=F4]').click()
  await strip.getByText('正在办理').first().waitFor()
  expect(await cutOff(strip)).toEqual([])
  await strip.screenshot({ path: 'test/output/screens/strip-zh-serving.png' })
  await page.getByRole('button', { name: /English/ }).click()
  await strip.getByText('Serving').first().waitFor()
  expect(await cutOff(strip)).toEqual([])
  expect(await strip.locator('html').getAttribute('lang')).toBe('en')
  await strip.screenshot({ path: 'test/output/screens/strip-en-serving.png' })
  await clerk.picture('counter-with-strip-button')
  await strip.close()
  expect(await inHand(page).textContent()).toBe('A003')
})

it('[strip] where the browser has a window above all others the strip opens in it, else in a popup', async () => {
  const { page } = clerk
  const asked = () => page.evaluate(() => (window as unknown as { asked: unknown[] }).asked)
  const reopen = async (isAllowed: boolean): Promise<Page> => {
    await page.evaluate((allowed) => {
      const seen: unknown[] = []
      const requestWindow = (size: unknown): Promise<Window | null> => {
        seen.push(size)
        return allowed ? Promise.resolve(window.open('', 'above', 'popup')) : Promise.reject(new Error('not allowed'))
      }
      Object.defineProperty(window, 'documentPictureInPicture', { configurable: true, value: { requestWindow } })
      Object.assign(window, { asked: seen })
    }, isAllowed)
    const [strip] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Strip' }).click()])
    await strip.getByText('A003').waitFor()
    expect(await asked()).toEqual([{ width: 360, height: 64 }])
    return strip
  }
  const above = await reopen(true)
  expect(await above.evaluate(() => window.name)).toBe('above')
  await above.close()
  const popup = await reopen(false)
  expect(await popup.evaluate(() => window.name)).toBe('onehall-strip')
  await Promise.all([popup.waitForEvent('close'), page.getByRole('button', { name: 'Lock' }).click()])
})

it('[guide] [U44] what speaks against a number is said before it is given, after it with another day, and on the board', async () => {
  const { page } = guide
  await page.setViewportSize(laptop)
  await page.getByRole('button', { name: /中文/ }).click()
  await page.getByRole('radio', { name: '快速取号' }).press('ArrowLeft')
  await page.getByRole('combobox', { name: '事项或队列' }).focus()
  await choose(page, 'E')
  await page.getByText('现在没有窗口办理，说不准要等多久').waitFor()
  await page.keyboard.press('Control+Enter')
  await soon(() => given(page).textContent()).toBe('E001')
  await page.locator('.issued').getByText('现在没有窗口办理').waitFor()
  await askAs(system, 'manager1', { type: 'SuspendQueue', queue: 'market' as never, reason: '网络故障', minutes: 30 })
  await soon(() => page.getByRole('row', { name: /企业登记/ }).textContent()).toContain('网络故障 · 预计')
  await choose(page, 'E')
  await page
    .locator('.issue-form')
    .getByText(/已暂停：网络故障，预计/)
    .waitFor()
  await guide.expectAccessible('a queue that is suspended')
  await guide.expectFits('a queue that is suspended')
  await guide.picture('guide-warned')
  await page.getByText('快速取号', { exact: true }).click()
  await page.keyboard.press('e')
  await page
    .getByText(/已暂停：网络故障/)
    .first()
    .waitFor()
  await guide.picture('guide-warned-burst')
  await askAs(system, 'manager1', { type: 'ResumeQueue', queue: 'market' as never })

  // As it stands when the counters are about to leave: another day is one press away.
  const kept = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((each) => /^onehall[.]guide[.](?!mode|gone)/.test(each))!
    const [first, ...rest] = JSON.parse(sessionStorage.getItem(key)!) as Record<string, unknown>[]
    sessionStorage.setItem(
      key,
      JSON.stringify([{ ...first, queue: 'household', warnings: ['may-not-be-served'] }, ...rest]),
    )
    return first!['number']
  })
  expect(kept).toBe('E001')
  await page.reload()
  await keepSlips(page)
  await page.locator('.issued').getByText('预计下班前办不到，可预约其他日子').waitFor()
  await guide.expectAccessible('a number that may not be served')
  await guide.expectFits('a number that may not be served')
  await guide.picture('guide-warned-late')
  await page.getByRole('button', { name: '预约其他日子' }).press('Enter')
  await page.getByRole('heading', { name: '预约办理' }).waitFor()
  await page.locator('.issue-form').getByText('A 户籍与居住证').last().waitFor()
})

it('[guide] [U45] a guide freezes the hall and lets it go on where no manager is, each with a reason', async () => {
  const { page } = guide
  await page.getByRole('button', { name: '冻结全厅（疏散）…' }).press('Enter')
  await page.getByRole('dialog').getByText('火警', { exact: true }).click()
  await page.keyboard.press('Tab')
  await guide.expectAccessible('before the hall is frozen')
  await guide.picture('guide-evacuate')
  await page.getByRole('dialog').locator('.ant-btn-dangerous').press('Enter')
  await page.locator('.guide-standstill').getByText('火警').waitFor()
  await guide.expectAccessible('an evacuated hall at the guide desk')
  await guide.expectFits('an evacuated hall at the guide desk')
  await guide.picture('guide-evacuated')
  await page.locator('.guide-standstill').getByRole('button').press('Enter')
  await page.locator('.guide-standstill').waitFor({ state: 'detached' })
  await page.getByText('逐项取号', { exact: true }).click()
})

it('[guide] [U46] one number for several places; who waits is corrected, joined by another person and moved, by keyboard', async () => {
  const { page } = guide
  await page.getByRole('combobox', { name: '事项或队列' }).focus()
  await choose(page, 'M')
  await page.getByRole('button', { name: '还要办别的' }).press('Enter')
  await page.getByRole('combobox', { name: '第 2 项' }).focus()
  await choose(page, 'L')
  await guide.expectAccessible('two places under one number')
  await guide.expectFits('two places under one number')
  await guide.picture('guide-visit')
  await page.getByLabel('姓名').focus()
  await page.keyboard.press('Control+Enter')
  await soon(() => given(page).textContent()).toBe('M001')
  await page.locator('.issued').getByText('民政与社会事务').waitFor()
  await page.keyboard.press('F7')
  await soon(async () => (await printed(page)).at(-1)).toContain('同一个号，办完后到：1F 民政与社会事务')

  await page.getByLabel('号码').fill('m1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '更正 M001' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('件数').fill('2')
  await guide.expectAccessible('one who waits is corrected')
  await guide.picture('guide-correct')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'M001 加一人' }).press('Enter')
  await dialog.getByLabel('姓名').fill('测试乙')
  await dialog.getByLabel('身份证号').fill('11010519491231002X')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '转移 M001' }).press('Enter')
  await dialog.getByRole('combobox', { name: '队列' }).focus()
  await page.keyboard.type('F ')
  await page.locator('.ant-select-item-option-active:visible').first().waitFor()
  await page.keyboard.press('Enter')
  await guide.expectAccessible('one who waits is moved')
  await guide.picture('guide-transfer')
  await dialog.getByRole('button', { name: '转过去' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.place').getByText('消防卫生交通许可').waitFor()
  await guide.expectFits('one who waits with what can be done')
  await guide.picture('guide-place')
})

it('[guide] [U42] who is sent home gets a priority slip; the next day it gives a priority number at the desk', async () => {
  const { page } = guide
  await soon(() => waitingOf(page, /社会保险/).textContent()).toBe('2')
  const before = (await printed(page)).length
  await page.getByRole('button', { name: '改明日…' }).press('Enter')
  await page.getByText('手里的号票就是凭证').waitFor()
  await page.getByRole('combobox', { name: '今天不再办理的队列' }).focus()
  await page.keyboard.press('ArrowDown')
  const option = page.locator('.ant-select-item-option-active', { hasText: '社会保险' })
  for (let presses = 0; presses < 9 && !(await option.isVisible()); presses++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await guide.expectAccessible('before a queue is sent home')
  await guide.picture('guide-send-home')
  await page.getByRole('button', { name: '改明日并打印' }).press('Enter')
  await page.getByText('2 人已改为明日优先').waitFor()
  const vouchers = (await printed(page)).slice(before)
  expect(vouchers.map((text) => /[A-Z]\d{3}/.exec(text)?.[0])).toEqual(['C001', 'C002'])
  for (const text of vouchers) expect(text).toContain('明日优先凭证')

  const look = async (typed: string): Promise<void> => {
    await page.getByLabel('号码').fill(typed)
    await page.keyboard.press('Enter')
  }
  await look('c1')
  await page.getByText('可换优先号').waitFor()
  await guide.expectAccessible('a number that was sent home')
  await guide.expectFits('a number that was sent home')
  await guide.picture('guide-carried')
  await page.getByText('下个工作日换优先号').waitFor()
  await page.getByRole('button', { name: '打印优先凭证' }).press('Enter')
  await soon(() => printed(page)).toHaveLength(before + 3)

  // The next business day: the number alone is enough, though nobody of today has it.
  const hall = (await (await fetch(`${system.hall}/api/hall`)).json()) as { config: string }
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }))
  const next = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  await askAs(system, 'manager1', { type: 'OpenDay', day: next as Day, config: hall.config as never })
  await look('c2')
  await page.getByRole('button', { name: '换今天的优先号' }).click()
  await page.getByText(/C002 已换成今天的优先号 C001/).waitFor()
  expect(await given(page).textContent()).toBe('C001')
  await guide.picture('guide-redeemed')
})

it('[guide] no page ended in an error, and the server logged none', () => {
  expect(screens.faults()).toEqual([])
  expect(system.errors()).toEqual([])
})

/** What a scanner reads from the QR code of a paper. */
async function scanned(page: Page, paper: string): Promise<string | undefined> {
  const [box, path] = await page.evaluate((of) => {
    const svg = document.querySelector(`${of} .qr`)
    return [svg?.getAttribute('viewBox') ?? '', svg?.querySelector('path')?.getAttribute('d') ?? '']
  }, paper)
  const cells = Number(box.split(' ')[2])
  const scale = 4
  const side = cells * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g))
    for (let dx = 0; dx < scale; dx++)
      for (let dy = 0; dy < scale; dy++)
        pixels.fill(
          0,
          ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4,
          ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4 + 3,
        )
  return readQr(pixels, side, side)?.data
}

/** What stands outside of the strip, or is wider than its place. */
function cutOff(strip: Page): Promise<readonly string[]> {
  return strip.evaluate(() =>
    [...document.querySelectorAll('.strip, .strip p, .strip p > *, .strip button')]
      .filter((part) => part.getBoundingClientRect().width > 0)
      .filter((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect()
        const isOut = left < 0 || right > innerWidth + 0.5 || top < 0 || bottom > innerHeight + 0.5
        return isOut || part.scrollWidth > part.clientWidth + 1
      })
      .map((part) => `${part.className} ${part.textContent}`),
  )
}
