import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { KioskState, KioskVerb, TakeAnswer, TicketRequest } from '../bridge.ts'
import type { DeviceVerb, DevicesState } from '../devices-bridge.ts'
import { smallHall } from './config.fixture.ts'
import { startFakeHall, type FakeHall } from './hall.fixture.ts'
import { startDeviceHost, type DeviceHost } from './host.ts'
import { readSampleCards } from './samples.ts'
import { readSettings } from './settings.ts'

/** Everything that hangs on one kiosk, a hall it talks to, and the two pages as sockets. */
interface Kiosk {
  readonly hall: FakeHall
  readonly host: DeviceHost
  readonly logs: string[]
  /** Every message that the kiosk page was sent, as text. */
  readonly heard: string[]
  readonly tokenFile: string
  state(): KioskState
  devices(): DevicesState
  ask<T>(verb: KioskVerb, argument: unknown): Promise<T>
  set(verb: DeviceVerb, argument: unknown): Promise<unknown>
}

const stops: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 20 })

async function startKiosk(options: { autoApprove?: boolean; live?: boolean; folder?: string } = {}): Promise<Kiosk> {
  const hall = await startFakeHall(smallHall, options)
  stops.push(hall.stop)
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'kiosk-'))
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  const settings = { ...readSettings({ HALL_URL: hall.url, ONEHALL_DATA: folder }), port: 0 }
  const logs: string[] = []
  const host = await startDeviceHost(settings, (what, facts) => logs.push(JSON.stringify({ what, ...facts })))
  stops.push(host.stop)
  const heard: string[] = []
  const page = openPage<KioskState>(host.origin, '/kiosk', heard)
  const bench = openPage<DevicesState>(host.origin, '/devices', [])
  const kiosk: Kiosk = {
    hall,
    host,
    logs,
    heard,
    tokenFile: settings.tokenFile,
    state: page.state,
    devices: bench.state,
    ask: page.ask as Kiosk['ask'],
    set: bench.ask,
  }
  if (options.live !== false) {
    await until(() => expect(kiosk.state()).toMatchObject({ link: { kind: 'live' }, day: 'open' }))
    await until(() => expect(kiosk.state().hall?.version).toBe('v1'))
    await until(() => expect(kiosk.state().printer.kind).toBe('ready'))
    await until(() => expect(kiosk.state().reader.state).toBe('idle'))
  }
  return kiosk
}

function openPage<S extends object>(origin: string, name: string, heard: string[]) {
  const socket: Socket = io(origin + name, { transports: ['websocket'], extraHeaders: { origin }, forceNew: true })
  stops.push(() => void socket.disconnect())
  let state = {} as S
  socket.on('state', (parts: Partial<S>) => {
    heard.push(JSON.stringify(parts))
    state = { ...state, ...parts }
  })
  return {
    state: () => state,
    async ask(verb: string, argument: unknown): Promise<unknown> {
      const answer = await socket.emitWithAck('ask', verb, argument)
      heard.push(JSON.stringify(answer))
      return answer.ok ? answer.value : answer.why
    },
  }
}

const request = (more: Partial<TicketRequest> = {}): TicketRequest => ({
  target: { kind: 'item', item: 'renew' as never },
  purpose: 'handle',
  count: 1,
  forWhom: 'self',
  escort: false,
  elder: false,
  language: 'zh',
  withoutPaper: false,
  ...more,
})

async function layCard(kiosk: Kiosk, key: string): Promise<void> {
  await kiosk.set('layCard', { key })
  await until(() => expect(kiosk.state().card).not.toBeNull())
}

const sent = (kiosk: Kiosk, type: string) => kiosk.hall.commands.filter(({ intent }) => intent.type === type)

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

