import type { Locator, Page } from 'playwright-core'
import type { DemoAccount } from '../support/system.ts'

/** What staff do in the staff app. */

export async function signIn(page: Page, { account, password }: DemoAccount): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('[data-freshness=live]').waitFor()
}

export async function openCounter(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}\\b`) }).click()
  await page.getByRole('button', { name: '开放窗口' }).click()
  await page.getByText('窗口空闲', { exact: true }).waitFor()
}

/** Presses a key of the calling buttons as soon as what it does is lawful. */
export async function press(page: Page, key: string): Promise<void> {
  const button = page.locator(`[aria-keyshortcuts~="${key}"]:not([aria-disabled="true"])`)
  await button.filter({ visible: true }).waitFor()
  await page.keyboard.press(key)
}

/** Presses Tab until that has the focus. */
export async function tabTo(page: Page, to: Locator): Promise<void> {
  await to.waitFor({ state: 'attached' })
  for (let presses = 0; presses < 120; presses++) {
    if (await to.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`120 times Tab, and the focus never came to ${String(to)}`)
}

/** What asks before something is done. */
export const dialog = (page: Page) => page.getByRole('dialog')

/** Chooses from the list of a field of the dialog. */
export async function choose(page: Page, field: string, option: RegExp): Promise<void> {
  await dialog(page).getByLabel(field).click()
  await page.locator('.ant-select-item-option', { hasText: option }).click()
}

/** The number of whoever is in hand. */
export const inHand = (page: Page) => page.getByTestId('number-in-hand')

/** Answers the questions, ticks the papers and accepts; tells the receipt number. */
export async function acceptDraft(
  page: Page,
  { answers, papers }: { answers: Readonly<Record<string, '是' | '否'>>; papers: readonly string[] },
): Promise<string> {
  for (const [question, answer] of Object.entries(answers)) {
    await page.getByRole('radiogroup', { name: question }).first().getByText(answer, { exact: true }).click()
  }
  for (const paper of papers) await page.getByRole('checkbox', { name: paper, exact: true }).check()
  await page.keyboard.press('Control+Enter')
  return receiptNo(page)
}

export async function receiptNo(page: Page): Promise<string> {
  return (await page.getByTestId('receipt-number').textContent())!.trim()
}
