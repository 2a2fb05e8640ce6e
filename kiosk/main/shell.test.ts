import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { KioskState } from '../bridge/state.ts'
import type { KioskBridge } from '../bridge/verbs.ts'
import { KIOSK_VERBS } from '../bridge/verbs.ts'
import { makeParts } from '../device-host/parts.ts'
import type { Verbs } from '../device-host/verbs.ts'
import { exposeKiosk } from '../preload/expose.ts'
import { makeElectronStub } from './electron.fixture.ts'
import { openShell } from './shell.ts'

const origin = 'http://127.0.0.1:8081'

async function open() {
  const stub = makeElectronStub()
  const state = makeParts<KioskState>({ demo: true, day: 'open', ticket: null } as KioskState)
  const asked: unknown[] = []
  let gone = 0
  const served = {
    schemas: KIOSK_VERBS,
    run: {
      takeTicket: async () => ({ kind: 'busy' }),
      answerWarning: async () => ({ kind: 'left' }),
      findTicket: async () => ({ kind: 'server-away' }),
      resumeFound: async () => ({ kind: 'server-away' }),
      leaveFound: async () => ({ kind: 'server-away' }),
      reprint: async (request: unknown) => {
        asked.push(request)
        return { kind: 'printed' }
      },
      acknowledge: async () => ({ kind: 'noted' }),
      printChecklist: async () => {
        throw new Error('a secret of the host')
      },
      slots: async () => ({ kind: 'server-away' }),
      book: async () => ({ kind: 'server-away' }),
      findAppointment: async () => ({ kind: 'unknown' }),
      cancelAppointment: async () => ({ kind: 'cancelled' }),
      printAppointment: async () => ({ kind: 'printed' }),
      endVisit: async () => undefined,
    },
  } satisfies Verbs<keyof typeof KIOSK_VERBS>
  const kiosk = { state, verbs: served, endVisit: () => void gone++ }
  const stop = await openShell(stub.electron, { origin, kiosk }, '/preload.cjs', () => {})
  exposeKiosk(stub.preload)
  const bridge = stub.exposed['kiosk'] as KioskBridge
  return { ...stub, state, asked, stop, gone: () => gone, bridge, verbs: bridge.inVisit('v') }
}

describe('the desktop shell', () => {
  test('[K40] the page is isolated, sandboxed and without Node; the window opens no other', async () => {
    const { seen } = await open()
    expect(seen.loaded).toBe(`${origin}/kiosk/`)
    expect(seen.options).toMatchObject({
      kiosk: true,
      webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
    })
    expect(seen.mayOpen).toEqual({ action: 'deny' })
    expect(seen.permission?.('media')).toBe(false)
  })

  test('[K40] no address but our own is navigated to', async () => {
    const { emit } = await open()
    const goes = (url: string): boolean => {
      let prevented = false
      emit('will-navigate', { preventDefault: () => void (prevented = true) }, url)
      return !prevented
    }
    expect([`${origin}/kiosk/`, 'http://example.com/', 'file:///etc/passwd', 'nonsense'].map(goes)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('[K41] the preload exposes exactly the verbs of the bridge', async () => {
    const { exposed, bridge } = await open()
    expect(Object.keys(exposed)).toEqual(['kiosk'])
    expect(Object.keys(bridge).sort()).toEqual(['inVisit', 'onHost', 'onState'])
    expect(Object.keys(bridge.inVisit('v')).sort()).toEqual(Object.keys(KIOSK_VERBS).sort())
  })

  test('[K42] a page that begins hears the whole state, then what changes', async () => {
    const { bridge, state } = await open()
    const heard: Partial<KioskState>[] = []
    const stop = bridge.onState((parts) => heard.push(parts))
    await Promise.resolve()
    state.set({ day: 'closed' })
    stop()
    state.set({ day: 'open' })
    expect(heard).toEqual([{ demo: true, day: 'open', ticket: null }, { day: 'closed' }])
  })

  test('[Y40] only our own page in the main frame is heard', async () => {
    const { verbs, speakFrom, asked } = await open()
    const parent = { url: `${origin}/kiosk/`, parent: null }
    for (const frame of [null, { url: 'http://example.com/', parent: null }, { url: parent.url, parent }]) {
      speakFrom(frame)
      await expect(verbs.reprint({ number: 'A001' })).rejects.toThrow('malformed')
    }
    speakFrom(parent)
    expect(await verbs.reprint({ number: 'A001' })).toEqual({ kind: 'printed' })
    expect(asked).toEqual([{ visit: 'v', asked: { number: 'A001' } }])
  })

  test('[Y41] what does not fit a verb is refused; an error of the host says nothing of itself', async () => {
    const { verbs, asked } = await open()
    await expect(verbs.reprint({ number: 7 } as never)).rejects.toThrow('malformed')
    expect(asked).toEqual([])
    const request = { items: ['renew'], bundle: null, answers: {} } as never
    await expect(verbs.printChecklist(request)).rejects.toThrow(/refused printChecklist: failed$/)
  })

  test('[Y42] a page that crashed ends the visit and is loaded again; a stopped shell leaves no handler', async () => {
    const { emit, gone, seen, stop, handlers } = await open()
    emit('render-process-gone')
    expect({ gone: gone(), reloads: seen.reloads }).toEqual({ gone: 1, reloads: 1 })
    stop()
    expect([...handlers.keys()]).toEqual([])
  })

  test('[K43] both carriers know the same verbs, each with its schema', () => {
    for (const schema of Object.values(KIOSK_VERBS)) expect(schema).toBeInstanceOf(z.ZodType)
  })
})
