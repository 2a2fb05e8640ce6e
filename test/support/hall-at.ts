import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KioskState } from '../../kiosk/bridge/state.ts'
import { startDeviceHost } from '../../kiosk/device-host/host.ts'
import { readSettings } from '../../kiosk/device-host/settings.ts'
import { startHallServer } from '../../server/src/hall-server.ts'
import { makeLog } from '../../server/src/log.ts'
import type { DemoAccount } from './system.ts'

/** A hall server and a kiosk's device host in this process, on a clock that can be set: what happens tomorrow is tried today. */
export interface HallAt {
  readonly hall: string
  readonly kiosk: string
  /** Sets the clock of the hall, `2026-03-05T08:40`, in Shanghai. */
  setClock(to: string): void
  account(name: string): DemoAccount
  /** What the kiosk's page is told now. */
  kioskState(): KioskState
  /** Lines that the hall server logged as a warning or worse. */
  readonly logged: readonly string[]
  stop(): Promise<void>
}

const SAMPLE = fileURLToPath(new URL('../../server/sample/', import.meta.url))

/** The parts of `hall.json` that a test may want otherwise. */
interface HallFile {
  readonly queues: { readonly id: string; dailyLimit: number | null }[]
  readonly timetables: { readonly queue: string; readonly sessions: { readonly key: string; limit?: number }[] }[]
}

/** @param change the sample hall otherwise than it comes */
export async function startHallAt(time: string, change?: (hall: HallFile) => void): Promise<HallAt> {
  const folder = mkdtempSync(join(tmpdir(), 'onehall-at-'))
  if (change !== undefined) {
    const config = join(folder, 'config')
    cpSync(SAMPLE, config, { recursive: true, filter: (source) => !source.endsWith('township') })
    const file = join(config, 'hall.json')
    const hall = JSON.parse(readFileSync(file, 'utf8')) as HallFile
    change(hall)
    writeFileSync(file, JSON.stringify(hall))
  }
  const offsetTo = (to: string): number => Date.parse(`${to}:00+08:00`) - Date.now()
  let offset = offsetTo(time)
  const logged: string[] = []
  const server = await startHallServer({
    folder,
    port: 0,
    mode: 'demo',
    platformUrl: 'http://127.0.0.1:9',
    links: { kiosk: null, platform: null },
    build: 'test',
    log: makeLog('error', { write: (line) => void logged.push(line) }),
    now: () => Date.now() + offset,
    fatal: (error) => {
      throw error
    },
  })
  const settings = { ...readSettings({ HALL_URL: server.url, ONEHALL_DATA: folder }), port: 0 }
  const host = await startDeviceHost(settings, () => {})
  const known = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  return {
    hall: server.url,
    kiosk: host.origin,
    setClock: (to) => void (offset = offsetTo(to)),
    account: (name) => known.find(({ account }) => account === name)!,
    kioskState: host.kiosk.state.get,
    logged,
    async stop() {
      await host.stop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
