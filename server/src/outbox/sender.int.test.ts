import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  type CasePush,
  DEMO_APP_ID,
  DEMO_SECRET,
  PUSH_PATH,
  type PlatformConnector,
  type ReceivedCase,
  SANDBOX_PROFILE,
  type SendOutcome,
  makeHttpSigned,
  makeMemoryPlatform,
  startSandbox,
} from '@onehall/connectors'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../db/database.ts'
import { makeLog } from '../log.ts'
import {
  APPLICANT,
  HALL,
  ITEM_OF_DEPARTMENT,
  PRIVATE,
  type TestHall,
  makeManualClock,
  openHall,
} from './hall.fixture.ts'
import { PLATFORM } from './owed.ts'
import { RETRY_MS, type Sender, makeSender } from './sender.ts'

let folder: string
let database: Database
let hall: TestHall
let clock: ReturnType<typeof makeManualClock>
let logged: string[]
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-outbox-'))
  database = openDatabase(folder)
  hall = await openHall(database.journal)
  clock = makeManualClock()
  logged = []
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await hall.stop()
  expect(clock.waits()).toEqual([])
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

/** A sender over the hall's outbox, nudged by its commits. */
function send(connector: PlatformConnector): Sender {
  const log = makeLog('trace', { write: (line) => void logged.push(line) })
  const sender = makeSender({ prisma: database.prisma, connector, factsOf: hall.factsOf, clock, log })
  hall.onCommit(sender.nudge)
  stops.push(sender.stop)
  return sender
}

/** What the hall owes, and whether the platform answered last. */
async function status(sender: Sender) {
  const nothing = { depth: 0, oldestAgeMs: 0, dead: 0 }
  return { ...((await sender.status()).get(HALL) ?? nothing), reachable: sender.reachable() }
}

const rows = () => database.prisma.outbox.findMany({ orderBy: [{ createdAt: 'asc' }, { caseSeq: 'asc' }] })
const statuses = async () => (await rows()).map(({ kind, status }) => `${kind} ${status}`)
const orders = (received: readonly ReceivedCase[]) => received.map(({ order }) => order.join(' '))
const settled = (expected: readonly string[]) => expect.poll(statuses).toEqual(expected)

/** The sandbox on a socket, that can be stopped and started again at the same address. */
async function startPlatform() {
  const options = { host: '127.0.0.1', dataFile: path.join(folder, 'received.jsonl'), secret: DEMO_SECRET }
  let running = await startSandbox({ ...options, port: 0 })
  const { url } = running
  stops.push(() => running.stop())
  return {
    connector: makeHttpSigned({
      name: PLATFORM,
      url: url + PUSH_PATH,
      appId: DEMO_APP_ID,
      secret: DEMO_SECRET,
      profile: SANDBOX_PROFILE,
    }),
    stop: () => running.stop(),
    async startAgain() {
      running = await startSandbox({ ...options, port: Number(new URL(url).port) })
    },
    async received() {
      const body = (await (await fetch(`${url}/api/received`)).json()) as { cases: ReceivedCase[] }
      return body.cases
    },
    setFault: (mode: string) =>
      fetch(`${url}/api/fault`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      }),
  }
}

