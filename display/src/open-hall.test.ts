import { makeManualClock, type HallClient, type RestAnswer } from '@onehall/client'
import type { HallConfig } from '@onehall/domain'
import type { HallInfo } from '@onehall/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { openHall, RETRY_MS, type HallDoor } from './open-hall.ts'

const away = { ok: false, refusal: { reason: 'out-of-service' } } as const
const info: RestAnswer<HallInfo> = { ok: true, value: { hall: 'demo' } as HallInfo }
const configOf = (version: string): RestAnswer<HallConfig> => ({ ok: true, value: { version } as HallConfig })

let door: HallDoor | undefined
afterEach(() => door?.stop())

function stage() {
  const clock = makeManualClock()
  const server = { hall: away as RestAnswer<HallInfo>, config: away as RestAnswer<HallConfig>, asked: 0 }
  const client = { stop: vi.fn() } as unknown as HallClient
  const rest = {
    hall: async () => {
      server.asked++
      return server.hall
    },
    config: async () => server.config,
  }
  const opened = openHall({ rest, clock, url: '', onOutdated: () => {}, connect: () => client })
  door = opened
  const until = (check: () => void) => vi.waitFor(check, { interval: 1 })
  const version = () => {
    const now = opened.opening.get()
    return now.kind === 'open' ? now.hall.config.version : null
  }
  return { door: opened, clock, server, client, until, version }
}

test('[W13] a wall that is up before its server says so and tries again until it is there', async () => {
  const { door: opened, clock, server, until, version } = stage()
  await until(() => expect(opened.opening.get()).toEqual({ kind: 'connecting', tries: 1 }))
  clock.advance(RETRY_MS)
  await until(() => expect(opened.opening.get()).toEqual({ kind: 'connecting', tries: 2 }))
  server.hall = info
  server.config = configOf('v1')
  clock.advance(RETRY_MS)
  await until(() => expect(version()).toBe('v1'))
  expect(clock.running()).toBe(0)
})

test('[W30] a wall whose address names no hall of the server says so, and opens when there is one', async () => {
  const { door: opened, clock, server, until, version } = stage()
  await until(() => expect(clock.running()).toBe(1))
  const refusal = { reason: 'unknown-hall' } as const
  server.hall = server.config = { ok: false, refusal }
  clock.advance(RETRY_MS)
  await until(() => expect(opened.opening.get()).toEqual({ kind: 'refused', refusal }))
  server.hall = info
  server.config = configOf('v1')
  clock.advance(RETRY_MS)
  await until(() => expect(version()).toBe('v1'))
})

test('[W14] a day that runs on another configuration has it fetched, and tried again while it is not there', async () => {
  const { door: opened, clock, server, until, version } = stage()
  server.hall = info
  server.config = configOf('v1')
  await until(() => expect(opened.opening.get().kind === 'connecting' && clock.running()).toBeTruthy())
  clock.advance(RETRY_MS)
  await until(() => expect(version()).toBe('v1'))
  opened.runsOn('v1')
  expect(clock.running()).toBe(0)
  opened.runsOn('v2')
  await until(() => expect(clock.running()).toBe(1))
  server.config = configOf('v2')
  clock.advance(RETRY_MS)
  await until(() => expect(version()).toBe('v2'))
})

test('[W15] stopped, it leaves neither timer nor connection', async () => {
  const { door: opened, clock, server, client, until, version } = stage()
  await until(() => expect(clock.running()).toBe(1))
  server.hall = info
  server.config = configOf('v1')
  clock.advance(RETRY_MS)
  await until(() => expect(version()).toBe('v1'))
  opened.stop()
  expect(client.stop).toHaveBeenCalled()
  expect(clock.running()).toBe(0)
})
