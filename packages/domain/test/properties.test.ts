import { describe, expect, it } from 'vitest'
import { type Event, type Intent, LIFETIME, OverlayRows, type Rows, type World, decide, evolve } from '../src/index.ts'
import { Journalled } from './given.fixture.ts'
import { everyRow, faultsOf } from './invariants.fixture.ts'
import { configOf, randomDays } from './random-days.fixture.ts'

const STEPS = 6_000
/** Put a seed here to see a run again. */
const seed = Math.floor(Math.random() * 2 ** 31)

describe(`days as chance would have them (${STEPS} commands, seed ${seed})`, { timeout: 60_000 }, () => {
  it('[E1] [E2] [E3] lines, counts, counters and persons agree after every command', () => {
    for (const { n, world, happened } of randomDays(seed, STEPS))
      if (happened.length > 0) expect(faultsOf(world.today(), configOf(world)), `step ${n}`).toEqual([])
  })

  it('[E4] no number and no case or receipt number is given twice on a day', () => {
    const given = new Set<string>()
    const names = { TicketIssued: 'number', CaseNumbered: 'caseNo', IntakeTaken: 'receiptNo' } as const
    for (const { happened } of randomDays(seed, STEPS))
      for (const { stream, event } of happened) {
        if (!(event.type in names)) continue
        const name = `${stream} ${(event as Record<string, unknown>)[names[event.type as keyof typeof names]]}`
        expect(given, name).not.toContain(name)
        given.add(name)
      }
    expect(given.size).toBeGreaterThan(STEPS / 20)
  })

  it('[E5] what was decided can always be folded, and chance reaches every command and every event (always the same seed)', () => {
    const asked = new Set<Intent['type']>()
    const happens = new Set<Event['type']>()
    for (const { command, decision, happened } of randomDays(2027, 3 * STEPS)) {
      if (decision.ok) asked.add(command.intent.type)
      for (const { event } of happened) happens.add(event.type)
    }
    expect([...asked].toSorted()).toEqual(Object.keys(LIFETIME).toSorted())
    expect(happens.size).toBe(55)
  })

  it('[E6] [E7] the same world and command give the same decision, stored or as a working copy', () => {
    const twin = new Journalled()
    const overlays = new Map<string, OverlayRows>()
    const rowsOf = (stream: string): OverlayRows => {
      const rows = overlays.get(stream) ?? new OverlayRows(new OverlayRows({ get: () => undefined, keys: () => [] }))
      overlays.set(stream, rows)
      return rows
    }
    for (const { n, command, decision, happened } of randomDays(seed, STEPS)) {
      const copy: World = { hall: twin.hall, dayStream: twin.dayStream, rows: (stream): Rows => rowsOf(stream) }
      expect(decide(twin, command), `step ${n}`).toEqual(decision)
      expect(decide(copy, command), `step ${n}, working copy`).toEqual(decision)
      for (const each of happened) {
        twin.happen(each, command.at)
        rowsOf(each.stream).apply(evolve(rowsOf(each.stream), each.event, each.occurredAt ?? command.at))
      }
    }
  })

  it('[E8] the state is the fold of what happened, and of nothing else', () => {
    const again = new Journalled()
    let last: Journalled | null = null
    for (const { command, happened, world } of randomDays(seed, STEPS)) {
      for (const each of happened) again.happen(each, command.at)
      last = world
    }
    expect(again.streams.size).toBeGreaterThan(2)
    for (const [stream, rows] of again.streams) expect(everyRow(rows)).toEqual(everyRow(last!.rows(stream)))
  })

  it('[Q5] [C2] nobody holds more live tickets of a queue than the limit, and no clerk works outside the authorisations', () => {
    for (const { n, world, happened } of randomDays(seed, STEPS)) {
      const rows = world.today()
      const limits = new Map(configOf(world).queues.map(({ id, perPerson }) => [id, perPerson]))
      for (const hash of rows.keys('person')) {
        const chosen = rows.get('person', hash)!.tickets.filter(({ ticket: id }) => {
          const ticket = rows.get('ticket', id)!
          // A visit goes on to its next place, and a question is answered without a number.
          return ticket.been.length === 0 && !ticket.walkIn
        })
        const byQueue = Map.groupBy(chosen, ({ queue }) => queue)
        for (const [queue, tickets] of byQueue)
          expect(tickets.length, `step ${n}`).toBeLessThanOrEqual(limits.get(queue)!)
      }
      for (const id of rows.keys('counter')) {
        const counter = rows.get('counter', id)!
        if (counter.status !== 'closed')
          expect(counter.skills, `step ${n}`).toEqual(expect.arrayContaining([...counter.queues]))
      }
      // Who is in hand stays when the queues of the counter change.
      for (const { event } of happened) {
        if (event.type !== 'TicketCalled') continue
        const counter = rows.get('counter', event.counter)
        const queue = rows.get('ticket', event.ticket)?.queue
        if (counter?.status === 'calling') expect(counter.queues, `step ${n}`).toContain(queue)
      }
    }
  })
})
