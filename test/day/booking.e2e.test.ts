import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type HallAt, startHallAt } from '../support/hall-at.ts'
import { openScreen, type Screen } from '../support/screen.ts'
import { openCounter, signIn } from './clerk.ts'
import { layCard, numberShown, takeCard } from './visitor.ts'

/** An appointment from the tap to the number of the next day: at the kiosk by card and by code, and at the guide desk. */

const portrait = { width: 1080, height: 1920 }
/** A clock that was set right reaches a kiosk with its next look. */
const CLOCK_MS = 40_000
const landscape = { width: 1920, height: 1080 }

let hall: HallAt
let browser: Browser
let devices: Screen
let kiosk: Screen
let guide: Screen

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
  if (task.result?.state !== 'fail') return
  await kiosk.picture('failed-booking-kiosk').catch(() => {})
  await guide?.picture('failed-booking-guide').catch(() => {})
})

async function judge(state: string): Promise<void> {
  await kiosk.expectAccessible(state)
  await kiosk.expectFits(state, 'none')
  await kiosk.picture(`booking ${state}`)
  await kiosk.page.setViewportSize(landscape)
  await kiosk.expectFits(`${state}, lying`, 'none')
  await kiosk.picture(`booking ${state} lying`)
  await kiosk.page.setViewportSize(portrait)
}

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const heading = (name: string | RegExp) => kiosk.page.getByRole('heading', { name })
const papers = () => devices.page.getByRole('figure')
const paperText = async () => (await papers().first().getByRole('img').getAttribute('alt')) ?? ''
const end = async () => {
  await button(/^结束/).click()
  await heading('欢迎，请取号').waitFor()
}
async function typeCode(code: string): Promise<void> {
  await button(/^用预约码取号/).click()
  for (const digit of code) await kiosk.page.getByRole('button', { name: digit, exact: true }).click()
  await button('查询').click()
}
const codeShown = async (): Promise<string> => {
  const code = await kiosk.page.locator('[data-code]').getAttribute('data-code')
  expect(code).toMatch(/^\d{6}$/)
  return code!
}

/** So much later the guide's screen has locked itself. */
async function comeBack(time: string): Promise<void> {
  hall.setClock(time)
  await guide.page.reload()
  await guide.page.locator('input[type=password]').fill(hall.account('guide1').password)
  await guide.page.getByRole('button', { name: '解锁' }).click()
}

let code = ''
/** Of the visitor who booked in English. */
let english = ''

it('[booking] four taps and a card: item, time, card, done; the slip says code, day, slot, place and what to bring', async () => {
  const { page } = kiosk
  await judge('at rest')
  await button(/^预约以后来办/).click()
  await heading('预约办什么？').waitFor()
  await judge('what to book')
  await button('居民身份证换领').click()
  await button(/^3月5日 周四/).waitFor()
  await judge('days and times')
  await button(/^09:00–10:00/).click()
  await page.getByText('3月5日 周四 09:00–10:00').waitFor()
  await judge('a time chosen without a card')
  await button('放身份证').click()
  await layCard(devices.page, /^成年人/)
  await button('确认预约').waitFor()
  await judge('a time chosen')
  await button('确认预约').click()
  await heading('预约好了').waitFor()
  await page.getByText('请取走预约凭证').waitFor()
  code = await codeShown()
  await judge('booked')
  await papers().first().waitFor()
  const paper = await paperText()
  for (const words of [
    '预约凭证',
    `${code.slice(0, 3)} ${code.slice(3)}`,
    '2026年3月5日 周四',
    '09:00-10:00',
    '户籍与居住证',
    '居民身份证换领',
    'A区',
    '08:30-09:15',
    '请带好',
  ])
    expect(paper).toContain(words)
  expect(paper).not.toContain('测试')
  await takeCard(devices.page)
  await button('好了').click()
  await heading('欢迎，请取号').waitFor()
})

it('[booking] one a day for a person: the second is refused in words, and the first stands under the card', async () => {
  await layCard(devices.page, /^成年人/)
  await button('我的预约').waitFor()
  await button('居民身份证换领').click()
  await judge('an item that can be booked')
  await button('预约以后来办').click()
  await button(/^10:00–11:00/).click()
  await button('确认预约').click()
  await heading('没有办成').waitFor()
  await kiosk.page.getByText('这一天您已有 09:00 的预约').waitFor()
  await judge('booked already')
  await button('知道了').click()
  await button('我的预约').click()
  await heading(/您的预约/).waitFor()
  await kiosk.page.getByText('不是今天的预约').waitFor()
  await judge('an appointment of another day')
  await takeCard(devices.page)
  await end()
})

