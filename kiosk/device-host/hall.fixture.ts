import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bundleItems, type Entry, type HallConfig, type Intent, type Refusal, type Stop } from '@onehall/domain'
import {
  commandEnvelope,
  hello,
  pairingClaim,
  pairingRequest,
  type Answer,
  type ClientToServer,
  type CommandEnvelope,
  type FoundTicket,
  type ServerToClient,
} from '@onehall/protocol'
import express from 'express'
import { Server } from 'socket.io'

/** A hall server in this process that follows the protocol and remembers what it was asked. */
export interface FakeHall {
  readonly url: string
  readonly tokens: ReadonlySet<string>
  /** Every command that came, oldest first. */
  readonly commands: readonly CommandEnvelope[]
  /** Refuses the next number, or the next that joins. */
  refuseNext(refusal: Refusal): void
  /** Warns of every number from now on. */
  warn(warning: string): void
  /** What `GET /api/tickets/by-number/:number` answers; a number that is not there is none of today. */
  readonly tickets: Map<string, FoundTicket>
  /** Commands are heard but not answered until `answerAgain`. */
  holdAnswers(): void
  answerAgain(): void
  /** From now on no token is known. */
  revokeAll(): void
  approve(): void
  /** Changes the hall's room. */
  set(entries: { readonly [key: string]: Entry }): void
  stop(): Promise<void>
}

export interface FakeHallOptions {
  readonly demo?: boolean
  readonly autoApprove?: boolean
  /** The hall that stood there before: it comes back at the same address, and knows the same kiosks. */
  readonly before?: Pick<FakeHall, 'url' | 'tokens'>
}

export async function startFakeHall(
  config: HallConfig,
  { demo = true, autoApprove = true, before }: FakeHallOptions = {},
): Promise<FakeHall> {
  const commands: CommandEnvelope[] = []
  const tokens = new Set<string>(before?.tokens)
  let approved = autoApprove
  let refusal: Refusal | null = null
  let held: (() => void)[] | null = null
  let serial = 0
  const warnings: string[] = []
  const tickets = new Map<string, FoundTicket>()
  let version = 1
  let entries: { [key: string]: Entry } = {
    day: { kind: 'day', hall: config.hall, day: '2026-03-04', status: 'open', config: config.version, suspended: null },
  }

  const app = express().use(express.json())
  app.post('/api/pairings', (request, response) => {
    pairingRequest.parse(request.body)
    response.json({ code: '204816', secret: 'secret-of-this-code', expiresAt: Date.now() + 600_000 })
  })
  app.post('/api/pairings/:code/claim', (request, response) => {
    const { secret } = pairingClaim.parse(request.body)
    if (!approved) return void response.json({ status: 'waiting' })
    const token = `token-${tokens.size + 1}-${secret}`
    tokens.add(token)
    response.json({ status: 'paired', device: 'kiosk-1', name: '1号机', token, hall: config.hall, counter: null })
  })
  app.get('/api/hall', (_request, response) => {
    const { hall, name, version: published } = config
    response.json({ hall, name, demo, build: 'test', protocol: 1, config: published, publicUrl: null, at: Date.now() })
  })
  app.get('/api/hall/config', (_request, response) => void response.json(config))

  app.get('/api/tickets/by-number/:number', (request, response) => {
    if (!tokens.has((request.headers.authorization ?? '').slice('Bearer '.length)))
      return void response.status(401).json({ refusal: { reason: 'not-signed-in' }, text: { zh: '', en: '' } })
    const found = tickets.get(request.params.number)
    if (found !== undefined) return void response.json(found)
    response.status(404).json({ refusal: { reason: 'not-todays-ticket' }, text: { zh: '', en: '' } })
  })

  app.get('/api/device', (_request, response) => {
    response.json({ device: 'kiosk-1', hall: config.hall, code: 3 })
  })

  const server = createServer(app)
  const io = new Server<ClientToServer, ServerToClient>(server, { serveClient: false })
  const cursor = () => ({ journal: 'journal-1', stream: 'hall:2026-03-04', version })
  io.on('connection', (socket) => {
    socket.on('hello', (raw, answer) => {
      const { rooms } = hello.parse(raw)
      for (const { room } of rooms) {
        void socket.join(room)
        socket.emit('snapshot', { room, cursor: cursor(), at: Date.now(), entries })
      }
      answer({ ok: true, protocol: 1, build: 'test', at: Date.now(), demo, refused: [] })
    })
    socket.on('resume', (_message, answer) => answer({ ok: true }))
    socket.on('command', (raw, answer) => {
      const envelope = commandEnvelope.parse(raw)
      const isKnown = tokens.has(String(socket.handshake.auth['token']))
      if (isKnown) commands.push(envelope)
      const reply = (): void => answer(isKnown ? decide(envelope) : no({ reason: 'not-signed-in' }))
      if (held) held.push(reply)
      else reply()
    })
  })

  function decide({ intent }: CommandEnvelope): Answer {
    const places = placesOf(intent)
    if (intent.type === 'JoinOfflineTicket' && refusal !== null) {
      const now = refusal
      refusal = null
      return no(now)
    }
    if (places === null) return { ok: true, at: Date.now(), result: {} }
    if (refusal !== null) {
      const now = refusal
      refusal = null
      return no(now)
    }
    const [first, ...stops] = places
    const queue = config.queues.find(({ id }) => id === first!.queue)!
    serial++
    const number = `${queue.prefix}${String(serial).padStart(queue.digits, '0')}`
    const issuedAt = Date.parse('2026-03-04T01:31:00Z')
    const result = { ticket: `ticket-000000000000${serial}`, number, queue: queue.id, item: first!.item }
    return {
      ok: true,
      at: issuedAt,
      result: { ...result, class: 'ordinary', badge: null, ahead: 3, issuedAt, stops, warnings },
    }
  }

  /** Where a number leads; null for what gives none. */
  function placesOf(intent: Intent): readonly Stop[] | null {
    switch (intent.type) {
      case 'IssueTicket':
        return [{ queue: intent.queue, item: intent.item }]
      case 'RedeemSlip':
        return [{ queue: config.queues[0]!.id, item: null }]
      case 'IssueVisit': {
        const items = bundleItems(config.catalogue, intent.bundle ?? '')
        return intent.bundle === null ? intent.stops : items.map(({ key: item, queue }) => ({ queue, item }))
      }
      default:
        return null
    }
  }

  await new Promise<void>((resolve) =>
    server.listen(before === undefined ? 0 : Number(new URL(before.url).port), '127.0.0.1', resolve),
  )
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commands,
    tokens,
    tickets,
    warn: (warning) => void warnings.push(warning),
    refuseNext: (next) => void (refusal = next),
    holdAnswers: () => void (held = []),
    answerAgain() {
      for (const reply of held?.splice(0) ?? []) reply()
      held = null
    },
    revokeAll() {
      tokens.clear()
      io.disconnectSockets()
    },
    approve: () => void (approved = true),
    set(next) {
      entries = { ...entries, ...next }
      const { journal, stream, version: from } = cursor()
      version++
      const room = `hall:${config.hall}`
      io.to(room).emit('delta', { room, journal, stream, from, to: version, at: Date.now(), changes: next })
    },
    async stop() {
      await io.close()
      server.closeAllConnections()
    },
  }
}

function no(refusal: Refusal): Answer {
  return { ok: false, refusal }
}