describe('a number that somebody has', () => {
  const found = (more: object) => ({
    kind: 'ticket',
    ticket: 'ticket-0123456789abc',
    number: 'A015',
    status: 'waiting',
    queue: 'id-card',
    ahead: { least: 4, most: 4 },
    counter: null,
    until: null,
    restore: null,
    ...more,
  })
  const put = (kiosk: Kiosk, code: string, what: object): void => void kiosk.hall.tickets.set(code, what as never)

  test('[Y51] a scanned ticket tells how many stand before it, how long it takes and where', async () => {
    const kiosk = await startKiosk()
    const counter = {
      kind: 'counter',
      counter: 'c1',
      status: 'open',
      number: null,
      since: 0,
      staffNo: '1',
      pause: null,
    }
    kiosk.hall.set({ 'counter/c1': { ...counter, queues: ['id-card'] } as never })
    await until(() => expect(kiosk.state().lines['id-card']?.counters).toBe(1))
    put(kiosk, '20260304-A015', found({}))
    expect(await kiosk.ask('findTicket', { code: '20260304-a015' })).toMatchObject({
      kind: 'found',
      did: null,
      found: {
        number: 'A015',
        ahead: { least: 4, most: 4 },
        wait: { from: 30, to: 55 },
        floor: '2F',
        zone: { zh: 'A区' },
      },
    })
  })

  test('[Y52] a missed number comes back with one tap, and then says how far it is', async () => {
    const kiosk = await startKiosk()
    put(kiosk, 'A015', found({ status: 'missed', ahead: null, restore: { after: 3 } }))
    expect(await kiosk.ask('findTicket', { code: 'A015' })).toMatchObject({ found: { restore: { after: 3 } } })
    put(kiosk, 'A015', found({ ahead: { least: 3, most: 3 } }))
    expect(await kiosk.ask('resumeFound', { how: 'restore' })).toMatchObject({
      did: 'restore',
      found: { ahead: { least: 3, most: 3 } },
    })
    expect(sent(kiosk, 'RestoreMissed').map(({ intent }) => intent)).toEqual([
      { type: 'RestoreMissed', ticket: 'ticket-0123456789abc' },
    ])
  })

  test('[Y53] who was away reports back; the kiosk names no counter', async () => {
    const kiosk = await startKiosk()
    const held = { status: 'held', ahead: null, counter: '3', until: Date.parse('2026-03-04T03:30:00Z') }
    put(kiosk, 'A015', found(held))
    expect(await kiosk.ask('findTicket', { code: 'A015' })).toMatchObject({ found: { counter: '3', until: '11:30' } })
    put(kiosk, 'A015', found({ ahead: { least: 1, most: 1 } }))
    expect(await kiosk.ask('resumeFound', { how: 'back' })).toMatchObject({
      did: 'back',
      found: { ahead: { least: 1, most: 1 } },
    })
    expect(sent(kiosk, 'ReturnHeld')[0]!.intent).toMatchObject({ ticket: 'ticket-0123456789abc', counter: null })
  })

  test('[Y54] a slip of an earlier day becomes a printed number of today; without a slip nothing is asked', async () => {
    const kiosk = await startKiosk()
    expect(await kiosk.ask('takeTicket', request({ target: { kind: 'slip' } }))).toMatchObject({ kind: 'refused' })
    const slip = { kind: 'slip', slip: 'slip-0123456789abcdef', number: 'A009', queue: 'id-card', day: '2026-03-03' }
    put(kiosk, '20260303-A009', slip)
    expect(await kiosk.ask('findTicket', { code: '20260303-A009' })).toMatchObject({ kind: 'slip', day: '2026-03-03' })
    expect(await kiosk.ask('takeTicket', request({ target: { kind: 'slip' } }))).toEqual({ kind: 'taken' })
    expect(sent(kiosk, 'RedeemSlip').map(({ intent }) => intent)).toMatchObject([{ slip: 'slip-0123456789abcdef' }])
    await until(() => expect(kiosk.state().ticket).toMatchObject({ number: 'A001', print: 'printed' }))
  })

  test('[Y55] a number of another day says so, one that is not there or has ended too, and none is acted on', async () => {
    const kiosk = await startKiosk()
    expect(await kiosk.ask('findTicket', { code: '20260303-A015' })).toEqual({
      kind: 'other-day',
      number: 'A015',
      day: '2026-03-03',
    })
    expect(await kiosk.ask('findTicket', { code: 'A999' })).toEqual({ kind: 'unknown', number: 'A999' })
    expect(await kiosk.ask('findTicket', { code: '6901234567892' })).toMatchObject({ kind: 'unknown' })
    expect(await kiosk.ask('resumeFound', { how: 'restore' })).toMatchObject({ kind: 'unknown' })
    expect(sent(kiosk, 'RestoreMissed')).toEqual([])
  })

  test('[Y56] what one visitor found the next one cannot act on', async () => {
    const kiosk = await startKiosk()
    put(kiosk, 'A015', found({ status: 'missed', ahead: null, restore: { after: 3 } }))
    await kiosk.ask('findTicket', { code: 'A015' })
    await kiosk.ask('endVisit', null)
    expect(await kiosk.ask('resumeFound', { how: 'restore' })).toMatchObject({ kind: 'unknown' })
    expect(sent(kiosk, 'RestoreMissed')).toEqual([])
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

describe('a hall that stands still', () => {
  const suspension = { reason: '系统检修', since: 0, until: null, untilTime: '14:00' }

  test('[Y60] a suspended queue says why and until when, the others go on', async () => {
    const kiosk = await startKiosk()
    const line = { kind: 'queue', queue: 'id-card', waiting: 2, issued: 2, oldest: 0, suspended: suspension }
    kiosk.hall.set({ 'queue/id-card': line as never })
    await until(() =>
      expect(kiosk.state().lines['id-card']!.shut).toEqual({ kind: 'suspended', reason: '系统检修', until: '14:00' }),
    )
    expect(kiosk.state().lines['fund']!.shut).toBeNull()
  })

  test('[Y61] an evacuated hall is told at once', async () => {
    const kiosk = await startKiosk()
    const day = { kind: 'day', hall: 'demo', day: '2026-03-04', status: 'open', config: 'v1' }
    kiosk.hall.set({ day: { ...day, suspended: { ...suspension, evacuated: true } } as never })
    await until(() => expect(kiosk.state().standstill).toEqual({ reason: '系统检修', until: '14:00', evacuated: true }))
  })
})

describe('the card', () => {
  const { card } = readSampleCards(null).find(({ key }) => key === 'adult')!
  const secrets = [card.name, card.idNumber, ...('address' in card ? [card.address] : []), card.birth]

  test('[Y20] a laid card is shown masked; its data goes into the command and nowhere else', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    expect(kiosk.state().card).toMatchObject({ name: '测*乙', idNumber: '9999**********0016', expired: false })
    await kiosk.ask('takeTicket', request())
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    const [command] = sent(kiosk, 'IssueTicket')
    expect(command).toMatchObject({
      intent: { identity: 'card' },
      person: { name: card.name, idType: '111', idNumber: card.idNumber, mobile: null },
    })
    const paper = kiosk.devices().papers.map(({ text }) => text)
    const token = readFileSync(kiosk.tokenFile, 'utf8')
    for (const place of [kiosk.heard, kiosk.logs, paper, [token], [JSON.stringify(command!.intent)]]) {
      for (const secret of secrets) expect(place.join('\n')).not.toContain(secret)
    }
  })

  test('[Y21] what was read is forgotten when the visit ends; a card left behind is asked for until it is gone', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    await until(() => expect(kiosk.state().reader.state).toBe('remove-card'))
    await kiosk.ask('endVisit', null)
    await until(() => expect(kiosk.state()).toMatchObject({ card: null, reader: { forgotten: 'remind' } }))
    await kiosk.ask('takeTicket', request())
    expect(sent(kiosk, 'IssueTicket')[0]!.person).toBeUndefined()
    await kiosk.set('takeCard', null)
    await until(() => expect(kiosk.state().reader).toMatchObject({ state: 'idle', forgotten: 'no' }))
  })

  test('[Y22] a page that goes away ends the visit', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    const other = openPage<KioskState>(kiosk.host.origin, '/kiosk', [])
    await until(() => expect(other.state().card).toMatchObject({ lying: true }))
    await stops.pop()!()
    await until(() => expect(kiosk.state().card).toBeNull())
  })

  test('[K21] an expired card still gets its ticket, with a warning', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'elder-expired')
    expect(kiosk.state().card).toMatchObject({ expired: true, elder: true, accepted: true })
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'taken' })
  })

  test('[K22] the same card again has its number printed again, marked 补打', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    await kiosk.ask('takeTicket', request())
    await until(() => expect(kiosk.state().ticket?.print).toBe('printed'))
    await kiosk.ask('endVisit', null)
    await kiosk.set('takeCard', null)
    await until(() => expect(kiosk.state().reader.state).toBe('idle'))
    await layCard(kiosk, 'adult')
    kiosk.hall.refuseNext({ reason: 'limit-reached', number: 'A001', limit: 1 })
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'held', number: 'A001', queue: 'id-card' })
    expect(await kiosk.ask('reprint', { number: 'A001' })).toEqual({ kind: 'printed' })
    const { text } = kiosk.devices().papers[0]!
    expect(text).toMatch(/补打/)
    expect(text).toContain('身份证换领')
    expect(await kiosk.ask('reprint', { number: 'A002' })).toEqual({ kind: 'nothing' })
  })

  test('[K23] a card that cannot be read is told with advice, a reader without its cable with its absence', async () => {
    const kiosk = await startKiosk()
    await kiosk.set('spoilRead', { fault: 'refused' })
    await kiosk.set('layCard', { key: 'adult' })
    await until(() => expect(kiosk.state().reader.advice).toBe('place-again'))
    expect(kiosk.state().card).toBeNull()
    await kiosk.set('plugReader', { plugged: false })
    await until(() => expect(kiosk.state().reader.state).toBe('away'))
  })
})

