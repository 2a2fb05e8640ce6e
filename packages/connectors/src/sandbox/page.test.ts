import { describe, expect, test } from 'vitest'
import { PAGE_STYLE } from './page-assets.ts'
import { PAGE_TEXTS } from './page-texts.ts'
import { renderPage } from './page.ts'
import type { PageFacts } from './page.ts'
import { inWords } from './received.ts'

const facts: PageFacts = {
  revision: 'r.1',
  fault: 'slow',
  total: 1,
  cases: [
    {
      projectNo: '11449999000000019F4442099001001202603040007',
      acceptance: {
        item: '<script>alert(1)</script>&"\'',
        applicant: '张*例',
        applicantCode: '9999**********0016',
        organ: '示例市人力资源和社会保障局',
        acceptedAt: '2026-03-04 12:00:00',
        receiptNo: 'SJ1',
        materials: 2,
      },
      steps: [{ name: '审核', handler: '李一', endedAt: '2026-03-04 12:02:00' }],
      specials: [{ name: '专家评审', endsAt: '2026-03-05 12:00:00' }],
      result: { type: '0', outcome: 'approved', at: '2026-03-04 12:03:00' },
      order: ['accept', 'process', 'special', 'result'],
      versions: [1, 1, 2, 1],
      received: 6,
      repeated: 1,
    },
  ],
  objections: [
    {
      at: Date.UTC(2026, 2, 4, 4, 0, 0),
      requestNo: null,
      projectNo: null,
      objections: [inWords({ reason: 'missing', at: 'up_pro_accept.task_name' })],
    },
  ],
}

describe('the page of the sandbox', () => {
  test('[X41] it is Chinese unless English is asked for, complete in both, and says it is a demonstration', () => {
    const [zh, en] = [renderPage(facts, 'zh'), renderPage(facts, 'en')]
    expect(zh).toContain('<html lang="zh-CN">')
    expect(en).toContain('<html lang="en">')
    expect([zh, en].every((page) => page.includes('演示'))).toBe(true)
    expect(zh).toContain('up_pro_accept.task_name 不能为空')
    expect(en).toContain('up_pro_accept.task_name must not be empty')
    expect(zh).toContain('6（重复 1）')
    expect(en).toContain('6 (1 repeated)')
    expect(Object.keys(PAGE_TEXTS.zh)).toEqual(Object.keys(PAGE_TEXTS.en))
    const english = en
      .replace(/<style>[^]*?<\/style>/g, '')
      .replace('演示 Demo', '')
      .replace('>中文<', '><')
    const data = ['审核', '专家评审', '李一', '张*例', '示例市人力资源和社会保障局']
    expect(data.reduce((text, word) => text.replaceAll(word, ''), english)).not.toMatch(/\p{Script=Han}/u)
  })

  test('[X42] what came from outside is text on it, never markup', () => {
    const page = renderPage(facts, 'zh')
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;')
  })

  test('[X43] the fault that is on is the pressed one, in words as well as in colour', () => {
    expect(renderPage(facts, 'zh').match(/data-fault="[^"]+" aria-pressed="true"/g)).toEqual([
      'data-fault="slow" aria-pressed="true"',
    ])
  })

  test('[X43] every pair of colours it uses has a contrast of at least 4.5', () => {
    const pairs = [
      ['#1f2329', '#ffffff'],
      ['#1f2329', '#ffd666'],
      ['#0958d9', '#ffffff'],
      ['#cf1322', '#ffffff'],
      ['#237804', '#ffffff'],
    ] as const
    for (const [a, b] of pairs) expect(contrast(a, b)).toBeGreaterThanOrEqual(4.5)
    const used = [...new Set(PAGE_STYLE.match(/#[0-9a-f]{3,6}\b/g))].sort()
    expect(used).toEqual(['#0958d9', '#1f2329', '#237804', '#c9cdd4', '#cf1322', '#ffd666', '#fff'])
  })

  test('[X42] nothing on it is fetched from elsewhere', () => {
    expect(renderPage(facts, 'zh')).not.toMatch(/(src|href|url)\s*[=(]\s*["']?(https?:)?\/\//)
  })
})

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
