import { afterEach, describe, expect, test } from 'vitest'
import type { TakeAnswer } from '../bridge/ticket.ts'
import { layCard, request, sent, startKiosk, stopKiosks, until } from './kiosk.fixture.ts'

afterEach(stopKiosks)

describe('a ticket from tap to paper', () => {
  test('[K10] the number the server gave is the number on the paper, and the server is told that it printed', async () => {
    const kiosk = await startKiosk()
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'taken' })
    await until(() => expect(kiosk.state().ticket).toMatchObject({ number: 'A001', print: 'printed' }))
    const [paper] = kiosk.devices().papers
    expect(paper).toMatchObject({ fault: null })
    expect(paper!.text.split('\n')).toContain('A001')
    for (const words of [
      '示例市政务服务中心',
      '户籍',
      '身份证换领',
      '二楼 A区',
      '前方等待：3人',
      '以叫号为准',
      '演示',
    ]) {
      expect(paper!.text).toContain(words)
    }
    expect(paper!.text).toContain('2026-03-04 09:31')
    await until(() => expect(sent(kiosk, 'ReportPrint')).toHaveLength(1))
    expect(sent(kiosk, 'ReportPrint')[0]!.intent).toMatchObject({ outcome: 'printed' })
    expect(sent(kiosk, 'IssueTicket')[0]!.intent).toMatchObject({ source: 'kiosk', identity: 'none', item: 'renew' })
    const picture = await fetch(`${kiosk.host.origin}/devices/paper/${paper!.id}.svg`)
    expect(await picture.text()).toContain('A001')
  })

  test('[K11] a sensitive item is printed and shown by its queue alone', async () => {
    const kiosk = await startKiosk()
    await kiosk.ask('takeTicket', request({ target: { kind: 'item', item: 'secret' as never } }))
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    expect(kiosk.state().ticket!.itemName).toBeNull()
    expect(kiosk.devices().papers[0]!.text).not.toContain('残疾')
  })

  test('[K12] a printer out of paper is refused before a number is issued and before a byte is sent', async () => {
    const kiosk = await startKiosk()
    await kiosk.set('setPrinter', { condition: 'paper-out' })
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'no-printer', why: 'paper-out' })
    expect(sent(kiosk, 'IssueTicket')).toEqual([])
    await kiosk.set('setPrinter', { condition: 'ready' })
    await until(() => expect(kiosk.state().printer.kind).toBe('ready'))
    expect(kiosk.devices().papers).toEqual([])
  })

  test('[K13] a number taken without paper waits for the visitor to note it, and the server hears that it was noted', async () => {
    const kiosk = await startKiosk()
    await kiosk.set('setPrinter', { condition: 'cover-open' })
    expect(await kiosk.ask('takeTicket', request({ withoutPaper: true }))).toEqual({ kind: 'taken' })
    await until(() => expect(kiosk.state().ticket).toMatchObject({ print: 'refused', trouble: 'cover-open' }))
    expect(await kiosk.ask('acknowledge', null)).toEqual({ kind: 'noted' })
    expect(kiosk.state().ticket).toMatchObject({ acknowledged: true })
    const reports = sent(kiosk, 'ReportPrint').map(({ intent }) => intent)
    expect(reports).toMatchObject([
      { outcome: 'refused', acknowledged: false },
      { outcome: 'refused', acknowledged: true },
    ])
  })

  test('[K14] a printer that dies in the middle leaves the outcome unknown; the same number is printed again as 补打', async () => {
    const kiosk = await startKiosk()
    await kiosk.set('setPrinter', { condition: 'dies' })
    await kiosk.ask('takeTicket', request())
    await until(() => expect(kiosk.state().ticket).toMatchObject({ number: 'A001', print: 'unknown' }))
    await kiosk.set('setPrinter', { condition: 'ready' })
    expect(await kiosk.ask('reprint', { number: 'A001' })).toEqual({ kind: 'printed' })
    expect(kiosk.devices().papers[0]!.text).toMatch(/补打/)
    expect(kiosk.devices().papers[0]!.text.split('\n')).toContain('A001')
    expect(sent(kiosk, 'IssueTicket')).toHaveLength(1)
    await until(() => expect(sent(kiosk, 'ReportPrint').at(-1)!.intent).toMatchObject({ outcome: 'printed' }))
  })

  test('[K15] what the server refuses is told with its reason, and nothing is printed', async () => {
    const kiosk = await startKiosk()
    kiosk.hall.refuseNext({ reason: 'queue-full', queue: 'id-card', limit: 9 })
    const answer = await kiosk.ask<TakeAnswer>('takeTicket', request())
    expect(answer).toEqual({ kind: 'refused', refusal: { reason: 'queue-full', queue: 'id-card', limit: 9 } })
    expect(kiosk.devices().papers).toEqual([])
  })

  test('[K16] without a card one number a minute', async () => {
    const kiosk = await startKiosk()
    await kiosk.ask('takeTicket', request())
    expect(await kiosk.ask('takeTicket', request())).toMatchObject({ kind: 'too-soon' })
    await layCard(kiosk, 'adult')
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'taken' })
  })

  test('[K17] the checklist of the answered situations comes out as a slip of its own', async () => {
    const kiosk = await startKiosk()
    const answers = { minor: true }
    expect(await kiosk.ask('printChecklist', { items: ['renew'], bundle: null, answers })).toEqual({ kind: 'printed' })
    const { text } = kiosk.devices().papers[0]!
    for (const words of ['办事指南·材料清单', '身份证换领', '监护人身份证', '免提交']) expect(text).toContain(words)
  })

  test('[K18] a number whose answer came after the visitor had left is taken back', async () => {
    const kiosk = await startKiosk()
    kiosk.hall.holdAnswers()
    const asked = kiosk.ask('takeTicket', request())
    await until(() => expect(sent(kiosk, 'IssueTicket')).toHaveLength(1))
    await kiosk.ask('endVisit', null)
    kiosk.hall.answerAgain()
    expect(await asked).toEqual({ kind: 'server-away' })
    await until(() => expect(sent(kiosk, 'CancelTicket').at(-1)!.intent).toMatchObject({ reason: 'not-printed' }))
    expect(kiosk.devices().papers).toEqual([])
  })
})

