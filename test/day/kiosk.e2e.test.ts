import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { layCard, leave, numberShown, takeCard } from './visitor.ts'

/** Every screen of the kiosk, upright and lying, in large type and in English, and what it says when something fails. */

const portrait = { width: 1080, height: 1920 }
const landscape = { width: 1920, height: 1080 }

let system: System
let browser: Browser
let devices: Screen
let kiosk: Screen

beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
  devices = await openScreen(browser, `${system.kiosk}/devices/`, { width: 1366, height: 768 })
  kiosk = await openScreen(browser, `${system.kiosk}/kiosk/`, portrait, { clock: true })
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

/** Nobody stands there, nothing lies there, everything works. */
beforeEach(async () => {
  const { page } = devices
  await page.getByRole('radio', { name: '正常', exact: true }).waitFor()
  if (!(await page.getByRole('radio', { name: '正常', exact: true }).isChecked())) await printerIs('正常')
  if (await page.getByRole('button', { name: '拿走卡' }).isEnabled()) await takeAway()
  await kiosk.page.goto(`${system.kiosk}/kiosk/`)
  await heading('欢迎，请取号').waitFor()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, screen] of Object.entries({ devices, kiosk })) {
    await screen.picture(`failed-kiosk-${name}`).catch(() => {})
  }
})

/** Judges what is shown now, upright and lying, and keeps both pictures. */
async function judge(state: string): Promise<void> {
  await kiosk.expectAccessible(state)
  await kiosk.expectFits(state, 'none')
  await kiosk.picture(`kiosk ${state}`)
  await kiosk.page.setViewportSize(landscape)
  await kiosk.expectFits(`${state}, lying`, 'none')
  await kiosk.picture(`kiosk ${state} lying`)
  await kiosk.page.setViewportSize(portrait)
}

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const key = (letter: string) => kiosk.page.getByRole('button', { name: letter, exact: true })
const heading = (name: string | RegExp) => kiosk.page.getByRole('heading', { name })
const lay = (name: RegExp) => layCard(devices.page, name)
const takeAway = () => takeCard(devices.page)
const printerIs = async (name: string) => {
  await devices.page.getByRole('radio', { name, exact: true }).click()
  await devices.page.getByRole('radio', { name, exact: true, checked: true }).waitFor()
}
const papers = () => devices.page.getByRole('figure')
const end = async () => {
  await button(/^结束/).click()
  await heading('欢迎，请取号').waitFor()
}

it('[kiosk] an English visitor without a card is led in English, on the screen and on the paper', async () => {
  const { page } = kiosk
  await judge('at rest')
  await button('English').click()
  await heading('Welcome. Take a number here.').waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await judge('at rest in English')
  await button('Go on without a card').click()
  await heading('What did you come for?').waitFor()
  await judge('the choice in English')
  await button('Apply for a social security card').click()
  await heading('Apply for a social security card').waitFor()
  const questions = page.getByRole('group').filter({ has: page.getByRole('button', { name: 'No', exact: true }) })
  for (const question of await questions.all()) await question.getByRole('button', { name: 'No', exact: true }).click()
  await judge('an item in English')
  await button('Take a number').click()
  expect(await numberShown(page)).toBe('C001')
  await page.getByText('Please take your ticket').waitFor()
  await papers().first().waitFor()
  const paper = await papers().first().getByRole('img').getAttribute('alt')
  expect(paper).toContain('C001')
  expect(paper).toContain('Social insurance')
  expect(paper).toContain('Please wait for your number')
  await button('Done').click()
  await heading('欢迎，请取号').waitFor()
})

it('[kiosk] without a card a second number within a minute is refused, and a way on is shown', async () => {
  await button('没带身份证，直接取号').click()
  await button('居民身份证换领').click()
  await button('取号').last().click()
  await heading('请稍等再取').waitFor()
  await judge('too soon')
  await button('知道了').click()
  await end()
})

it('[kiosk] a number is found by its bar code, or typed; one that is not there says what to do', async () => {
  const { page } = kiosk
  await page.keyboard.type('C001')
  await page.keyboard.press('Enter')
  await page.locator('[data-found="C001"]').waitFor()
  await judge('a number found')
  await button('知道了').click()
  await button(/^查我的号/).click()
  await judge('typing a number')
  for (const letter of 'C999') await key(letter).click()
  await button('查询').click()
  await heading('没有找到这个号').waitFor()
  await judge('a number not found')
  await button('大字').click()
  await judge('a number not found, in large type')
  await button('再查一次').click()
  await judge('typing a number in large type')
  await end()
})

