import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallHall } from './config.fixture.ts'
import { startFakeHall, type FakeHall } from './hall.fixture.ts'
import { layCard, request, sent, startKiosk, stopKiosks, until, type Kiosk } from './kiosk.fixture.ts'

let folder: string
const halls: FakeHall[] = []
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kiosk-offline-'))))
afterEach(async () => {
  await stopKiosks()
  for (const hall of halls.splice(0)) await hall.stop()
  rmSync(folder, { recursive: true, force: true })
})

const offline = (kiosk: Kiosk) => until(() => expect(kiosk.state().offline?.gives).toBe(true))
/** A kiosk that was live, and whose hall is gone since. */
async function leftAlone(): Promise<Kiosk> {
  const kiosk = await startKiosk({ folder })
  await until(() => expect(readFileSync(join(folder, 'kiosk', 'hall.json'), 'utf8')).toContain('"code":3'))
  await kiosk.hall.stop()
  await offline(kiosk)
  return kiosk
}
async function comesBack(before: FakeHall): Promise<FakeHall> {
  const hall = await startFakeHall(smallHall, { before })
  halls.push(hall)
  return hall
}
const joins = (hall: FakeHall) => hall.commands.filter(({ intent }) => intent.type === 'JoinOfflineTicket')
const take = (kiosk: Kiosk, more: object = {}) => kiosk.ask('takeTicket', request(more))
const printed = (kiosk: Kiosk, number: string) =>
  until(() => expect(kiosk.state().ticket).toMatchObject({ number, print: 'printed' }))

test('[O24] the hall is gone: the kiosk gives out a number of its own, on paper that says so, and tells it when the hall is back', async () => {
  const kiosk = await leftAlone()
  expect(await take(kiosk)).toEqual({ kind: 'taken' })
  await printed(kiosk, 'A-3机-01')
  const paper = kiosk.devices().papers[0]!.text
  for (const words of ['A-3机-01', '离线号', '按取号时间叫号', '-A-3-01']) expect(paper).toContain(words)
  expect(kiosk.state().ticket).toMatchObject({ ahead: null, wait: null })
  const hall = await comesBack(kiosk.hall)
  await until(() => expect(joins(hall)).toHaveLength(1))
  expect(joins(hall)[0]).toMatchObject({ intent: { number: 'A-3机-01', item: 'renew', identity: 'none' } })
  expect(joins(hall)[0]).not.toHaveProperty('person')
  await until(() => expect(kiosk.state().offline).toEqual({ gives: false, waiting: 0, refused: 0 }))
})

test('[O24] a card satisfies its queue and is forgotten: the same card again gets its number again, and nothing of it joins', async () => {
  const kiosk = await leftAlone()
  await layCard(kiosk, 'adult')
  expect(await take(kiosk)).toEqual({ kind: 'taken' })
  await printed(kiosk, 'A-3机-01')
  await kiosk.ask('endVisit', null)
  await kiosk.set('takeCard', null)
  await until(() => expect(kiosk.state().reader.state).toBe('idle'))
  await layCard(kiosk, 'adult')
  expect(await take(kiosk)).toEqual({ kind: 'held', number: 'A-3机-01', queue: 'id-card' })
  expect(readFileSync(join(folder, 'kiosk', 'offline.json'), 'utf8')).not.toMatch(/\d{17}[\dX]|测试|张/)
  const hall = await comesBack(kiosk.hall)
  await until(() => expect(joins(hall)).toHaveLength(1))
  expect(joins(hall)[0]).toMatchObject({ intent: { identity: 'card' } })
  expect(joins(hall)[0]).not.toHaveProperty('person')
})

test('[O25] several items, a slip or an appointment have to wait: nothing is given out for them', async () => {
  const kiosk = await leftAlone()
  expect(await take(kiosk, { target: { kind: 'items', items: ['renew', 'secret'] } })).toEqual({ kind: 'server-away' })
  expect(await take(kiosk, { target: { kind: 'booking', code: '123456' } })).toMatchObject({ kind: 'refused' })
  expect(kiosk.state().offline.waiting).toBe(0)
})

test('[O20] without paper it is given out only when asked for, and joins once the visitor has noted it', async () => {
  const kiosk = await leftAlone()
  await kiosk.set('setPrinter', { condition: 'cover-open' })
  expect(await take(kiosk)).toMatchObject({ kind: 'no-printer' })
  expect(await take(kiosk, { withoutPaper: true })).toEqual({ kind: 'taken' })
  await until(() => expect(kiosk.state().ticket).toMatchObject({ print: 'refused' }))
  expect(await kiosk.ask('acknowledge', null)).toEqual({ kind: 'noted' })
  const hall = await comesBack(kiosk.hall)
  await until(() => expect(joins(hall)).toHaveLength(1))
})

test('[O20] the kiosk dies before the answer comes: started again it asks by the same name, and goes on behind it', async () => {
  const kiosk = await leftAlone()
  await take(kiosk)
  await printed(kiosk, 'A-3机-01')
  await layCard(kiosk, 'adult')
  await take(kiosk)
  await printed(kiosk, 'A-3机-02')
  const hall = await comesBack(kiosk.hall)
  hall.holdAnswers()
  await until(() => expect(joins(hall)).toHaveLength(1))
  await kiosk.host.stop()
  hall.answerAgain()
  const again = await startKiosk({ folder, hall, live: false })
  await until(() =>
    expect(
      joins(hall)
        .map(({ intent }) => (intent as { number: string }).number)
        .slice(-2),
    ).toEqual(['A-3机-01', 'A-3机-02']),
  )
  const [first, second] = joins(hall)
  expect(second).toMatchObject({ id: first!.id, intent: first!.intent })
  expect(second!.age).toBeGreaterThanOrEqual(first!.age)
  await until(() => expect(again.state().offline.waiting).toBe(0))
})

test('[O26] a kiosk that is started while the hall is away goes on from its disk', async () => {
  const kiosk = await leftAlone()
  await take(kiosk)
  await printed(kiosk, 'A-3机-01')
  await kiosk.host.stop()
  const again = await startKiosk({ folder, hall: kiosk.hall, live: false })
  await offline(again)
  expect(again.state()).toMatchObject({ hall: { version: 'v1' }, day: 'open', link: { kind: 'away' } })
  expect(await take(again)).toEqual({ kind: 'taken' })
  await printed(again, 'A-3机-02')
})

test('[O26] what the hall cannot take now is told again; what it refuses stays on the devices page until somebody saw to it', async () => {
  const kiosk = await leftAlone()
  await take(kiosk)
  await printed(kiosk, 'A-3机-01')
  const hall = await comesBack(kiosk.hall)
  hall.refuseNext({ reason: 'unknown-queue' })
  await until(() => expect(kiosk.devices().refused).toMatchObject([{ number: 'A-3机-01' }]))
  expect(kiosk.devices().refused[0]!.why.zh).not.toBe('')
  await kiosk.set('seenTo', { number: 'A-3机-01' })
  await until(() => expect(kiosk.devices().refused).toEqual([]))
  expect(sent({ ...kiosk, hall }, 'JoinOfflineTicket')).toHaveLength(1)
})