it('[booking] a code that is none says what to do; one of another card is given back with its code, after a second look', async () => {
  await button(/^用预约码取号/).click()
  await judge('typing a code')
  await end()
  await typeCode(String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
  await heading('没有找到这个预约').waitFor()
  await judge('a code that is none')
  await end()
  await button('大字').click()
  await judge('at rest in large type')
  await button(/^预约以后来办/).click()
  await judge('what to book in large type')
  await button('居民身份证换领').click()
  await button(/^11:00–12:00/).click()
  await judge('days and times in large type')
  await button('放身份证').click()
  await layCard(devices.page, /^老年人/)
  await button('确认预约').click()
  await heading('预约好了').waitFor()
  await judge('booked in large type')
  const other = await codeShown()
  await takeCard(devices.page)
  await button('好了').click()
  await typeCode(other)
  await heading(/您的预约/).waitFor()
  await button('取消这个预约').click()
  await judge('giving back')
  await button('确定取消').click()
  await heading('预约已取消').waitFor()
  await judge('given back')
  await button('好了').click()
  await typeCode(other)
  await heading('没有找到这个预约').waitFor()
  await end()
})

it('[booking] in English, and with the printer out of paper the code stands on the screen', async () => {
  const { page } = kiosk
  await devices.page.getByRole('radio', { name: '没有纸', exact: true }).click()
  await button('English').click()
  await button(/^Book a later day/).click()
  await judge('what to book in English')
  await page
    .getByRole('button', { name: /passport/i })
    .first()
    .click()
  await button(/^14:00–15:00/).click()
  await judge('a time chosen in English')
  await button(/ID card/)
    .first()
    .click()
  await layCard(devices.page, /^少数民族姓名/)
  await button('Book it').click()
  await page.getByText('The slip was not printed').waitFor()
  await judge('booked without paper in English')
  english = await codeShown()
  await takeCard(devices.page)
  await button('Done').click()
  await devices.page.getByRole('radio', { name: '正常', exact: true }).click()
})

it('[booking] on the day the card is enough: one tap gives a number of the booked, with its neutral badge', async () => {
  const { page } = kiosk
  hall.setClock('2026-03-05T08:20')
  await page.getByText('3月5日').waitFor({ timeout: CLOCK_MS })
  await typeCode(code)
  await page.getByText('08:30 以后可以取号').waitFor()
  await judge('too early')
  await end()
  hall.setClock('2026-03-05T08:45')
  await page.getByText('08:45').waitFor({ timeout: CLOCK_MS })
  await layCard(devices.page, /^成年人/)
  await heading(/您的预约/).waitFor()
  await judge('expected now')
  await button('报到取号').click()
  expect(await numberShown(page)).toBe('Y001')
  await page.getByText('请取走小票').waitFor()
  await judge('the number of the booked')
  const paper = await paperText()
  expect(paper).toContain('Y001')
  expect(paper).toContain('预约')
  await takeCard(devices.page)
  await button('好了').click()
  await typeCode(code)
  await heading('没有找到这个预约').waitFor()
  await end()
})

it('[booking] who has a number already is offered another day', async () => {
  await layCard(devices.page, /^成年人/)
  await button('居民身份证换领').click()
  await kiosk.page.getByRole('button', { name: '取号', exact: true }).click()
  await heading('您已经取过号了').waitFor()
  await judge('a number already held')
  await button('预约以后来办').click()
  await button(/^3月6日 周五/).waitFor()
  await takeCard(devices.page)
  await end()
})

it('[booking] five wrong codes and the kiosk takes none for a while', async () => {
  for (let n = 0; n < 5; n++) {
    await typeCode(String((Number(code) + 2 + n) % 1_000_000).padStart(6, '0'))
    await heading(/没有找到这个预约|输错的次数太多/).waitFor()
    await end()
  }
  await typeCode('000000')
  await heading('输错的次数太多').waitFor()
  await judge('too many wrong codes')
  await end()
})

it('[booking] at the guide desk: booked for a visitor with the slip printed, found by code and by card, given back', async () => {
  guide = await openScreen(browser, `${hall.hall}/counter/`, { width: 1366, height: 768 })
  const { page } = guide
  await page.evaluate(() => {
    const slips: string[] = []
    Object.assign(window, { slips, print: () => void slips.push(document.querySelector('.slip')?.textContent ?? '') })
  })
  await signIn(page, hall.account('guide1'))
  await page.getByText('预约', { exact: true }).click()
  await page.getByText('还没有预约').waitFor()
  await page.getByRole('combobox', { name: '事项或队列' }).fill('hsfz')
  await page.locator('.ant-select-item-option-active').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '日期' }).click()
  await page.locator('.ant-select-item-option', { hasText: '3月6日 周五' }).click()
  await page.getByText(/^09:00–10:00/).click()
  await page.getByLabel('姓名').fill('测试甲')
  await page.getByLabel('身份证号').fill('11010519491231002X')
  await guide.expectAccessible('booking at the desk')
  await guide.expectFits('booking at the desk')
  await guide.picture('booking guide form')
  await page.keyboard.press('Control+Enter')
  const shown = page.getByTestId('booked-code')
  await shown.waitFor()
  const made = (await shown.textContent())!
  expect(made).toMatch(/^\d{3} \d{3}$/)
  await page.keyboard.press('F7')
  const [slip] = await page.evaluate(() => (window as unknown as { slips: string[] }).slips)
  for (const words of [made, '3月6日 周五', '09:00–10:00', '演示', '08:30–09:15']) expect(slip).toContain(words)
  expect(slip).not.toContain('测试甲')
  await guide.expectAccessible('booked at the desk')
  await guide.picture('booking guide booked')

  await page.getByText('预约报到', { exact: true }).click()
  const search = page.getByRole('searchbox', { name: '预约码或身份证号' })
  await search.fill('11010519491231002X')
  await search.press('Enter')
  await page.getByText('不是今天', { exact: true }).waitFor()
  expect(await search.inputValue()).toBe('')
  await guide.expectAccessible('an appointment found at the desk')
  await guide.expectFits('an appointment found at the desk')
  await guide.picture('booking guide found')
  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByText(`预约 ${made} 已取消`).waitFor()
  await search.fill(made)
  await search.press('Enter')
  await page.getByText('没有找到：可能已用过').waitFor()
})