it('[kiosk] every way to an item fits the screen', async () => {
  await button('没带身份证，直接取号').click()
  await judge('the choice')
  for (const tab of ['一件事', '按部门']) {
    await button(tab).click()
    await judge(tab)
  }
  await button('拼音查找').click()
  await judge('the search, empty')
  for (const letter of 'HSFZ') await key(letter).click()
  await button('居民身份证换领').waitFor()
  await judge('the search')
  for (const letter of 'QQQ') await key(letter).click()
  await kiosk.page.getByText('没有找到').waitFor()
  await judge('the search without a result')
  await button('一件事').click()
  await kiosk.page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
  await kiosk.page.getByText('合起来要带的材料').waitFor()
  await judge('a bundle')
  await button('返回').click()
  await button('按部门').click()
  await kiosk.page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
  await judge('a department')
  await end()
  await button('没带身份证，直接取号').click()
  await button('不知道办哪个？先找人问').click()
  await heading('先找人问一问').waitFor()
  await judge('an enquiry')
  await button('找人帮忙').click()
  await kiosk.page.getByRole('alertdialog').waitFor()
  await judge('help')
  await button('好的').click()
  await end()
})

it('[kiosk] the item with the most papers and questions fits, also in large type', async () => {
  for (const item of ['不动产转移登记（存量房）', '残疾人证办理', '食品经营许可（餐饮）核发']) {
    await button('没带身份证，直接取号').click()
    await button('拼音查找').click()
    for (const letter of initialsOf[item]!) await key(letter).click()
    await button(item).first().click()
    await heading(item).waitFor()
    for (const yes of await button('是').all()) await yes.click()
    await judge(item)
    await button('大字').click()
    await judge(`${item} in large type`)
    await end()
  }
})
const initialsOf: Readonly<Record<string, string>> = {
  '不动产转移登记（存量房）': 'BDCZY',
  残疾人证办理: 'CJRZ',
  '食品经营许可（餐饮）核发': 'SPJY',
}

it('[kiosk] who needs a card is asked for it, and a card that cannot be read is explained', async () => {
  await button('没带身份证，直接取号').click()
  await button('普通护照换发').click()
  await kiosk.page.getByText('取这个号要刷身份证').waitFor()
  await judge('an item that needs a card')
  await button('放身份证').click()
  await heading('请把身份证放在读卡区').waitFor()
  await judge('asking for the card')
  await lay(/社保卡/)
  await kiosk.page.clock.runFor(8_000)
  await kiosk.page.getByText('没有读到。请放身份证，头像朝上。').waitFor()
  await judge('a card that cannot be read')
  await takeAway()
  await devices.page.getByRole('button', { name: '认证失败' }).click()
  await lay(/^成年人/)
  await kiosk.page.getByText('请拿起身份证，重新放好').waitFor()
  await judge('a card to be laid down again')
  await takeAway()
  await lay(/证件已过期/)
  await kiosk.page.getByText('您的身份证已过有效期').waitFor()
  await judge('an expired card')
  await takeAway()
  await end()
})

it('[kiosk] large type is offered to who is old enough, and leads in pictures to a ticket in large print', async () => {
  await lay(/老年人：测试戊/)
  await button('用大字？').click()
  await button('身份证户口').waitFor()
  await judge('pictures in large type')
  await button('领证取件').click()
  await judge('collecting in large type')
  await button('返回').click()
  await button('身份证户口').click()
  await button('居民身份证换领').click()
  await judge('an item in large type')
  const before = await papers().count()
  await button('取号').last().click()
  const number = await numberShown(kiosk.page)
  await kiosk.page.getByText('请取走小票').waitFor()
  await judge('the number in large type')
  await expect.poll(() => papers().count()).toBe(before + 1)
  expect(await papers().first().getByRole('img').getAttribute('alt')).toContain(number)
  await takeAway()
  await leave(kiosk.page)
})

it('[kiosk] the same card finds the number it holds, and can have it printed again', async () => {
  await lay(/老年人：测试戊/)
  await button('居民身份证换领').click()
  await button('取号').last().click()
  await heading('您已经取过号了').waitFor()
  await judge('a number already held')
  await button('补打小票').click()
  await heading('补打的号码').waitFor()
  await kiosk.page.getByText('请取走小票').waitFor()
  expect(await papers().first().getByRole('img').getAttribute('alt')).toContain('补打')
  await takeAway()
  await leave(kiosk.page)
})

