import type { Delta, Snapshot } from '@onehall/protocol'
import { expect, test, vi } from 'vitest'
import { clerk, kiosk, manager } from '../../test/actors.ts'
import { at, issue, wholeDay } from '../../test/day.ts'
import { makeTestHall, newId } from '../../test/hall.ts'
import { mangled } from '../../test/mangle.ts'
import { makeRandom, seedOf } from '../../test/random.ts'
import { dump } from '../../test/refold.ts'
import { withSockets } from '../../test/with-sockets.ts'

const HALL = 'hall:sample-hall'
const here = withSockets()
const { connect } = here
const refused = (reason: string) => ({ ok: false, refusal: { reason } })
const envelope = (intent: object) => ({ id: newId(), hall: here.server.hall.hall, age: 0, intent })
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 5 })

test('[N30] a message longer than the border takes is payload-too-large; one far longer ends its own connection only', async () => {
  const [a, b] = [await connect('kiosk-1'), await connect('kiosk-2')]
  expect(await a.command({ ...envelope(issue('social')), filler: 'x'.repeat(70_000) })).toEqual(
    refused('payload-too-large'),
  )
  a.socket.emit('command', { filler: 'x'.repeat(300_000) } as never, () => {})
  await until(() => expect(a.socket.connected).toBe(false))
  expect(await b.command(envelope(issue('social')))).toMatchObject({ ok: true })
})

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000)
const FRAMES = [
  '4',
  '42',
  '42["hello"',
  '4x',
  '45-["x"]',
  '451-["command",{"_placeholder":true,"num":9}]',
  '\u0000',
  '40/elsewhere,{}',
]

test('[N30] frames that are no messages hurt nobody else', async () => {
  const other = await connect('kiosk-2')
  for (const frame of [...FRAMES, `420["command",${DEEP}]`]) {
    const client = await connect('kiosk-1')
    const engine = client.socket.io.engine as never as { transport: { ws: { send(text: string): void } } }
    engine.transport.ws.send(frame)
    await client.socket
      .timeout(100)
      .emitWithAck('command', envelope(issue('medical')) as never)
      .catch(() => {})
    expect(await other.command(envelope(issue('social')))).toMatchObject({ ok: true })
  }
})

test(
  '[N31] 10,000 malformed messages of every event: typed refusals, the server up, the state unchanged',
  { timeout: 120_000 },
  async () => {
    const random = makeRandom(seedOf('sockets'))
    const other = await makeTestHall()
    const commands = (await wholeDay(other))
      .map(({ envelope: each }) => each)
      .filter(({ intent }) => intent.type !== 'PublishConfig')
    await other.close()
    const before = dump(here.server.hall.state)
    const tokens = [undefined, 'kiosk-1', 'clerk-1', 'manager-1', 'wall-1']
    const all = await Promise.all(tokens.map((token) => connect(token)))
    const room = () =>
      random.pick([
        HALL,
        'queue:sample-hall:social',
        'manager:sample-hall',
        'office:sample-hall:hrss',
        'zone:x:y:z',
        '__proto__',
      ])
    const cursor = () => (random.percent(50) ? null : { journal: 'j', stream: 's', version: random.below(9) })
    const lawful: { readonly [event: string]: () => unknown } = {
      hello: () => ({ protocol: 1, rooms: [{ room: room(), cursor: cursor() }] }),
      resume: () => ({ room: room(), cursor: cursor() }),
      command: () => ({ ...random.pick(commands), hall: 'elsewhere', id: newId() }),
    }
    const reasons = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const answers = Array.from({ length: 50 }, async () => {
        const event = random.pick(Object.keys(lawful))
        const extra = random.percent(5) ? [mangled(random, {})] : []
        const client = random.pick(all)
        if (random.percent(3)) client.socket.emit('leave', mangled(random, { room: room() }) as never)
        return client.say(event, mangled(random, lawful[event]!()), ...extra)
      })
      for (const answer of (await Promise.all(answers)) as { ok: boolean; refusal?: { reason: string } }[])
        if (!answer.ok) reasons.add(answer.refusal!.reason)
    }
    expect([...reasons].sort()).toEqual(
      expect.arrayContaining(['malformed', 'not-signed-in', 'not-permitted', 'protocol-unknown', 'unknown-room']),
    )
    expect(reasons).not.toContain('internal')
    expect(dump(here.server.hall.state)).toEqual(before)
    expect(all.every(({ socket }) => socket.connected)).toBe(true)
    expect(await all[1]!.command(envelope(issue('social')))).toMatchObject({ ok: true })
  },
)

test('[N32] a slow socket gets no backlog, delays nobody, and has the newest picture once it reads again', async () => {
  const [slow, quick] = [await connect(), await connect()]
  await slow.hello([{ room: HALL, cursor: null }])
  await quick.hello([{ room: HALL, cursor: null }])
  const line = (slow.socket.io.engine.transport as never as { ws: { pause(): void; resume(): void } }).ws
  line.pause()
  const big = {
    room: HALL,
    journal: 'j',
    stream: 'big',
    from: 0,
    at: 0,
    changes: { big: { kind: 'x'.repeat(60_000) } },
  } as never as Delta
  const sent = 900
  for (let i = 1; i <= sent; i++) {
    here.server.sockets.send(HALL, { ...big, to: i })
    if (i % 20 === 0) await until(() => expect(quick.heard.length).toBeGreaterThan(i - 20))
  }
  await until(() => expect(quick.heard.length).toBe(1 + sent))
  await here.server.hall.ask(clerk(), at('OpenCounter', 'c09'))
  await here.server.hall.ask(kiosk(), issue('social'))
  await here.server.hall.ask(manager, { type: 'CloseDay' })
  line.resume()
  await until(() => expect(slow.heard.at(-1)).toMatchObject({ room: HALL, entries: { day: { status: 'closed' } } }))
  expect(slow.heard.length).toBeLessThan(sent)
  const after = slow.heard.length
  await here.server.hall.ask(manager, {
    type: 'OpenDay',
    day: here.server.hall.day,
    config: here.server.hall.config.version,
  })
  await until(() => expect(slow.heard.length).toBe(after + 1))
  expect(slow.heard.at(-1)).toMatchObject({ from: (slow.heard[after - 1] as Snapshot).cursor.version })
})