it('[booking] at the guide desk: who is expected today is listed, checked in when it is time; so late it is not given back without a reason', async () => {
  const { page } = guide
  await comeBack('2026-03-05T12:30')
  await page.getByText('今天还没到的预约').waitFor()
  await page.getByRole('button', { name: '14:00–15:00' }).click()
  await page.getByText('还没到时间', { exact: true }).waitFor()
  const checkIn = page.getByRole('button', { name: '报到取号' })
  await page.getByText('离预约时间太近').first().waitFor({ state: 'attached' })
  expect(await checkIn.getAttribute('aria-disabled')).toBe('true')
  expect(await page.getByRole('button', { name: '取消预约' }).getAttribute('aria-disabled')).toBe('true')
  await guide.expectAccessible('an appointment that is not due')
  await guide.picture('booking guide early')

  const clerk = await openScreen(browser, `${hall.hall}/counter/`, { width: 1366, height: 768 })
  await signIn(clerk.page, hall.account('clerk1'))
  await openCounter(clerk.page, '3')
  await clerk.page.getByText('预约未到：14:00 1 人').waitFor()
  await clerk.expectAccessible('a counter with somebody expected')
  await clerk.expectFits('a counter with somebody expected')
  await clerk.picture('booking counter expected')
  expect(clerk.faults).toEqual([])
  await clerk.close()
  await comeBack('2026-03-05T13:45')
  const search = page.getByRole('searchbox', { name: '预约码或身份证号' })
  await search.fill(english)
  await search.press('Enter')
  await page.getByText('可以报到', { exact: true }).waitFor()
  await checkIn.click()
  await page.getByText('已报到，号码 Y002').waitFor()
  expect(await page.getByTestId('issued-number').textContent()).toBe('Y002')
  await guide.expectAccessible('checked in at the desk')
  await guide.expectFits('checked in at the desk')
  await guide.picture('booking guide checked in')
})

it('[booking] who comes when a queue has closed is offered another day', async () => {
  hall.setClock('2026-03-05T18:30')
  await kiosk.page.getByText('今天已停止发号').waitFor({ timeout: CLOCK_MS })
  await button('没带身份证，直接取号').click()
  await button('按部门').click()
  await button(/税务/).click()
  await button(/新办纳税人/).click()
  await kiosk.page.getByText('今天已停止发号，3月6日 周五 08:00 再开始').waitFor()
  await judge('an item of a closed queue')
  await button('预约以后来办').click()
  await button(/^3月6日 周五/).waitFor()
  await judge('days of a closed queue')
  await end()
})

it('[booking] no page ended in an error, and the server logged none', () => {
  expect([...kiosk.faults, ...devices.faults, ...guide.faults]).toEqual([])
  expect(hall.logged).toEqual([])
})
