import { afterEach, describe, expect, test } from 'vitest'
import { request, sent, startKiosk, stopKiosks, until, type Kiosk } from './kiosk.fixture.ts'

afterEach(stopKiosks)

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

  test("[K75] who shows the ticket gives the number back; a number that is only typed may be somebody else's", async () => {
    const kiosk = await startKiosk()
    put(kiosk, 'A015', found({}))
    put(kiosk, '20260304-A015', found({}))
    expect(await kiosk.ask('findTicket', { code: 'A015' })).toMatchObject({ found: { mayLeave: false } })
    expect(await kiosk.ask('leaveFound', null)).toMatchObject({ kind: 'unknown' })
    expect(sent(kiosk, 'LeaveTicket')).toEqual([])
    expect(await kiosk.ask('findTicket', { code: '20260304-A015' })).toMatchObject({ found: { mayLeave: true } })
    expect(await kiosk.ask('leaveFound', null)).toEqual({ kind: 'left', number: 'A015' })
    expect(sent(kiosk, 'LeaveTicket').map(({ intent }) => intent)).toEqual([
      { type: 'LeaveTicket', ticket: 'ticket-0123456789abc' },
    ])
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
    expect(await kiosk.ask('findTicket', { code: '20261399-A015' })).toEqual({ kind: 'unknown', number: 'A015' })
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
