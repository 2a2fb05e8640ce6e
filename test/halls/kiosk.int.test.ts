import { join } from 'node:path'
import type { QueueId } from '@onehall/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TakeAnswer, TicketRequest } from '../../kiosk/bridge/ticket.ts'
import { type DeviceHost, startDeviceHost } from '../../kiosk/device-host/host.ts'
import { openDatabase } from '../../server/src/db/database.ts'
import { type TwoHalls, WEST, startTwoHalls } from './two-halls.ts'

const QUEUE = 'livelihood' as QueueId

let halls: TwoHalls
let host: DeviceHost | null
beforeEach(async () => {
  halls = await startTwoHalls()
  host = null
})
afterEach(async () => {
  await host?.stop()
  await halls.close()
})

test('[M12] a kiosk issues into the hall that it was paired to, and into no other', async () => {
  host = await startDeviceHost(
    {
      port: 0,
      hallUrl: halls.server().url,
      hall: WEST,
      tokenFile: join(halls.folder, 'kiosk', 'token.json'),
      printer: { kind: 'simulated' },
      reader: { kind: 'simulated' },
      cardsFile: null,
      pages: halls.folder,
    },
    () => {},
  )
  const { state, verbs } = host.kiosk
  await vi.waitFor(() => expect(state.get()).toMatchObject({ link: { kind: 'live' }, hall: { hall: WEST } }), 10_000)
  const visit = { purpose: 'handle', count: 1, forWhom: 'self', escort: false } as const
  const manner = { elder: false, language: 'zh', withoutPaper: true } as const
  const take = verbs.run.takeTicket as (argument: { visit: string; asked: TicketRequest }) => Promise<TakeAnswer>
  const request: TicketRequest = { target: { kind: 'queue', queue: QUEUE }, ...visit, ...manner }
  expect(await take({ visit: state.get().visit, asked: request })).toEqual({ kind: 'taken' })
  await vi.waitFor(() => expect(state.get().ticket).toMatchObject({ number: 'A001' }), 10_000)
  await host.stop()
  host = null
  await halls.stopServer()
  const { prisma, close } = openDatabase(halls.folder)
  expect(await prisma.ticket.findMany({ select: { hall: true, number: true } })).toEqual([
    { hall: WEST, number: 'A001' },
  ])
  await close()
})
