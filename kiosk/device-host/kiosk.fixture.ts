import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { expect, vi } from 'vitest'
import type { KioskState, VisitId } from '../bridge/state.ts'
import type { TicketRequest } from '../bridge/ticket.ts'
import type { KioskVerb } from '../bridge/verbs.ts'
import type { DeviceVerb, DevicesState } from '../bridge/devices.ts'
import { smallHall } from './config.fixture.ts'
import { startFakeHall, type FakeHall } from './hall.fixture.ts'
import { startDeviceHost, type DeviceHost } from './host.ts'
import { readSettings } from './settings.ts'

/** Everything that hangs on one kiosk, a hall it talks to, and the two pages as sockets. */
export interface Kiosk {
  readonly hall: FakeHall
  readonly host: DeviceHost
  readonly logs: string[]
  /** Every message that the kiosk page was sent, as text. */
  readonly heard: string[]
  readonly tokenFile: string
  state(): KioskState
  devices(): DevicesState
  /** Asks in the visit that the page shows, or in another one. */
  ask<T>(verb: KioskVerb, asked: unknown, visit?: VisitId): Promise<T>
  set(verb: DeviceVerb, argument: unknown): Promise<unknown>
}

const stops: (() => Promise<void> | void)[] = []

/** After each test: everything that was started is stopped. */
export async function stopKiosks(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop()
}

export const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 20 })

export async function startKiosk(
  options: { autoApprove?: boolean; live?: boolean; folder?: string; hall?: FakeHall } = {},
): Promise<Kiosk> {
  const hall = options.hall ?? (await startFakeHall(smallHall, options))
  if (options.hall === undefined) stops.push(hall.stop)
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
    async ask<T>(verb: KioskVerb, asked: unknown, visit?: VisitId) {
      await until(() => expect(page.state().visit).toBeTypeOf('string'))
      return (await page.ask(verb, { visit: visit ?? page.state().visit, asked })) as T
    },
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

export function openPage<S extends object>(origin: string, name: string, heard: string[]) {
  const socket: Socket = io(origin + name, { transports: ['websocket'], extraHeaders: { origin }, forceNew: true })
  stops.push(() => void socket.disconnect())
  let state = {} as S
  socket.on('state', (parts: Partial<S>) => {
    heard.push(JSON.stringify(parts))
    state = { ...state, ...parts }
  })
  return {
    state: () => state,
    close: () => void socket.disconnect(),
    async ask(verb: string, argument: unknown): Promise<unknown> {
      const answer = await socket.emitWithAck('ask', verb, argument)
      heard.push(JSON.stringify(answer))
      return answer.ok ? answer.value : answer.why
    },
  }
}

export const request = (more: Partial<TicketRequest> = {}): TicketRequest => ({
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

export async function layCard(kiosk: Kiosk, key: string): Promise<void> {
  await kiosk.set('layCard', { key })
  await until(() => expect(kiosk.state().card).not.toBeNull())
}

export const sent = (kiosk: Kiosk, type: string) => kiosk.hall.commands.filter(({ intent }) => intent.type === type)
