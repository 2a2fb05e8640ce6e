import { statSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { request, startKiosk, stopKiosks, until } from './kiosk.fixture.ts'

afterEach(stopKiosks)

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
