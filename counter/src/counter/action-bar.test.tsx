import type { HandEntry } from '@onehall/domain'
import { startI18n } from '@onehall/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { TEXTS } from '../texts/texts.ts'
import { ActionBar } from './action-bar.tsx'
import type { Action } from './lawful.ts'

beforeAll(() => void startI18n(TEXTS))

const bar = (status: HandEntry['status'] | null, why: (action: Action) => string | null = () => null): string =>
  renderToStaticMarkup(
    <ActionBar hand={status === null ? null : ({ status } as HandEntry)} acting={null} why={why} onAct={() => {}} />,
  )
const buttons = (html: string): readonly string[] => html.match(/<button.*?<\/button>/g) ?? []
const primary = (html: string): string =>
  (buttons(html).find((each) => each.includes('ant-btn-primary')) ?? '').replace(/<[^>]+>/g, '')

it('[T45] the filled button is the next step of the rhythm, with its key on it', () => {
  expect(primary(bar(null))).toContain('叫下一位 F2')
  expect(primary(bar('called'))).toContain('开始办理 F4')
  expect(primary(bar('serving'))).toContain('完成并叫下一位 F10')
})

it('[T46] what is not lawful now stays reachable and says why to assistive technology', () => {
  const html = bar('called', (action) => (action === 'recall' ? '刚刚叫过，5 秒后可重呼' : null))
  const recall = buttons(html).find((each) => each.includes('F3'))!
  const described = /aria-describedby="([^"]+)"/.exec(recall)?.[1]
  expect(recall).toContain('aria-disabled="true"')
  expect(recall).not.toContain(' disabled=""')
  expect(html).toContain(`id="${described}" class="oh-hidden">刚刚叫过，5 秒后可重呼`)
})
