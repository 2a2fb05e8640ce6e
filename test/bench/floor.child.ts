import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Server } from 'socket.io'

/**
 * The floor: the same messages, acks and fan-out over raw prepared statements at the same durability (WAL, FULL, one
 * transaction for all that one turn of the event loop brought), without domain, checks, hashes or resume. What is between
 * this and the hall is what the hall itself costs.
 */
const folder = mkdtempSync(join(process.argv[2]!, 'floor-'))
const db = new DatabaseSync(join(folder, 'floor.db'))
db.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table journal (seq integer primary key, stream text, version integer, type text, at integer, actor text, command_id text, data text, unique (stream, version)) strict;
  create table command (id text primary key, sender text, outcome text, at integer) strict, without rowid;
  create table ticket (id text primary key, hall text, day text, number text, queue text, status text, issued_at integer, unique (hall, day, number)) strict, without rowid`)
const insertRow = db.prepare('insert into journal values (?, ?, ?, ?, ?, ?, ?, ?)')
const insertCommand = db.prepare('insert into command values (?, ?, ?, ?)')
const insertTicket = db.prepare('insert into ticket values (?, ?, ?, ?, ?, ?, ?)')

interface Asked {
  readonly id: string
  readonly intent: { readonly type: string; readonly queue?: string }
}
let seq = 0
let waiting: { readonly asked: Asked; readonly reply: (answer: object) => void }[] = []
let dirty = false

const http = createServer()
const io = new Server(http, { serveClient: false })
io.on('connection', (socket) => {
  socket.on('wall', () => void socket.join('walls'))
  socket.on('command', (asked: Asked, reply: (answer: object) => void) => {
    if (waiting.push({ asked, reply }) === 1) setImmediate(flush)
  })
})

function flush(): void {
  const group = waiting
  waiting = []
  const at = Date.now()
  db.exec('begin immediate')
  const answers = group.map(({ asked }) => {
    seq += 1
    const number = `A${String(seq).padStart(3, '0')}`
    const answer = {
      ok: true,
      at,
      result: {
        ticket: asked.id,
        number,
        queue: asked.intent.queue,
        item: null,
        class: 'ordinary',
        ahead: seq,
        issuedAt: at,
      },
    }
    insertRow.run(
      seq,
      'hall:demo:day',
      seq,
      'TicketIssued',
      at,
      'device:kiosk',
      asked.id,
      JSON.stringify({ ...asked.intent, number }),
    )
    insertCommand.run(asked.id, 'device:kiosk', JSON.stringify(answer), at)
    insertTicket.run(asked.id, 'demo', 'day', number, asked.intent.queue ?? '', 'waiting', at)
    return answer
  })
  db.exec('commit')
  dirty = true
  group.forEach(({ reply }, i) => reply(answers[i]!))
}

const counts = setInterval(() => {
  if (dirty)
    io.to('walls').emit('delta', {
      room: 'hall:demo',
      from: 0,
      to: seq,
      changes: { 'queue/A': { kind: 'queue', waiting: seq } },
    })
  dirty = false
}, 1_000)
http.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }))
process.on('disconnect', () => {
  clearInterval(counts)
  db.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
