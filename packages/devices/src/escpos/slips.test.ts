import { describe, expect, test } from 'vitest'
import { makeRandom } from '../random.fixture.ts'
import { encodeBooking } from './booking.ts'
import { encodeChecklist } from './checklist.ts'
import { interpret } from './interpret.ts'
import { type Paper, type PaperItem, paperText, type TextRun } from './paper.ts'
import { bookingSample, checklistSample, ticketSample } from './samples.fixture.ts'
import type { PaperWidth } from './slip.ts'
import { encodeTestPage } from './test-page.ts'
import { encodeTicket } from './ticket.ts'

function onePaper(job: Buffer, paper: PaperWidth = 80): Paper {
  const result = interpret(job, paper === 80 ? 48 : 32)
  if (!result.ok) throw new Error(`${result.fault.kind} at ${result.fault.offset}: ${result.fault.detail}`)
  expect(result.papers).toHaveLength(1)
  expect(result.papers[0]!.cut).toBe('partial')
  return result.papers[0]!
}

function runOf(paper: Paper, text: string): TextRun {
  const runs = paper.items.flatMap((item) => (item.kind === 'line' ? item.runs : []))
  const run = runs.find((candidate) => candidate.text.includes(text))
  if (!run) throw new Error(`${text} is not on the paper`)
  return run
}

const kinds = (paper: Paper, kind: PaperItem['kind']): PaperItem[] => paper.items.filter((item) => item.kind === kind)

describe.each([58, 80] as const)('slips on %i mm', (width) => {
  test('[P20] a ticket carries number, place, time, line, wait, notes and materials, and is cut', () => {
    const text = paperText(onePaper(encodeTicket(ticketSample, width), width)).replaceAll('\n', '')
    for (const words of [
      '示例市政务服务中心',
      'A005',
      '综合受理',
      '社会保障卡申领',
      '二楼 B区',
      '前方等待：3人',
      '约10-20分钟',
    ])
      expect(text).toContain(words)
    for (const words of ['2026-03-04 09:31', '优先', '当日有效', '居民身份证（原件）']) expect(text).toContain(words)
  })

  test('[P21] the number stands at four times, floor, zone and time at twice the size', () => {
    const paper = onePaper(encodeTicket(ticketSample, width), width)
    expect(runOf(paper, 'A005')).toMatchObject({ width: 4, height: 4, bold: true })
    expect(runOf(paper, '二楼 B区')).toMatchObject({ width: 2, height: 2 })
    expect(runOf(paper, '2026-03-04 09:31')).toMatchObject({ width: 2, height: 2 })
  })

  test('[P22] a big-print ticket has everything large and no Code128', () => {
    const paper = onePaper(encodeTicket({ ...ticketSample, bigPrint: true }, width), width)
    expect(runOf(paper, 'A005').width).toBeGreaterThan(4)
    expect(runOf(paper, '前方等待')).toMatchObject({ width: 2, height: 2 })
    expect(runOf(paper, '以叫号为准')).toMatchObject({ width: 2, height: 2 })
    expect(kinds(paper, 'code128')).toEqual([])
  })

  test('[P23] any words give a job that a strict printer takes', () => {
    const random = makeRandom()
    const words = [
      '𠮷',
      '㛃',
      '\u001b@',
      '\u0010\u0004\u0001',
      'é',
      '👪',
      '中',
      '，',
      'A',
      ' ',
      '\ud800',
      '\ue123',
      '"<&',
      '名'.repeat(30),
    ]
    const text = (): string => Array.from({ length: random.below(12) }, () => random.pick(words)).join('')
    for (let round = 0; round < 300; round++) {
      const ticket = {
        ...ticketSample,
        hallName: text(),
        number: text(),
        queueName: text(),
        itemName: text(),
        floor: text(),
        badge: text(),
        flowNo: random.pick([text(), '2026{0304}', '9'.repeat(random.below(40))]),
        qrUrl: random.pick([text(), `https://x.invalid/${'a'.repeat(random.below(3000))}`]),
        notes: [text()],
        checklist: [text()],
        bigPrint: random.below(2) === 0,
      }
      const result = interpret(encodeTicket(ticket, width), width === 80 ? 48 : 32)
      expect(result.ok ? 'taken' : result.fault, `seed ${random.seed} round ${round}`).toBe('taken')
    }
  })

  test('[P24] a checklist says what to bring, what is not needed, and that it is not the lawful notice', () => {
    const text = paperText(onePaper(encodeChecklist(checklistSample, width), width)).replaceAll('\n', '')
    expect(text).toContain('办事指南·材料清单')
    expect(text).toContain('1. 经营者身份证明   【免提交(电子证照)】')
    expect(text).toContain('【必带】原件1份 复印件2份')
    expect(text).toContain('【可后补】复印件1份')
    expect(text).toContain('不是行政许可法规定的一次性告知书')
    expect(text).toContain('咨询电话：0000-12345')
  })

  test('[P34] a slip of an appointment carries code, day, slot, place, when to come and what to bring; its bars are the code', () => {
    const paper = onePaper(encodeBooking(bookingSample, width), width)
    const text = paperText(paper).replaceAll('\n', '')
    for (const words of [
      '预约凭证',
      '482 913',
      '2026年3月5日 周四',
      '09:00-10:00',
      '户籍与居住证',
      '居民身份证换领',
      '一楼 A区',
    ])
      expect(text).toContain(words)
    for (const words of ['08:30-09:15', '[ ] 居民户口簿', '2026-03-04 09:31', '演示']) expect(text).toContain(words)
    expect(runOf(paper, '482 913')).toMatchObject({ width: 4, height: 4, bold: true })
    expect(kinds(paper, 'code128')).toMatchObject([{ data: '482913' }])
    const big = onePaper(encodeBooking({ ...bookingSample, bigPrint: true, itemName: null }, width), width)
    expect(kinds(big, 'code128')).toEqual([])
    expect(runOf(big, '08:30')).toMatchObject({ width: 2, height: 2 })
    expect(paperText(big)).not.toContain('居民身份证换领')
  })

  test('[P34] any words give a slip that a strict printer takes', () => {
    for (const words of ['', '𠮷'.repeat(40), '\u001b@é👪', '\ud800"<&', '名'.repeat(90)]) {
      const strange = { ...bookingSample, code: words, day: words, slot: words, zone: words, notes: [words] }
      const result = interpret(encodeBooking({ ...strange, checklist: [words] }, width), width === 80 ? 48 : 32)
      expect(result.ok ? 'taken' : result.fault, words).toBe('taken')
    }
  })

  test('[P26] the test page fills the line exactly and holds rare characters', () => {
    const page = { hallName: '示例市政务服务中心', deviceName: '1号机', printedAt: '2026-03-04 08:00' }
    const text = paperText(onePaper(encodeTestPage(page, width), width))
    expect(text).toContain('䶮 㛃 𠮷')
    expect(text.split('\n').filter((line) => line.length === (width === 80 ? 48 : 32))).toHaveLength(2)
  })
})