describe('a visit with several places', () => {
  test('[Y57] several items take one number, with the route on the paper and on the screen', async () => {
    const kiosk = await startKiosk()
    const items = ['renew', 'rent', 'secret'] as never
    expect(await kiosk.ask('takeTicket', request({ target: { kind: 'items', items } }))).toEqual({ kind: 'taken' })
    expect(sent(kiosk, 'IssueTicket')).toEqual([])
    const [visit] = sent(kiosk, 'IssueVisit')
    const stops = ['renew', 'secret', 'rent'].map((item) => ({ queue: item === 'rent' ? 'fund' : 'id-card', item }))
    expect(visit!.intent).toMatchObject({ bundle: null, stops })
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    expect(kiosk.state().ticket!.route.map(({ queueName }) => queueName.zh)).toEqual(['户籍', '公积金'])
    const { text } = kiosk.devices().papers[0]!
    expect(text).toContain('1. 二楼 A区 户籍：身份证换领')
    expect(text).toContain('2. 二楼 A区 公积金：租房提取')
    expect(text).not.toContain('残疾')
  })

  test('[Y57] a one-thing takes one number; one that is not in the catalogue is refused here', async () => {
    const kiosk = await startKiosk()
    expect(await kiosk.ask('takeTicket', request({ target: { kind: 'bundle', bundle: 'move' } }))).toEqual({
      kind: 'taken',
    })
    expect(sent(kiosk, 'IssueVisit').map(({ intent }) => intent)).toMatchObject([{ bundle: 'move', stops: [] }])
    await until(() => expect(kiosk.state().ticket?.route).toHaveLength(2))
    expect(await kiosk.ask('takeTicket', request({ target: { kind: 'bundle', bundle: 'none' } }))).toEqual({
      kind: 'refused',
      refusal: { reason: 'unknown-bundle' },
    })
  })
})

describe('a number that may not be served', () => {
  test('[Y58] it is told before anything prints; who goes on has it, who leaves has it cancelled', async () => {
    const kiosk = await startKiosk()
    kiosk.hall.warn('may-not-be-served')
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'warned', number: 'A001' })
    expect(kiosk.state().ticket).toBeNull()
    expect(kiosk.devices().papers).toEqual([])
    expect(await kiosk.ask('answerWarning', { goOn: false })).toEqual({ kind: 'left' })
    await until(() => expect(sent(kiosk, 'CancelTicket').at(-1)!.intent).toMatchObject({ reason: 'visitor' }))
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'warned', number: 'A002' })
    expect(await kiosk.ask('answerWarning', { goOn: true })).toEqual({ kind: 'taken' })
    await until(() => expect(kiosk.state().ticket).toMatchObject({ number: 'A002', print: 'printed' }))
    expect(await kiosk.ask('answerWarning', { goOn: true })).toEqual({ kind: 'left' })
  })

  test('[Y59] who walks away from the warning leaves no ghost in the line', async () => {
    const kiosk = await startKiosk()
    kiosk.hall.warn('may-not-be-served')
    await kiosk.ask('takeTicket', request())
    await kiosk.ask('endVisit', null)
    await until(() => expect(sent(kiosk, 'CancelTicket').at(-1)!.intent).toMatchObject({ reason: 'visitor' }))
    expect(await kiosk.ask('answerWarning', { goOn: true })).toEqual({ kind: 'left' })
    expect(kiosk.state().ticket).toBeNull()
  })
})
