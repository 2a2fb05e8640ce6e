import { interpret, paperText, startVirtualPrinter, type VirtualPrinter } from '@onehall/devices'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { layCable, type Cable } from '../support/cable.ts'
import { openScreen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'
import { takeTicket } from './visitor.ts'

/** A printer at an address of the network, as PRINTER names it, and every byte that went to it. */

let system: System
let browser: Browser
let printer: VirtualPrinter
let cable: Cable

beforeAll(async () => {
  printer = await startVirtualPrinter({ port: 0, host: '127.0.0.1' })
  cable = await layCable(printer.port)
  ;[system, browser] = await Promise.all([startSystem({ PRINTER: `tcp://127.0.0.1:${cable.port}` }), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await cable?.stop()
  await printer?.stop()
})

it('[printer] the bytes that reach the printer decode to the number on the screen, in GB18030, cut once', async () => {
  const devices = await openScreen(browser, `${system.kiosk}/devices/`, { width: 1366, height: 768 })
  await devices.page.getByText('真实打印机').waitFor()
  expect(await devices.page.getByRole('group', { name: '打印机开关' }).count()).toBe(0)
  await devices.expectAccessible('the devices page with a real printer')

  const kiosk = await openScreen(browser, `${system.kiosk}/kiosk/`, { width: 1080, height: 1920 })
  await kiosk.page.getByRole('button', { name: '没带身份证，直接取号' }).click()
  const number = await takeTicket(kiosk.page, '居民身份证换领', {})
  await kiosk.page.getByText('请取走小票').waitFor()

  const printed = cable.sent().map((bytes) => interpret(bytes, 48))
  expect(printed.filter(({ ok }) => !ok)).toEqual([])
  const papers = printed.flatMap((each) => each.papers)
  expect(papers).toHaveLength(1)
  expect(papers[0]!.cut).not.toBeNull()
  const words = paperText(papers[0]!)
  expect(words.split('\n').map((line) => line.trim())).toContain(number)
  expect(words).toContain('户籍与居住证')
  expect(words).toContain('演示')
  const big = papers[0]!.items.flatMap((item) => (item.kind === 'line' ? item.runs : []))
  expect(big.find(({ text }) => text.includes(number))).toMatchObject({ width: 4, height: 4 })
  expect([...kiosk.faults, ...devices.faults, ...system.errors()]).toEqual([])
})
