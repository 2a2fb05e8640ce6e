import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type HallId, type QueueId, type StaffId, configStream } from '@onehall/domain'
import { makeAuth } from './auth/auth.ts'
import { seedDemoAccounts } from './auth/demo-accounts.ts'
import { makeBorder } from './border/border.ts'
import { watchDisk } from './db/disk-reserve.ts'
import { askedBySystem } from './engine/asked.ts'
import { calendarDaysLeft } from './engine/calendar-left.ts'
import { newestConfig } from './engine/config.ts'
import { makeLane } from './engine/lane.ts'
import { makeSchedule } from './engine/schedule.ts'
import { makeApp } from './http/app.ts'
import type { Health } from './http/deps.ts'
import { followDials } from './http/gauges.ts'
import { makeMetrics } from './http/metrics.ts'
import { isOwnHost, isSameOrigin } from './http/origin.ts'
import { openHallData } from './hall-data.ts'
import type { Log } from './log.ts'
import { PLATFORM, owed } from './outbox/owed.ts'
import { makePlatform } from './outbox/platform.ts'
import { type Day, dayOf } from './push/day.ts'
import { publishConfig } from './published-configs.ts'
import { makeHub } from './push/hub.ts'
import { makeSockets } from './push/sockets.ts'
import { makeBookings } from './read-model/bookings.ts'
import { makeDesk } from './read-model/desk.ts'
import { openCases } from './read-model/cases.ts'
import { makeDaySheets } from './read-model/day-sheets.ts'
import { tableRows } from './read-model/rows.ts'
import { makeWebServer } from './web-server.ts'
import { makeLongReads } from './worker/worker.ts'

interface HallServerOptions {
  /** ONEHALL_DATA: everything that must be kept. */
  readonly folder: string
  readonly port: number
  /** `demo` or `real`, for a new folder. */
  readonly mode?: string | undefined
  /** Certificate files of the hall's own, in real mode. */
  readonly tlsFiles?: { readonly cert: string; readonly key: string } | null
  /** What a phone can reach; without it no QR is printed. */
  readonly publicUrl?: string | null
  /** Origin of the online platform. */
  readonly platformUrl: string
  readonly platformSecret?: string | undefined
  /** What the platform calls this hall's application. */
  readonly platformAppId?: string | undefined
  readonly links: { readonly kiosk: string | null; readonly platform: string | null }
  readonly build: string
  readonly log: Log
  readonly now?: () => number
  /** Nothing sound can be said any more: must end the process. */
  readonly fatal: (error: unknown) => void
}

export interface HallServer {
  readonly url: string
  readonly mode: 'demo' | 'real'
  /** One-time code for the first administrator; null where there is one. */
  readonly setUpCode: string | null
  /** Takes no more commands, answers those that wait, closes sockets, then the database. */
  stop(): Promise<void>
}

const APPS = {
  display: fileURLToPath(new URL('../../display/dist/', import.meta.url)),
  counter: fileURLToPath(new URL('../../counter/dist/', import.meta.url)),
}

/** The composition root: every part of the hall server is made here and handed to those that need it. */
export async function startHallServer(options: HallServerOptions): Promise<HallServer> {
  const stops: (() => unknown)[] = []
  const unwind = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  try {
    return await compose(options, stops, unwind)
  } catch (error) {
    await unwind()
    throw error
  }
}

