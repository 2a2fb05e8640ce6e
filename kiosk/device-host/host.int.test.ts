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
    expect(kiosk.state().lines['id-card']).toEqual({ waiting: 0, counters: 0, wait: null })
    const counter = { kind: 'counter', counter: 'c1', status: 'serving', number: 'A001', since: 0, staffNo: '1' }
    const queue = { kind: 'queue', queue: 'id-card', waiting: 4, issued: 5, oldest: null }
    kiosk.hall.set({
      'counter/c1': { ...counter, queues: ['id-card'] } as never,
      'queue/id-card': queue as never,
    })
    await until(() =>
      expect(kiosk.state().lines['id-card']).toEqual({ waiting: 4, counters: 1, wait: { from: 30, to: 55 } }),
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
