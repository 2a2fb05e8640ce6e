import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { KioskState } from '../../kiosk/bridge/state.ts'
import { launchBrowser } from '../browser.ts'
import { type HallAt, startHallAt } from '../support/hall-at.ts'
import { openScreen, type Screen } from '../support/screen.ts'

/**
 * The kiosk page alone, before a host whose word comes when the test says so: what comes late for a visit that is over is shown
 * to nobody.
 */

const portrait = { width: 1080, height: 1920 }

/** The host's end of the bridge, in the page. */
interface Puppet {
  state: object
  listeners: ((parts: object) => void)[]
  there: ((there: boolean) => void)[]
  /** What was asked and not answered yet, by verb. */
  asked: { verb: string; visit: string; answer: (value: unknown) => void }[]
}

let hall: HallAt
let browser: Browser
let kiosk: Screen
/** The state as a calm morning shows it; its card, number and visit are set by each test. */
let morning: KioskState

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([startHallAt('2026-03-04T10:00'), launchBrowser()])
  const screen = await openScreen(browser, `${hall.kiosk}/kiosk/`, portrait)
  await screen.page.getByRole('heading', { name: '欢迎，请取号' }).waitFor()
  await screen.close()
  morning = { ...hall.kioskState(), visit: 'first', card: null, ticket: null, appointments: [] }
})

afterAll(async () => {
  await browser?.close()
  await hall?.stop()
})

beforeEach(async () => {
  kiosk = await openScreen(browser, 'about:blank', portrait, { clock: true })
  await kiosk.page.addInitScript((state) => {
    const puppet: Puppet = { state, listeners: [], there: [], asked: [] }
    const inVisit = (visit: string): object =>
      new Proxy(
        {},
        {
          get: (_target, verb: string) => () =>
            new Promise((answer) => void puppet.asked.push({ verb, visit, answer })),
        },
      )
    const bridge = {
      onState: (listener: (parts: object) => void) => {
        puppet.listeners.push(listener)
        listener(puppet.state)
        return () => {}
      },
      onHost: (listener: (there: boolean) => void) => {
        puppet.there.push(listener)
        listener(true)
        return () => {}
      },
      inVisit,
    }
    Object.assign(window, { kiosk: bridge, puppet })
  }, morning)
  await kiosk.page.goto(`${hall.kiosk}/kiosk/`)
  await first().waitFor()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await kiosk.picture('failed-visit').catch(() => {})
  await kiosk.close()
  expect(kiosk.faults).toEqual([])
})

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name })
const first = () => kiosk.page.getByRole('heading', { name: '欢迎，请取号' })

/** What the host says changes. */
const tell = (parts: Partial<KioskState>): Promise<void> =>
  kiosk.page.evaluate((now) => {
    const { puppet } = window as unknown as { puppet: Puppet }
    for (const listener of puppet.listeners) listener(now)
  }, parts)

/** Answers what was asked by that verb, and waits until the page has had its turn. */
const answer = (verb: string, value: unknown): Promise<void> =>
  kiosk.page.evaluate(
    async ({ name, said }) => {
      const { puppet } = window as unknown as { puppet: Puppet }
      const n = puppet.asked.findIndex((each) => each.verb === name)
      puppet.asked.splice(n, 1)[0]!.answer(said)
      await new Promise((done) => void requestAnimationFrame(done))
      await new Promise((done) => void requestAnimationFrame(done))
    },
    { name: verb, said: value },
  )
const asked = (): Promise<string[]> =>
  kiosk.page.evaluate(() =>
    (window as unknown as { puppet: Puppet }).puppet.asked.map(({ verb, visit }) => `${verb} ${visit}`),
  )
const isAsked = (what: string): Promise<void> => expect.poll(asked).toContain(what)
const card = {
  name: '测*乙',
  idNumber: '9999**********0016',
  expired: false,
  elder: false,
  accepted: true,
  lying: true,
}

const LATE: readonly (readonly [string, () => Promise<void>, string, unknown])[] = [
  [
    'a number that is refused',
    async () => {
      await button('没带身份证，直接取号').click()
      await button('居民身份证换领').click()
      await button('取号').last().click()
    },
    'takeTicket',
    { kind: 'server-away' },
  ],
  [
    'a number that is left',
    async () => {
      await button('没带身份证，直接取号').click()
      await button('居民身份证换领').click()
      await button('取号').last().click()
    },
    'takeTicket',
    { kind: 'left' },
  ],
  [
    'a ticket that is found',
    async () => {
      await kiosk.page.keyboard.type('A001')
      await kiosk.page.keyboard.press('Enter')
    },
    'findTicket',
    { kind: 'other-day', number: 'A001', day: '2026-03-03' },
  ],
  [
    'an appointment that is found',
    async () => {
      await kiosk.page.keyboard.type('482913')
      await kiosk.page.keyboard.press('Enter')
    },
    'findAppointment',
    { kind: 'unknown' },
  ],
]

it.each(LATE)('[K74] %s after its visit has ended is shown to nobody', async (_what, ask, verb, value) => {
  await ask()
  await isAsked(`${verb} first`)
  await tell({ visit: 'second' })
  await first().waitFor()
  await answer(verb, value)
  await first().waitFor()
  expect(await asked()).not.toContain('endVisit second')
  // The next visitor goes on undisturbed.
  await button('没带身份证，直接取号').click()
  await kiosk.page.getByRole('heading', { name: '您要办什么？' }).waitFor()
})

it('[K74] a page that hears of a card only as its visit ends comes to rest, not to the choice', async () => {
  await tell({ visit: 'second', card })
  await kiosk.page.getByText('测*乙，您好').waitFor()
  await tell({ visit: 'third', card: null })
  await first().waitFor()
  expect(await kiosk.page.getByText('测*乙').count()).toBe(0)
})

it('[K74] the idle clock of one visit does not run on in the next, nor its basket, letters and language', async () => {
  const { page } = kiosk
  await button('大字').click()
  await button('English').click()
  await button('Go on without a card').click()
  await page.clock.runFor(29_000)
  await tell({ visit: 'second' })
  await first().waitFor()
  expect(await page.locator('html').getAttribute('class')).not.toContain('elder')
  await button('没带身份证，直接取号').click()
  await page.clock.runFor(20_000)
  await page.getByRole('heading', { name: '您要办什么？' }).waitFor()
  expect(await page.getByRole('alertdialog').count()).toBe(0)
})

it('[K74] one tap of somebody who has gone does not stay for the next: large type and English end by themselves', async () => {
  const { page } = kiosk
  await button('English').click()
  await page.getByRole('heading', { name: 'Welcome. Take a number here.' }).waitFor()
  await page.clock.runFor(31_000)
  await isAsked('endVisit first')
  await tell({ visit: 'second' })
  await first().waitFor()
})