describe('the hall', () => {
  test('[K30] a kiosk without a token shows its code until it is approved, and keeps the token to itself', async () => {
    const kiosk = await startKiosk({ autoApprove: false, live: false })
    await until(() => expect(kiosk.state().link).toEqual({ kind: 'pairing', code: '204816' }))
    kiosk.hall.approve()
    await until(() => expect(kiosk.state().link).toEqual({ kind: 'live' }))
    expect(statSync(kiosk.tokenFile).mode & 0o777).toBe(0o600)
    expect(kiosk.heard.join()).not.toContain('token-1')
    expect(kiosk.logs.join()).not.toContain('token-1')
  })

  test('[K31] a kiosk that was revoked asks for a new pairing before a visitor finds out', async () => {
    const kiosk = await startKiosk()
    kiosk.hall.revokeAll()
    await until(() => expect(kiosk.logs.join()).toMatch(/token refused.*paired/))
    await until(() => expect(kiosk.state().link).toEqual({ kind: 'live' }))
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'taken' })
  })

  test('[K32] a server that is away is said, and no number is promised', async () => {
    const kiosk = await startKiosk()
    await kiosk.hall.stop()
    await until(() => expect(kiosk.state().link.kind).not.toBe('live'))
    expect(await kiosk.ask('takeTicket', request())).toEqual({ kind: 'server-away' })
  })

  test('[K33] lines and their wait follow the hall', async () => {
    const kiosk = await startKiosk()
    expect(kiosk.state().lines['id-card']).toEqual({ waiting: 0, counters: 0, wait: null, shut: null })
    const counter = { kind: 'counter', counter: 'c1', status: 'serving', number: 'A001', since: 0, staffNo: '1' }
    const queue = { kind: 'queue', queue: 'id-card', waiting: 4, issued: 5, oldest: null, suspended: null }
    kiosk.hall.set({
      'counter/c1': { ...counter, queues: ['id-card'] } as never,
      'queue/id-card': queue as never,
    })
    await until(() =>
      expect(kiosk.state().lines['id-card']).toEqual({
        waiting: 4,
        counters: 1,
        wait: { from: 30, to: 55 },
        shut: null,
      }),
    )
  })
})

describe('the loopback border', () => {
  test('[Y30] a page of another origin, and a name that merely points here, are refused', async () => {
    const { host } = await startKiosk({ live: false })
    for (const headers of [{ origin: 'http://evil.example' }, { origin: host.origin, host: 'evil.example' }, {}]) {
      const socket = io(`${host.origin}/kiosk`, {
        transports: ['websocket'],
        extraHeaders: headers,
        reconnection: false,
      })
      const outcome = await new Promise((resolve) => {
        socket.on('connect', () => resolve('let in'))
        socket.on('connect_error', () => resolve('refused'))
      })
      socket.disconnect()
      expect(outcome).toBe('refused')
    }
  })

  test.each([
    ['takeTicket', { target: { kind: 'item', item: '../x' } }],
    ['takeTicket', null],
    ['print', { bytes: [27, 64] }],
    ['constructor', null],
    [7, {}],
  ])('[Y31] a verb that does not exist or does not fit is refused and nothing happens: %s', async (verb, argument) => {
    const kiosk = await startKiosk({ live: false })
    expect(await kiosk.ask(verb as KioskVerb, argument)).toBe('malformed')
    expect(sent(kiosk, 'IssueTicket')).toEqual([])
  })
})
