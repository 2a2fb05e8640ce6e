import type { Freshness } from '@onehall/client'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Button } from './button.tsx'
import { Clock } from './clock.tsx'
import { DemoRibbon } from './demo-ribbon.tsx'
import { FreshnessMark } from './freshness-mark.tsx'
import { refusalText, startI18n } from './i18n.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { makeReloadOnce, RELOAD_GUARD_MS } from './reload-once.ts'
import { dateInWords, hourMinute } from './time.ts'

const none = { zh: {}, en: {} }
const ZONE = 'Asia/Shanghai'
const AT = Date.UTC(2026, 2, 4, 1, 5)

test('[U1] the freshness mark says each state in words and by its shape, not by colour alone', () => {
  const states: Freshness[] = [
    { kind: 'live' },
    { kind: 'reconnecting' },
    { kind: 'stale', since: AT },
    { kind: 'offline' },
  ]
  const shown = (lang: 'zh' | 'en') => {
    startI18n(none, lang)
    return states.map((freshness) => renderToStaticMarkup(<FreshnessMark freshness={freshness} timeZone={ZONE} />))
  }
  const words = (markup: string) => markup.replace(/<[^>]*>/g, '')
  const shape = (markup: string) => / d="([^"]*)"/.exec(markup)?.[1]
  expect(shown('zh').map(words)).toEqual(['实时', '正在重新连接', '画面停在 09:05', '未连接服务器'])
  expect(shown('en').map(words)).toEqual(['Live', 'Reconnecting', 'Stopped at 09:05', 'Not connected'])
  expect(new Set(shown('en').map(shape)).size).toBe(4)
})

test('[U2] a button that cannot be pressed now stays reachable and says why', () => {
  const markup = renderToStaticMarkup(
    <Button onClick={() => {}} why="窗口还没有开放">
      叫号
    </Button>,
  )
  expect(markup).toContain('aria-disabled="true"')
  expect(markup).not.toContain(' disabled=')
  const described = /aria-describedby="([^"]+)"/.exec(markup)?.[1]
  expect(markup).toContain(`<span id="${described}" class="oh-hidden">窗口还没有开放</span>`)
})

test('[U3] times are those of the hall, whatever the zone of the machine; unknown time is not made up', () => {
  expect(hourMinute(AT, ZONE)).toBe('09:05')
  expect(hourMinute(Date.UTC(2026, 2, 3, 16, 0), ZONE)).toBe('00:00')
  expect(dateInWords(AT, ZONE)).toEqual({ zh: '3月4日 星期三', en: 'Wednesday 4 March' })
  expect(renderToStaticMarkup(<Clock now={null} timeZone={ZONE} />)).toContain('--:--')
})

test('[U4] the language switch names the other language in that language; the ribbon is in both', () => {
  startI18n(none, 'zh')
  expect(renderToStaticMarkup(<LanguageSwitch />)).toContain('<span lang="en">English</span>')
  startI18n(none, 'en')
  expect(renderToStaticMarkup(<LanguageSwitch />)).toContain('<span lang="zh-CN">中文</span>')
  expect(renderToStaticMarkup(<DemoRibbon />)).toMatch(/演示.*DEMO/)
})

test('[U5] a refusal is told in the language of the reader', () => {
  expect(refusalText({ reason: 'no-one-waiting' }, 'zh')).toMatch(/没有人等候/)
  expect(refusalText({ reason: 'no-one-waiting' }, 'en')).toMatch(/Nobody is waiting/)
})

test('[U6] an outdated page reloads itself once, not for ever', () => {
  const kept = new Map<string, string>()
  let reloads = 0
  let now = 0
  const page = {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
    location: { reload: () => void reloads++ },
  }
  const reloadOnce = makeReloadOnce(page, () => now)
  reloadOnce()
  now = RELOAD_GUARD_MS - 1
  reloadOnce()
  expect(reloads).toBe(1)
  now = RELOAD_GUARD_MS
  reloadOnce()
  expect(reloads).toBe(2)
})
