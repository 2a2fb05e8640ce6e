import { io } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import type { KioskState } from '../bridge/state.ts'
import type { KioskVerb } from '../bridge/verbs.ts'
import { layCard, openPage, request, sent, startKiosk, stopKiosks, until, type Kiosk } from './kiosk.fixture.ts'

afterEach(stopKiosks)

describe('the page before the visitor', () => {
  const openKiosk = (kiosk: Kiosk) => openPage<KioskState>(kiosk.host.origin, '/kiosk', [])

  test('[Y22] a page that begins, and one that goes away, ends the visit', async () => {
    const kiosk = await startKiosk()
    await layCard(kiosk, 'adult')
    const page = openKiosk(kiosk)
    await until(() => expect(page.state()).toMatchObject({ card: null, reader: { forgotten: 'remind' } }))
    expect(kiosk.state().card).toBeNull()
    await kiosk.set('takeCard', null)
    await until(() => expect(kiosk.state().reader.state).toBe('idle'))
    await layCard(kiosk, 'adult')
    page.close()
    await until(() => expect(kiosk.state().card).toBeNull())
  })

  test('[K73] that an older page goes late ends nothing: the visit belongs to the page that came last', async () => {
    const kiosk = await startKiosk()
    const old = openKiosk(kiosk)
    await until(() => expect(old.state().visit).toBeTypeOf('string'))
    const page = openKiosk(kiosk)
    await until(() => expect(page.state().visit).toBeTypeOf('string'))
    await layCard(kiosk, 'adult')
    const { visit } = kiosk.state()
    old.close()
    await until(() => expect(kiosk.logs.join()).toContain('page gone'))
    expect(await kiosk.ask('findTicket', { code: 'A001' })).toMatchObject({ kind: 'unknown' })
    expect(page.state()).toMatchObject({ visit, card: { name: '测*乙' } })
  })

  test('[K70] what is asked in a visit that is over is not done: nobody gets a number, nobody’s visit ends', async () => {
    const kiosk = await startKiosk()
    const { visit } = kiosk.state()
    await kiosk.ask('endVisit', null)
    await until(() => expect(kiosk.state().visit).not.toBe(visit))
    await layCard(kiosk, 'adult')
    expect(await kiosk.ask('takeTicket', request(), visit)).toBe('failed')
    expect(await kiosk.ask('endVisit', null, visit)).toBe('failed')
    expect(kiosk.state()).toMatchObject({ card: { name: '测*乙' }, ticket: null })
    expect(sent(kiosk, 'IssueTicket')).toEqual([])
    expect(kiosk.logs.join()).toContain('VisitOver')
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
