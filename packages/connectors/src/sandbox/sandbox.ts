import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { z } from 'zod'
import type { Ms } from '../contract.ts'
import { pushMessage } from '../http-signed/message.ts'
import type { PushAnswer } from '../http-signed/message.ts'
import { makeVerifier } from '../http-signed/signature.ts'
import type { Objection } from '../up-table/objection.ts'
import { objectionText } from '../up-table/objection.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import { FAULTS, SLOW_MS } from './fault.ts'
import type { Fault } from './fault.ts'
import { makeLedger } from './ledger.ts'
import type { LedgerRecord } from './ledger.ts'
import { contentPolicy, renderPage } from './page.ts'
import { inWords, receivedCases } from './received.ts'
import type { ObjectionEntry } from './received.ts'
import { openRecordFile } from './record-file.ts'

/** Where pushes are posted, below the sandbox's address. */
export const PUSH_PATH = '/api/push'

/** Known to everybody who reads this: for demonstrations on one machine, never for a platform that others reach. */
export const DEMO_SECRET = 'onehall-demo-secret-not-for-production'
export const DEMO_APP_ID = 'onehall'

export type SandboxOptions = {
  /** 0 picks a free one. */
  readonly port: number
  readonly host: string
  /** Append-only JSON lines; without it everything is forgotten at the stop. */
  readonly dataFile?: string
  readonly secret: string
  readonly clock?: () => Ms
}

/** How many refused strangers are remembered. They are not written to the file: a stranger must not fill a disk. */
const STRANGERS_KEPT = 50

const faultOrder = z.strictObject({ mode: z.enum(FAULTS) })

/**
 * Starts the sandbox platform and resolves once it listens. Rejects when the port is taken or the data file is damaged.
 * `stop` cuts what is under way, resolves when all is closed: what was taken is in the file, told or not.
 */
export async function startSandbox(options: SandboxOptions): Promise<{ url: string; stop: () => Promise<void> }> {
  const { secret, clock = Date.now } = options
  const ledger = makeLedger(SANDBOX_PROFILE, secret)
  const file = options.dataFile === undefined ? undefined : openRecordFile(options.dataFile, ledger.apply)
  const verify = makeVerifier(secret, clock)
  const strangers: ObjectionEntry[] = []
  let strangersSeen = 0
  /** A page kept open over a restart must not take the new count for the old one. */
  const run = randomUUID()
  const late = new Set<NodeJS.Timeout>()
  let fault: Fault = 'none'

  /** On the disk first, then in memory, then told. */
  function take(record: LedgerRecord): PushAnswer {
    file?.append(record)
    ledger.apply(record)
    if (record.effect !== 'objected') return { accepted: true, requestNo: record.requestNo }
    return { accepted: false, objections: record.objections.map((objection) => objectionText(objection, 'zh')) }
  }

  function refuse(response: Response, status: number, objection: Objection): void {
    strangers.push({ at: clock(), requestNo: null, projectNo: null, objections: [inWords(objection)] })
    strangersSeen += 1
    if (strangers.length > STRANGERS_KEPT) strangers.shift()
    answer(response, status, { accepted: false, objections: [objectionText(objection, 'zh')] })
  }

  function receive(request: Request, response: Response): void {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const parts = {
      method: request.method,
      path: request.originalUrl,
      timestamp: request.get('timestamp') ?? '',
      nonce: request.get('nonce') ?? '',
    }
    const verdict = verify(parts, body, request.get('signature') ?? '')
    if (verdict !== 'genuine') return refuse(response, 401, { reason: verdict })
    if (fault === '500') return void response.status(500).end()

    const message = parseMessage(body)
    if (!message) return refuse(response, 400, { reason: 'malformed' })
    const first = take(ledger.judge(message, clock()))
    if (fault === 'drop-ack') return void request.socket.destroy()
    if (fault === 'duplicate') take(ledger.judge(message, clock()))
    const status = first.accepted ? 200 : 422
    if (fault !== 'slow') return answer(response, status, first)
    const timer = setTimeout(() => {
      late.delete(timer)
      answer(response, status, first)
    }, SLOW_MS)
    late.add(timer)
  }

  function received() {
    return { revision: `${run}.${ledger.revision() + strangersSeen}`, fault, ...receivedCases(ledger) }
  }

  function objected(): ObjectionEntry[] {
    const ofRecords = ledger.objected().map((record) => ({
      at: record.at,
      requestNo: record.requestNo,
      projectNo: record.projectNo,
      objections: record.objections.map(inWords),
    }))
    return [...ofRecords, ...strangers].sort((a, b) => b.at - a.at)
  }

  const app = express()
  app.disable('x-powered-by')
  app.post(PUSH_PATH, express.raw({ type: 'application/json', limit: '1mb', inflate: false }), receive)
  app.get('/api/received', (_, response) => void response.set('cache-control', 'no-store').json(received()))
  app.get('/api/objections', (_, response) => {
    response.set('cache-control', 'no-store').json({ objections: objected() })
  })
  app.post('/api/fault', express.json({ limit: '1kb' }), (request, response) => {
    const order = faultOrder.safeParse(request.body)
    if (!order.success) return void response.status(400).json({ reason: 'unknown-fault', known: FAULTS })
    fault = order.data.mode
    response.json({ mode: fault })
  })
  app.get('/', (request, response) => {
    const language = request.query['lang'] === 'en' ? 'en' : 'zh'
    response.set({
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.type('html').send(renderPage({ ...received(), objections: objected() }, language))
  })
  app.use((_, response) => void response.status(404).json({ reason: 'not-found' }))
  app.use(onError)

  const server = createServer(app)
  server.listen(options.port, options.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    file?.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host

  async function close(): Promise<void> {
    const closed = once(server, 'close')
    for (const timer of late) clearTimeout(timer)
    server.close()
    server.closeAllConnections()
    await closed
    file?.close()
  }
  let closing: Promise<void> | undefined
  return { url: `http://${host}:${port}`, stop: () => (closing ??= close()) }
}

function parseMessage(body: Buffer) {
  try {
    return pushMessage.safeParse(JSON.parse(body.toString('utf8'))).data
  } catch {
    return undefined
  }
}

function answer(response: Response, status: number, body: PushAnswer): void {
  if (!response.destroyed) response.status(status).json(body)
}

/** Body parsers refuse with a status of their own (too large, broken JSON); anything else is a fault of the sandbox. */
const onError: ErrorRequestHandler = (error: { status?: unknown }, _request, response, _next) => {
  const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500
  if (!response.headersSent) response.status(status).json({ reason: status === 500 ? 'internal' : 'bad-request' })
}
