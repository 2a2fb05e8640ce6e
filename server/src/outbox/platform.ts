import {
  DEMO_APP_ID,
  DEMO_SECRET,
  PUSH_PATH,
  type PlatformConnector,
  SANDBOX_PROFILE,
  makeHttpSigned,
} from '@onehall/connectors'
import type { PlatformStatus } from '@onehall/protocol'
import type { HallId, StaffId } from '@onehall/domain'
import type { Prisma } from '../db/prisma.ts'
import type { Reply, StaffCaller } from '../http/deps.ts'
import type { Mode } from '../mode.ts'
import { type FactSeams, makeFacts } from './facts.ts'
import { PLATFORM } from './owed.ts'
import { type SenderSeams, makeSender } from './sender.ts'

/** How often the outbox is counted for screens and metrics. */
const COUNT_EVERY_MS = 5_000

interface PlatformSeams extends Omit<FactSeams, 'staffName'> {
  readonly prisma: Prisma
  readonly log: SenderSeams['log']
  readonly now: () => number
  readonly mode: Mode
  /** Origin of the online platform. */
  readonly url: string
  readonly secret: string | undefined
  /** What the platform calls the application that signs. */
  readonly appId: string | undefined
}

/** The online platform as the hall sees it: what is owed is sent, counted, and shown to whoever must look. */
export function makePlatform({ prisma, log, now, mode, url, secret, appId, ...facts }: PlatformSeams) {
  const sender = makeSender({
    prisma,
    log,
    connector:
      mode === 'demo' ? connectorTo(url, appId ?? DEMO_APP_ID, secret ?? DEMO_SECRET) : connectorTo(url, appId, secret),
    factsOf: makeFacts({ ...facts, staffName: (staff) => staffName(prisma, staff) }),
    clock: { now, after },
  })
  let counted: Awaited<ReturnType<typeof sender.status>> = new Map()
  const count = async (): Promise<void> => {
    counted = await sender.status()
  }
  const timer = setInterval(() => {
    count().catch((error: unknown) => log.error({ err: error }, 'the outbox could not be counted'))
  }, COUNT_EVERY_MS)

  const live = (hall: HallId) => ({
    ...(counted.get(hall) ?? { depth: 0, oldestAgeMs: 0, dead: 0 }),
    reachable: sender.reachable(),
  })

  return {
    nudge: sender.nudge,
    /** What a hall owes, as counted a moment ago. */
    live,
    async status(hall: HallId): Promise<PlatformStatus> {
      await count()
      const { depth, oldestAgeMs, reachable } = live(hall)
      return { depth, oldestAgeMs, reachable, dead: [...(await sender.deadLetters(hall))] }
    },
    async resend(push: string, { hall }: StaffCaller): Promise<Reply<{ done: true }>> {
      const sent = await sender.resend(push, hall)
      return sent ? { ok: true, body: { done: true } } : { ok: false, refusal: { reason: 'unknown-push' } }
    },
    async stop(): Promise<void> {
      clearInterval(timer)
      await sender.stop()
    },
  }
}

/** A real hall that has no id or no secret is not connected: what it owes waits, and says why. */
function connectorTo(url: string, appId: string | undefined, secret: string | undefined): PlatformConnector {
  if (appId === undefined || secret === undefined) {
    const why = `尚未设置 ${appId === undefined ? 'PLATFORM_APP_ID' : 'PLATFORM_SECRET'}，暂不报送`
    return { name: PLATFORM, send: () => Promise.resolve({ kind: 'unavailable', why }) }
  }
  return makeHttpSigned({
    name: PLATFORM,
    url: new URL(PUSH_PATH, url).href,
    appId,
    secret,
    profile: SANDBOX_PROFILE,
  })
}

async function staffName(prisma: Prisma, id: StaffId): Promise<string | null> {
  return (await prisma.staff.findUnique({ where: { id } }))?.displayName ?? null
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}
