import type { HandEntry } from '@onehall/domain'
import { startI18n } from '@onehall/ui'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { TEXTS } from '../../texts/texts.ts'
import type { Action } from '../lawful.ts'
import { type Said, StripFace } from './strip-face.tsx'

beforeAll(() => void startI18n(TEXTS))

const NOW = 100_000
const hand = (status: HandEntry['status']): HandEntry =>
  ({
    status,
    number: 'A017',
    calledAt: NOW - 65_000,
    startedAt: status === 'serving' ? NOW - 5_000 : null,
  }) as HandEntry

function strip(
  status: HandEntry['status'] | null,
  why: (action: Action) => string | null = () => null,
  said: Said | null = null,
): string {
  return renderToStaticMarkup(
    <StripFace
      {...{ label: '12', waiting: 3, now: NOW, said, why, onAct: () => {} }}
      hand={status === null ? null : hand(status)}
    />,
  )
}
const first = (html: string): string => /<button.*?<\/button>/.exec(html)![0].replace(/<[^>]+>/g, '')

it('[T60] the strip shows the number in hand, who waits and the time, and leads with the next step of the rhythm', () => {
  expect(first(strip(null))).toBe('叫下一位 F10')
  expect(first(strip('called'))).toBe('开始 F10')
  expect(first(strip('serving'))).toBe('完成叫下一位 F10')
  expect(strip('called')).toContain('A017')
  expect(strip('called')).toContain('等候 3')
  expect(strip('called')).toContain('1:05')
  expect(strip('serving')).toContain('0:05')
})

it('[T61] what is barred in the workplace is barred in the strip, with the same reason', () => {
  const html = strip('called', (action) => (action === 'finish' ? '还没有开始办理' : null))
  const finish = html.match(/<button.*?<\/button>/g)!.find((each) => each.includes('F9'))!
  const described = /aria-describedby="([^"]+)"/.exec(finish)?.[1]
  expect(finish).toContain('aria-disabled="true"')
  expect(html).toContain(`id="${described}" class="oh-hidden">还没有开始办理`)
})

it('[T62] why a key did nothing stands in the strip for a while, then how the counter stands again', () => {
  const said = { text: '没有人在等候', until: NOW + 1 }
  expect(strip(null, undefined, said)).toContain('没有人在等候')
  expect(strip(null, undefined, { ...said, until: NOW })).not.toContain('没有人在等候')
  expect(strip(null, undefined, { ...said, until: NOW })).toContain('空闲')
})