describe('ticket', () => {
  test('[P27] the ribbon 演示 is on a demonstration ticket only, 补打 on a reprint only, with the same number', () => {
    const demo = paperText(onePaper(encodeTicket(ticketSample)))
    expect(demo).toContain('演示')
    expect(demo).not.toContain('补打')
    const real = paperText(onePaper(encodeTicket({ ...ticketSample, demo: false, reprint: true })))
    expect(real).not.toContain('演示')
    expect(real).toContain('补打')
    expect(real).toContain('A005')
  })

  test('[P28] a sensitive item prints the name of its queue only', () => {
    const text = paperText(onePaper(encodeTicket({ ...ticketSample, itemName: null })))
    expect(text).toContain('综合受理')
    expect(text).not.toContain('社会保障卡')
  })

  test('[P29] without an address that phones reach there is no QR and no word of one', () => {
    const paper = onePaper(encodeTicket({ ...ticketSample, qrUrl: null }))
    expect(kinds(paper, 'qr')).toEqual([])
    expect(paperText(paper)).not.toContain('扫码')
  })

  test('[P30] QR and Code128 hold exactly the address and the flow number', () => {
    const paper = onePaper(encodeTicket(ticketSample))
    expect(kinds(paper, 'qr')).toMatchObject([{ data: ticketSample.qrUrl, level: 'M' }])
    expect(kinds(paper, 'code128')).toMatchObject([{ data: ticketSample.flowNo }])
  })

  test('[P31] what is not known is not printed', () => {
    const text = paperText(onePaper(encodeTicket({ ...ticketSample, ahead: null, waitRange: null, badge: null })))
    expect(text).not.toContain('前方等待')
    expect(text).not.toContain('预计')
    expect(text).not.toContain('优先')
  })

  test('[P32] a character outside GBK keeps its four GB18030 bytes', () => {
    const job = encodeTicket({ ...ticketSample, queueName: '㛃𠮷€' })
    expect(job.includes(Buffer.from('8230b731 9534b235 a2e3'.replaceAll(' ', ''), 'hex'))).toBe(true)
    expect(paperText(onePaper(job))).toContain('㛃𠮷€')
  })

  test('[P33] flow numbers that bars cannot hold are printed as text', () => {
    for (const flowNo of ['流水{5}', '9'.repeat(40)]) {
      const paper = onePaper(encodeTicket({ ...ticketSample, flowNo }))
      expect(kinds(paper, 'code128')).toEqual([])
      expect(paperText(paper)).toContain(flowNo)
    }
  })
})
