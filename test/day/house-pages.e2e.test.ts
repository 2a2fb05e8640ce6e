import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openScreen } from '../support/screen.ts'
import { startSystem, type System } from '../support/system.ts'

/** The pages that lead to the others or explain them. */

let system: System
let browser: Browser
beforeAll(async () => {
  ;[system, browser] = await Promise.all([startSystem(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const laptop = { width: 1366, height: 768 }

it('[house] the page at / says that the hall is open and leads to every other page', async () => {
  const screen = await openScreen(browser, `${system.hall}/`, laptop)
  const { page } = screen
  await page.getByRole('status').filter({ hasText: '今日已开厅' }).first().waitFor()
  await page.getByText('演示').first().waitFor()
  const ways = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(ways).toEqual([
    `${system.hall}/display/?hall=sample-hall`,
    `${system.hall}/counter/?hall=sample-hall`,
    `${system.kiosk}/kiosk/`,
    `${system.kiosk}/devices/`,
    `${system.hall}/display/?hall=sample-township`,
    `${system.hall}/counter/?hall=sample-township`,
    `${system.platform}/`,
    `${system.hall}/api/docs`,
  ])
  for (const way of ways) expect((await fetch(way)).status, way).toBe(200)
  await screen.expectAccessible('the start page')
  await screen.expectFits('the start page')
  await screen.picture('start', 'readme')
  expect(screen.faults).toEqual([])
  await screen.close()
})

it('[house] the API page lists every path and can be opened and read', async () => {
  const screen = await openScreen(browser, `${system.hall}/api/docs`, laptop)
  const { page } = screen
  const signIn = page.getByRole('group').filter({ hasText: 'Signs in and sets the session cookie' })
  await signIn.getByText('POST').click()
  await signIn.getByText('password: string (1–200 characters)').waitFor()
  await screen.expectAccessible('the API page')
  await screen.expectFits('the API page')
  await screen.picture('api')
  expect(screen.faults).toEqual([])
  await screen.close()
})

it('[house] the sandbox platform speaks Chinese and English', async () => {
  const screen = await openScreen(browser, `${system.platform}/`, laptop)
  const { page } = screen
  await page.getByRole('heading', { level: 1 }).waitFor()
  await screen.expectAccessible('the sandbox page')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { name: /Sandbox platform/ }).waitFor()
  await screen.expectAccessible('the sandbox page in English')
  await screen.expectFits('the sandbox page')
  expect(screen.faults).toEqual([])
  await screen.close()
})

it('[house] an address of a hall or a place that the server does not have says where to go instead', async () => {
  const wall = await openScreen(browser, `${system.hall}/display/?hall=no-such-hall`, { width: 1920, height: 1080 })
  await wall.page.getByText('这台服务器上没有这个大厅').waitFor()
  await wall.page.getByText(`服务器首页：${system.hall}/`).waitFor()
  await wall.expectAccessible('a wall of no hall')
  await wall.expectFits('a wall of no hall', 'none')
  await wall.picture('wall-no-such-hall')
  await wall.page.goto(`${system.hall}/display/?zone=no-such-zone`)
  await wall.page.getByText('可用：zone=zone-a · zone=zone-b · zone=zone-c · counter=c01 …').waitFor()
  await wall.expectFits('a wall of no zone', 'none')
  await wall.picture('wall-no-such-zone')
  const staff = await openScreen(browser, `${system.hall}/counter/?hall=no-such-hall`, laptop)
  await staff.page.getByRole('alert').filter({ hasText: '这台服务器上没有这个大厅' }).waitFor()
  await staff.expectAccessible('the staff app of no hall')
  await staff.picture('staff-no-such-hall')
  await staff.page.getByRole('link', { name: '打开服务器首页' }).click()
  await staff.page.getByRole('heading', { name: '一厅通办' }).waitFor()
  for (const screen of [wall, staff]) await screen.close()
})