describe('over the signed connector, to the sandbox platform', () => {
  test('[O1] what a counter accepts and a handler receives arrives, in this order, with the facts of the case', async () => {
    const platform = await startPlatform()
    const sender = send(platform.connector)
    const file = await hall.accept()
    await hall.receive(file)
    await settled(['accept acked', 'process acked'])
    const [held] = await platform.received()
    expect(held).toMatchObject({
      acceptance: { applicant: '张*例', receiptNo: 'SJ202603040001' },
      steps: [{ name: '材料移交', handler: '测试员庚' }],
      order: ['accept', 'process'],
      versions: [1, 1],
      repeated: 0,
    })
    expect(await status(sender)).toEqual({ depth: 0, oldestAgeMs: 0, dead: 0, reachable: true })
  })

  test('[O2] the platform stops, two more are accepted, it starts again: they arrive, in effect once, in order', async () => {
    const platform = await startPlatform()
    const sender = send(platform.connector)
    await hall.accept()
    await settled(['accept acked'])
    await platform.stop()

    const files = [await hall.accept(), await hall.accept()]
    for (const file of files) await hall.receive(file)
    await expect.poll(async () => (await status(sender)).reachable).toBe(false)
    await expect.poll(clock.waits).toEqual([RETRY_MS[0], RETRY_MS[0]])
    expect(await status(sender)).toMatchObject({ depth: 4, dead: 0, reachable: false })

    await platform.startAgain()
    clock.advance(RETRY_MS[0])
    await expect.poll(async () => (await status(sender)).depth).toBe(0)
    const received = await platform.received()
    expect(orders(received).sort()).toEqual(['accept', 'accept process', 'accept process'])
    expect(received.map(({ repeated }) => repeated)).toEqual([0, 0, 0])
    expect(await status(sender)).toMatchObject({ dead: 0, reachable: true })
  })

  test('[O3] when acknowledgements are lost the same rows are sent again and are in effect once', async () => {
    const platform = await startPlatform()
    send(platform.connector)
    await platform.setFault('drop-ack')
    const files = [await hall.accept(), await hall.accept()]
    for (const file of files) await hall.receive(file)
    await expect.poll(clock.waits).toEqual([RETRY_MS[0], RETRY_MS[0]])
    expect(orders(await platform.received())).toEqual(['accept', 'accept'])

    await platform.setFault('none')
    clock.advance(RETRY_MS[0])
    await settled(['accept acked', 'accept acked', 'process acked', 'process acked'])
    const received = await platform.received()
    expect(orders(received)).toEqual(['accept process', 'accept process'])
    expect(received.map(({ versions, repeated }) => [versions, repeated])).toEqual(Array(2).fill([[1, 1], 1]))
  })
})