it('[kiosk] without paper nothing is issued unasked; the number then stands large until it is noted', async () => {
  await printerIs('没有纸')
  await lay(/^成年人/)
  await button('居民身份证换领').click()
  await button('取号').last().click()
  await heading('打印机没有纸了').waitFor()
  await judge('no paper')
  await button('不要小票，只要号码').click()
  const number = await numberShown(kiosk.page)
  await button('我记下了').waitFor()
  await judge('a number without paper')
  const box = await kiosk.page.getByText(number, { exact: true }).boundingBox()
  expect(box!.height).toBeGreaterThan(150)
  await button('我记下了').click()
  await kiosk.page.getByText('好的，请凭这个号码等候叫号').waitFor()
  await judge('a number noted')
  await printerIs('正常')
  await takeAway()
  await leave(kiosk.page)
})

it('[kiosk] a printer that fails half-way or is silent is told honestly', async () => {
  await printerIs('打到一半没纸')
  await lay(/少数民族姓名/)
  await button('居民身份证换领').click()
  await button('取号').last().click()
  await button('我记下了').waitFor({ timeout: 30_000 })
  await judge('a ticket half printed')
  await button('我记下了').click()
  await kiosk.page.getByText('好的，请凭这个号码等候叫号').waitFor()
  await takeAway()
  await leave(kiosk.page)
  for (const [condition, title] of [
    ['盖子打开', '打印机盖子没关好'],
    ['不应答', '打印机暂时不能用'],
  ] as const) {
    await printerIs(condition)
    await lay(/未成年人/)
    await button('居民身份证换领').click()
    await button('取号').last().click()
    await heading(title).waitFor({ timeout: 30_000 })
    await judge(title)
    await devices.expectAccessible(`the devices page, ${condition}`)
    await button('知道了').click()
    await takeAway()
    await end()
  }
  await printerIs('正常')
})

it('[kiosk] a visit that nobody goes on with is asked about, and cleared', async () => {
  const { page } = kiosk
  await lay(/^成年人/)
  await page.getByText('测*乙，您好').waitFor()
  await takeAway()
  await page.clock.runFor(31_000)
  await heading('还要继续吗？').waitFor()
  await judge('asking whether to go on')
  await page.clock.runFor(21_000)
  await heading('欢迎，请取号').waitFor()
  expect(await page.getByText('测*乙').count()).toBe(0)
})

it('[kiosk] who wants to go on goes on where it was', async () => {
  await button('没带身份证，直接取号').click()
  await button('按部门').click()
  await kiosk.page.clock.runFor(31_000)
  await button('继续办').click()
  await heading('还要继续吗？').waitFor({ state: 'detached' })
  await kiosk.page.getByRole('button', { name: '按部门', pressed: true }).waitFor()
  await end()
})

it('[kiosk] a one-thing takes one number, and so do several items, with the way through the hall', async () => {
  await lay(/证件已过期/)
  await kiosk.page.getByText('您的身份证已过有效期').waitFor()
  await button('居民身份证换领').click()
  await button('还要办别的').click()
  await button('拼音查找').click()
  for (const letter of 'SHBZK') await key(letter).click()
  await kiosk.page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
  await kiosk.page.getByText('一个号，依次办').waitFor()
  await judge('an item more')
  await button('返回').click()
  await button('一件事').click()
  await kiosk.page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
  const before = await papers().count()
  await button('取号').last().click()
  await numberShown(kiosk.page)
  await kiosk.page.getByRole('region', { name: '一个号，依次到' }).waitFor()
  await kiosk.page.getByText('请取走小票').waitFor()
  await judge('a number for several places')
  await expect.poll(() => papers().count()).toBe(before + 1)
  expect(await papers().first().getByRole('img').getAttribute('alt')).toContain('2. ')
  await takeAway()
  await leave(kiosk.page)
})

it('[kiosk] with the reader pulled out a visitor is not sent to it', async () => {
  await devices.page.getByRole('button', { name: '拔掉读卡器' }).click()
  await kiosk.page.getByText('读卡器暂时不能用').waitFor()
  expect(await button('放身份证取号').count()).toBe(0)
  await judge('without a reader')
  await devices.expectAccessible('the devices page without a reader')
  await devices.page.getByRole('button', { name: '插上读卡器' }).click()
  await button(/^放身份证取号/).waitFor()
})

it('[kiosk] the devices page speaks English and shows a test page', async () => {
  const { page } = devices
  const before = await papers().count()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Print a test page' }).click()
  await expect.poll(() => papers().count()).toBe(before + 1)
  await devices.expectAccessible('the devices page in English')
  await devices.expectFits('the devices page in English')
  await devices.picture('devices-english')
  await page.getByRole('button', { name: '中文' }).click()
})

it('[kiosk] no page ended in an error, and the server logged none', () => {
  expect(kiosk.faults).toEqual([])
  expect(devices.faults).toEqual([])
  expect(system.errors()).toEqual([])
})