async function compose(
  options: HallServerOptions,
  stops: (() => unknown)[],
  unwind: () => Promise<void>,
): Promise<HallServer> {
  const { folder, log, build, publicUrl = null } = options
  const now = options.now ?? Date.now
  const clock = { now }
  let health: Health = { state: 'starting', journalWritable: true }

  const { prisma, journal, mode, seal, state, configs } = await openHallData({
    folder,
    mode: options.mode,
    log,
    now,
    stops,
  })
  const longReads = makeLongReads(folder)
  stops.push(longReads.stop)
  const served = configs.map(({ hall }) => hall)
  if (mode === 'demo') await seedDemoAccounts(prisma, join(folder, 'demo-accounts.json'), served)
  const metrics = makeMetrics(folder)
  stops.push(metrics.stop)
  const auth = makeAuth({ prisma, mode, clock: now, log })
  stops.push(auth.start())

  const day = (id: HallId): Day | null => dayOf(state, id)
  const platform = makePlatform({
    prisma,
    journal,
    seal,
    log,
    now,
    mode,
    url: options.platformUrl,
    secret: options.platformSecret,
    appId: options.platformAppId,
    config: (id, version) => state.streams.get(configStream(id))?.rows.get('config', version),
  })
  const hub = makeHub({
    journalId: journal.id,
    now,
    day,
    seq: () => state.seq,
    officeCases: (id, department) => openCases({ journal, prisma }, id, department),
    send: (room, message) => sockets.send(room, message),
  })
  stops.push(hub.stop)
  const lane = makeLane({
    journal,
    state,
    clock,
    log,
    fatal: options.fatal,
    derive: (rows, turns) => ({ ...tableRows(turns), outbox: owed(rows, turns, PLATFORM) }),
    publish: (turn) => {
      hub.publish(turn)
      platform.nudge(
        turn.streams.flatMap(({ stream }) => (stream.startsWith('case:') ? [stream.slice('case:'.length)] : [])),
      )
    },
    measure: ({ group, appendMs, kind }) => {
      metrics.groupSize.observe(group)
      metrics.appendMs.observe(appendMs)
      health = { ...health, journalWritable: kind !== 'full' && kind !== 'unknown' }
    },
  })
  const disk = watchDisk(folder)
  stops.push(disk.stop)
  const enter = makeBorder({
    clock,
    seal,
    submit: lane.submit,
    timeZone: (id) => newestConfig(state, id)?.timeZone ?? null,
    diskIsLow: disk.low,
    audit: (actor, intent) => void auth.audit('permission-refused', actor, { intent }),
  })
  stops.push(platform.stop)

  for (const config of configs) if (!state.broken.has(config.hall)) await publishConfig(config, state, lane.submit)
  const schedule = makeSchedule({ state, clock, submit: lane.submit })
  stops.push(lane.stop, schedule.stop)
  await schedule.look()

  const web = await makeWebServer({ mode, folder, tlsFiles: options.tlsFiles ?? null, publicUrl, clock: now, log })
  stops.push(web.stop)
  const desk = makeDesk({ journal, prisma, seal, state, day, now, build, publicUrl, demo: mode === 'demo' })
  const timeZone = (id: HallId): string | null => newestConfig(state, id)?.timeZone ?? null
  const daySheets = makeDaySheets({ prisma, longReads, timeZone, now })
  const app = makeApp({
    mode,
    auth,
    log,
    metrics: metrics.registry,
    health: () => health,
    halls: served,
    hall: desk.hallInfo,
    config: (id) => day(id)?.config ?? newestConfig(state, id),
    stands: (id) =>
      state.broken.has(id) ? 'out-of-service' : day(id)?.rows.get('day', 'day')?.status === 'open' ? 'open' : 'closed',
    caseDetails: desk.caseDetails,
    visitor: desk.visitor,
    daySheets: daySheets.days,
    daySheet: daySheets.sheet,
    bookings: (id) => makeBookings({ state, seal, hall: id, now }),
    ticketByNumber: desk.ticketByNumber,
    platform: platform.status,
    authorise: (id, staff, skills) => authorise(id, staff, skills, lane.submit),
    resend: platform.resend,
    caCertificate: web.caCertificate,
    links: options.links,
    apps: APPS,
  })
  web.http.on('request', app)
  const sockets = makeSockets({
    server: web.http,
    hub: () => hub,
    caller: (handshake, active) => auth.caller(handshake, active),
    enter,
    mayConnect: (headers) => isOwnHost(headers.host, mode) && isSameOrigin(headers, publicUrl),
    isHall: (id) => served.includes(id),
    live: (id) => ({ platform: platform.live(id) }),
    now,
    build,
    demo: mode === 'demo',
  })
  stops.push(auth.onCut(sockets.cut), sockets.stop)
  stops.push(
    followDials(metrics, {
      halls: served,
      waitingCommands: lane.waiting,
      sockets: sockets.connected,
      isUp: (id) => !state.broken.has(id),
      calendarDaysLeft: (id) => {
        const config = newestConfig(state, id)
        return config === null ? 0 : calendarDaysLeft(config, now())
      },
      owed: platform.live,
    }),
  )
  platform.nudge()

  const url = await web.listen(options.port)
  health = { ...health, state: 'ready' }
  return {
    url,
    mode,
    setUpCode: await auth.setUp.code(),
    async stop() {
      health = { ...health, state: 'stopping' }
      schedule.stop()
      await lane.stop()
      await unwind()
    },
  }
}

/** May serve follows at once where the person sits; on a closed day nobody sits anywhere. */
async function authorise(
  hall: HallId,
  staff: StaffId,
  skills: readonly QueueId[],
  submit: ReturnType<typeof makeLane>['submit'],
): Promise<void> {
  await submit(askedBySystem(hall, `authorise.${randomUUID()}`, { type: 'AuthoriseClerk', staff, skills }))
}