describe('whatever the platform', () => {
  let platform: ReturnType<typeof makeMemoryPlatform>
  beforeEach(() => {
    platform = makeMemoryPlatform({ name: PLATFORM })
  })

  /** The connector, with a say in what goes out and what comes back. */
  const between = (
    say: (push: CasePush, on: PlatformConnector['send'], signal: AbortSignal) => Promise<SendOutcome>,
  ) => ({
    name: PLATFORM,
    send: (push: CasePush, signal: AbortSignal) => say(push, platform.connector.send, signal),
  })

  test('[O4] what was being sent when the process ended is sent again by the next one, and held once', async () => {
    /** Takes everything and says nothing until its process gives up. */
    const silent = between(async (push, on, signal) => {
      await on(push, signal)
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      return { kind: 'unavailable', why: 'given up' }
    })
    const first = send(silent)
    await hall.receive(await hall.accept())
    await expect.poll(() => platform.received()).toHaveLength(1)
    await first.stop()
    expect(await statuses()).toEqual(['accept sending', 'process pending'])

    send(platform.connector)
    await settled(['accept acked', 'process acked'])
    expect(platform.received()).toMatchObject([{ order: ['accept', 'process'], versions: [1, 1], repeated: 1 }])
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([2, 1])
  })

  test('[O5] a rejected push is a dead letter, what the case owes after it waits, other cases go on', async () => {
    let spoilt = ''
    const spoiling = between((push, on, signal) => on(push.caseId === spoilt ? { ...push, caseNo: '1' } : push, signal))
    const sender = send(spoiling)
    hall.onCommit(([file]) => void (spoilt ||= file!))
    const bad = await hall.accept()
    const good = await hall.accept()
    for (const file of [bad, good]) await hall.receive(file)
    await settled(['accept dead', 'accept acked', 'process pending', 'process acked'])

    const [dead, ...others] = await sender.deadLetters(HALL)
    const caseNo = (await database.prisma.caseFile.findFirstOrThrow({ where: { id: bad } })).caseNo
    expect(others).toEqual([])
    expect(dead).toMatchObject({ id: `${bad}.2.${PLATFORM}`, caseNo, kind: 'accept', attempts: 1 })
    expect(dead!.lastError).toContain('up_pro_accept.project_no 应为 43 位，实为 1 位')
    expect(await status(sender)).toMatchObject({ depth: 1, dead: 1, reachable: true })

    spoilt = 'nothing'
    expect(await sender.resend(dead!.id, HALL)).toBe(true)
    await settled(['accept acked', 'accept acked', 'process acked', 'process acked'])
    const mended = platform.received().find(({ projectNo }) => projectNo === caseNo)
    expect(mended).toMatchObject({ order: ['accept', 'process'], versions: [2, 1] })
    expect(await sender.deadLetters(HALL)).toEqual([])
    expect(await sender.resend(dead!.id, HALL)).toBe(false)
    expect((await rows()).map(({ lastError }) => lastError)).toEqual([null, null, null, null])
  })

  test('[O6] an absent platform is asked after 10 s and 30 s, then once a minute by one case, and nothing dies of it', async () => {
    platform.setFault('500')
    const sender = send(platform.connector)
    await hall.accept()
    for (const wait of [10_000, 30_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000]) {
      await expect.poll(clock.waits).toEqual([wait])
      const [row] = await rows()
      expect(row).toMatchObject({ status: 'pending', lastError: 'HTTP 500', nextAt: new Date(clock.now() + wait) })
      clock.advance(wait - 1)
      expect(clock.waits()).toEqual([1])
      clock.advance(1)
    }
    await expect.poll(clock.waits).toEqual([60_000])
    expect(await status(sender)).toMatchObject({ depth: 1, dead: 0, reachable: false })
    platform.setFault('none')
    clock.advance(60_000)
    await settled(['accept acked'])
    expect(await rows()).toMatchObject([
      { attempts: 10, nextAt: null, lastError: null, ackedAt: new Date(clock.now()) },
    ])
  })

  test('[O7] the other cases wait longer and longer, and follow as soon as the one that asks comes through', async () => {
    platform.setFault('500')
    send(platform.connector)
    await hall.accept()
    await hall.accept()
    for (const waits of [
      [10_000, 10_000],
      [30_000, 30_000],
      [60_000, 120_000],
    ]) {
      await expect.poll(clock.waits).toEqual(waits)
      clock.advance(waits[0]!)
    }
    await expect.poll(clock.waits).toEqual([60_000, 60_000])
    clock.advance(60_000)
    await expect.poll(clock.waits).toEqual([60_000, 600_000])
    platform.setFault('none')
    clock.advance(60_000)
    await expect.poll(clock.waits).toEqual([1_000, 540_000])
    clock.advance(1_000)
    await settled(['accept acked', 'accept acked'])
    expect(clock.waits()).toEqual([])
  })

  test('[O8] a later push of a case neither passes nor hastens the one before it', async () => {
    const sent: string[] = []
    send(
      between(async (push) => {
        sent.push(push.kind)
        return { kind: 'unavailable', why: 'HTTP 503' }
      }),
    )
    const file = await hall.accept()
    await expect.poll(clock.waits).toEqual([RETRY_MS[0]])
    await hall.receive(file)
    clock.advance(RETRY_MS[0])
    await expect.poll(clock.waits).toEqual([RETRY_MS[1]])
    expect(sent).toEqual(['accept', 'accept'])
  })

  test('[O9] cases are told side by side, eight at once; each keeps its order', async () => {
    let [under, most] = [0, 0]
    const gates: (() => void)[] = []
    const counting = between(async (push, on, signal) => {
      most = Math.max(most, (under += 1))
      if (push.kind === 'accept') await new Promise<void>((resolve) => gates.push(resolve))
      under -= 1
      return on(push, signal)
    })
    for (let n = 0; n < 10; n += 1) await hall.receive(await hall.accept())
    send(counting)
    await expect.poll(() => gates.length).toBe(8)
    expect((await rows()).filter(({ status }) => status === 'sending')).toHaveLength(8)
    while (platform.received().length < 10) {
      for (const open of gates.splice(0)) open()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await settled(Array.from({ length: 20 }, (_, n) => `${n % 2 === 0 ? 'accept' : 'process'} acked`))
    expect(orders(platform.received())).toEqual(Array(10).fill('accept process'))
    expect(most).toBe(8)
  })

  test('[O10] personal data goes to the platform and stands in no log line and no row, whatever the platform says', async () => {
    const told: CasePush[] = []
    let answer: SendOutcome = { kind: 'unavailable', why: `cannot store ${APPLICANT.name}` }
    const echoing = between(async (push) => {
      told.push(push)
      return answer
    })
    const sender = send(echoing)
    await hall.accept()
    await expect.poll(clock.waits).toEqual([RETRY_MS[0]])
    expect(await rows()).toMatchObject([{ lastError: 'cannot store ·' }])
    answer = { kind: 'rejected', objections: [`${APPLICANT.idNumber} 不符`, `号码 ${APPLICANT.mobile}`] }
    clock.advance(RETRY_MS[0])
    await settled(['accept dead'])
    expect(told[0]).toMatchObject({
      applicant: { type: 'person', name: APPLICANT.name, pageType: '111', pageCode: APPLICANT.idNumber },
      contact: { name: APPLICANT.name, mobile: APPLICANT.mobile },
    })
    expect(told[1]).toEqual(told[0])
    expect(await sender.deadLetters(HALL)).toMatchObject([{ lastError: '· 不符；号码 ·' }])
    expect(logged.length).toBeGreaterThan(0)
    const { journal, outbox, command } = database.prisma
    const kept = JSON.stringify([logged, await journal.findMany(), await outbox.findMany(), await command.findMany()])
    for (const secret of PRIVATE) expect(kept).not.toContain(secret)
  })

  test('[O11] a push of whose facts something is gone is a dead letter, and is sent as its first version once it is back', async () => {
    const { person } = database.prisma
    await hall.accept()
    const [sealed] = await person.findMany()
    await person.deleteMany()
    const sender = send(platform.connector)
    await settled(['accept dead'])
    const [dead] = await sender.deadLetters(HALL)
    expect(dead).toMatchObject({ lastError: '申请人信息已不存在' })
    await person.create({ data: sealed! })
    expect(await sender.resend(dead!.id, HALL)).toBe(true)
    await settled(['accept acked'])
    expect(platform.received()).toMatchObject([{ versions: [1] }])
  })

  test('[O12] facts that cannot be read for now are no dead letter: a wrong key must not bury the outbox', async () => {
    await hall.accept()
    const { sealed, ref } = await database.prisma.person.findFirstOrThrow()
    await database.prisma.person.update({ where: { ref }, data: { sealed: new Uint8Array(sealed.length) } })
    const sender = send(platform.connector)
    await expect.poll(clock.waits).toEqual([RETRY_MS[0]])
    expect(await rows()).toMatchObject([
      { status: 'pending', attempts: 1, lastError: '暂时读不出报送内容，请查看服务器日志' },
    ])
    expect(await status(sender)).toMatchObject({ depth: 1, dead: 0, reachable: true })
    await database.prisma.person.update({ where: { ref }, data: { sealed } })
    clock.advance(RETRY_MS[0])
    await settled(['accept acked'])
  })

  test('[O13] a file that was only received, for the department to decide on, owes the platform nothing yet', async () => {
    send(platform.connector)
    await hall.receive(await hall.accept(ITEM_OF_DEPARTMENT))
    await hall.accept()
    await settled(['accept acked'])
    expect(platform.received()).toHaveLength(1)
  })
})
