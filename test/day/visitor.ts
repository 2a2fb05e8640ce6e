import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a visitor does at the kiosk, and with a card at its reader. */

export const layCard = (devices: Page, name: RegExp): Promise<void> => devices.getByRole('button', { name }).click()

/** Takes the card away, and waits until the reader has noticed. */
export async function takeCard(devices: Page): Promise<void> {
  await devices.getByRole('button', { name: '拿走卡' }).click()
  await devices.getByRole('status').filter({ hasText: '等待放卡' }).waitFor()
}

/** From the screen on which something is chosen to the number in the hand. */
export async function takeTicket(kiosk: Page, item: string, answers: Readonly<Record<string, '是' | '否'>>) {
  await kiosk.getByRole('button', { name: item }).click()
  await kiosk.getByRole('heading', { level: 1, name: item }).waitFor()
  for (const [question, answer] of Object.entries(answers)) {
    await kiosk.getByRole('group', { name: question }).getByRole('button', { name: answer }).click()
  }
  await kiosk.getByRole('button', { name: '取号', exact: true }).click()
  return numberShown(kiosk)
}

/** The number that stands large on the screen. */
export async function numberShown(kiosk: Page): Promise<string> {
  const number = await kiosk.locator('[data-number]').getAttribute('data-number')
  expect(number).toMatch(/^[A-HJ-NP-Z]\d{3}$/)
  return number!
}

/** Ends the visit at the kiosk and waits for its first screen. */
export async function leave(kiosk: Page): Promise<void> {
  const done = kiosk.getByRole('button', { name: '好了' })
  const first = kiosk.getByRole('heading', { name: '欢迎，请取号' })
  await done.or(first).first().waitFor()
  // The visit may end by itself between the look and the tap.
  if (await done.isVisible()) await done.click().catch(() => {})
  await first.waitFor()
}
