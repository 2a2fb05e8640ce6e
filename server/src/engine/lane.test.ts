import type { HallId, TicketId } from '@onehall/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerk, kiosk, manager } from '../../test/actors.ts'
import { type Sent, at, issue, wholeDay } from '../../test/day.ts'
import { DAY, type TestHall, makeTestHall, newId } from '../../test/hall.ts'
import { PEOPLE, SAMPLE, sampleWith } from '../../test/sample.ts'
import { memoryStore } from '../../test/store.ts'
import type { Append } from '../journal/journal.ts'

let hall: TestHall
beforeEach(async () => {
  hall = await makeTestHall()
})
afterEach(() => hall.close())

const many = (count: number, ask: (i: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, (_, i) => ask(i)))
const appends = () => hall.happened.filter((each) => each.kind === 'append')
const rows = () => hall.store.second.readAfter(0, 1_000_000)

describe('the order of things', () => {
  test('[L1] nobody is told before the commit: append, then publish, then the answers', async () => {
    await many(3, () => hall.ask(kiosk(), issue('social')))
    await hall.ask(kiosk(), issue('no-such-queue'))
    expect(hall.happened.map(({ kind }) => kind)).toEqual(['append', 'publish', 'answer', 'answer', 'answer', 'answer'])
  })

  test('[L1] the state is the new one when it is published, and the old one while it is stored', async () => {
    const seen: number[] = []
    let own: TestHall | undefined
    const look = () => {
      const day = own?.state.streams.get(`hall:${own.hall}:${DAY}`)
      if (day !== undefined) seen.push(day.rows.get('totals', 'totals')!.issued)
    }
    const store = memoryStore()
    const journal = { ...store.journal, append: (batch: Append) => (look(), store.journal.append(batch)) }
    own = await makeTestHall({ store: { ...store, journal }, publish: look })
    await own.ask(kiosk(), issue('social'))
    expect(seen).toEqual([0, 1])
    await own.close()
  })

  test('[L2] what one turn of the event loop brought is one append', async () => {
    await many(40, () => hall.ask(kiosk(), issue('social')))
    expect(appends().map(({ batch }) => batch.commands.length)).toEqual([40])
    await hall.ask(kiosk(), issue('social'))
    expect(appends().length).toBe(2)
  })

  test('[L2] what waited while an append was in flight is the next append', async () => {
    const { append } = hall.store.journal
    let late: Promise<unknown> | undefined
    const held = await makeTestHall({
      store: {
        ...hall.store,
        close: async () => {},
        journal: {
          ...hall.store.journal,
          append(batch) {
            late ??= many(5, () => held.ask(kiosk(), issue('medical')))
            return append(batch)
          },
        },
      },
      open: false,
    })
    await many(2, () => held.ask(kiosk(), issue('social')))
    await late
    const batches = held.happened.filter((each) => each.kind === 'append').map(({ batch }) => batch.commands.length)
    expect(batches).toEqual([2, 5])
    await held.close()
    hall = await makeTestHall()
  })

  test('[L2] a group of refusals is no append', async () => {
    await many(3, () => hall.ask(kiosk(), issue('no-such-queue')))
    expect(hall.happened.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'answer'])
  })

  test('[L3] one append holds at most 500 commands', async () => {
    await many(1_201, () => hall.ask(kiosk(), issue('social')))
    expect(appends().map(({ batch }) => batch.commands.length)).toEqual([500, 500, 201])
  })

  test('[L4] at most 5,000 wait; one more is refused as overloaded, and those who wait are served', async () => {
    const answers = hall.happened
    const asked = many(5_001, () => hall.ask(kiosk(), issue('social')))
    expect(hall.waiting()).toBe(5_000)
    await asked
    const refused = answers.filter((each) => each.kind === 'answer' && !each.answer.ok)
    expect(refused).toMatchObject([{ answer: { refusal: { reason: 'overloaded' } } }])
    expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ ok: true, result: { number: 'C5001' } })
  })

  test('[L5] stop answers all that wait, then refuses', async () => {
    const asked = many(700, () => hall.ask(kiosk(), issue('social')))
    await hall.stop()
    expect(hall.happened.filter((each) => each.kind === 'answer' && each.answer.ok).length).toBe(700)
    await asked
    expect(await hall.ask(kiosk(), issue('social'))).toEqual({ ok: false, refusal: { reason: 'overloaded' } })
  })

  test('[L6] a clock that jumps back moves no `at` backwards, in no stream', async () => {
    await wholeDay(hall)
    hall.clock.at += 3_600_000
    await hall.bySystem({ type: 'PublishConfig', config: sampleWith('sample-3', { items: 0 }) })
    hall.clock.at -= 3_600_000
    await hall.bySystem({ type: 'PublishConfig', config: sampleWith('sample-4', { items: 0 }) })
    await hall.bySystem({ type: 'OpenDay', day: '2026-03-06' as never, config: SAMPLE.version })
    hall.clock.at -= 60_000
    await hall.ask(kiosk(), issue('social'))
    const newest = new Map<string, number>()
    for (const row of await rows()) {
      expect(row.at).toBeGreaterThanOrEqual(newest.get(row.stream) ?? 0)
      newest.set(row.stream, row.at)
    }
  })
})

describe('repeats', () => {
  const again = (sent: readonly Sent[]) => Promise.all(sent.map(({ actor, envelope }) => hall.send(actor, envelope)))

  test('[L7] every kind of command of a day sent again, one by one or all at once, gets its first answer and changes nothing', async () => {
    const day = await wholeDay(hall)
    const kinds = new Set(day.map(({ envelope }) => envelope.intent.type))
    expect(kinds.size).toBe(16)
    const stored = await hall.store.text()
    for (const { actor, envelope, answer } of day) expect(await hall.send(actor, envelope)).toEqual(answer)
    expect(await again(day)).toEqual(day.map(({ answer }) => answer))
    expect(await hall.store.text()).toBe(stored)
  })

  test('[L8] a command doubled within one group is carried out once, and each sender of it is answered alike', async () => {
    const id = newId()
    const answers = await many(5, () => hall.ask(kiosk(), issue('social'), { id }))
    expect(new Set((answers as object[]).map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ ok: true, result: { number: 'C001' } })
    expect((await rows()).filter(({ type }) => type === 'TicketIssued').length).toBe(1)
  })

  test('[L9] the same id from another sender, or with another payload, is refused, stored or still in the group', async () => {
    const id = newId()
    const [first, other, payload] = await Promise.all([
      hall.ask(kiosk(1), issue('social'), { id }),
      hall.ask(kiosk(2), issue('social'), { id }),
      hall.ask(kiosk(1), issue('medical'), { id }),
    ])
    const reused = { ok: false, refusal: { reason: 'command-id-reused' } }
    expect([other, payload]).toEqual([reused, reused])
    expect(await hall.ask(kiosk(2), issue('social'), { id })).toEqual(reused)
    expect(await hall.ask(kiosk(1), issue('medical'), { id })).toEqual(reused)
    expect(await hall.ask(kiosk(1), issue('social', { identity: 'card' }), { id, person: PEOPLE[0]! })).toEqual(reused)
    expect(await hall.ask(kiosk(1), issue('social'), { id })).toEqual(first)
  })

  test('[L9] every command of a day sent again by somebody else is refused and changes nothing', async () => {
    const day = await wholeDay(hall)
    const stored = await hall.store.text()
    for (const { actor, envelope } of day) {
      const other = actor.kind === 'staff' ? { ...actor, staff: 'somebody-else' as never } : kiosk(99)
      expect(await hall.send(other, envelope)).toEqual({ ok: false, refusal: { reason: 'command-id-reused' } })
    }
    expect(await hall.store.text()).toBe(stored)
  })

  test('[L10] a refusal is not remembered: the same command may succeed later', async () => {
    const id = newId()
    expect(await hall.ask(clerk(), at('CallNext', 'c09'), { id })).toMatchObject({
      refusal: { reason: 'counter-not-open' },
    })
    await hall.ask(clerk(), at('OpenCounter', 'c09'))
    expect(await hall.ask(clerk(), at('CallNext', 'c09'), { id })).toMatchObject({
      refusal: { reason: 'no-one-waiting' },
    })
    await hall.ask(kiosk(), issue('social'))
    expect(await hall.ask(clerk(), at('CallNext', 'c09'), { id })).toMatchObject({
      ok: true,
      result: { number: 'C001' },
    })
  })

  test('[L11] a command past its lifetime is too late, unless it happened: then it gets its first answer', async () => {
    await hall.ask(clerk(), at('OpenCounter', 'c09'))
    await many(2, () => hall.ask(kiosk(), issue('social')))
    const id = newId()
    const first = await hall.ask(clerk(), at('CallNext', 'c09'), { id })
    expect(first).toMatchObject({ ok: true })
    expect(await hall.ask(clerk(), at('CallNext', 'c09'), { id, age: 30_000 })).toEqual(first)
    const late = { ok: false, refusal: { reason: 'too-late', lifetimeMs: 10_000 } }
    expect(await hall.ask(clerk(), at('CallNext', 'c09'), { age: 10_001 })).toEqual(late)
    expect((await rows()).filter(({ type }) => type === 'TicketCalled').length).toBe(1)
  })
})

test('[L12] a loser of a race gets the next person, or no-one-waiting', async () => {
  const counters = ['c09', 'c10', 'c11', 'c12']
  await many(4, (i) => hall.ask(clerk(i), at('OpenCounter', counters[i]!)))
  await many(3, () => hall.ask(kiosk(), issue('social')))
  const answers = await Promise.all(counters.map((counter, i) => hall.ask(clerk(i), at('CallNext', counter))))
  const called = answers.flatMap((answer) => (answer.ok ? [answer.result['number']] : []))
  expect(called).toEqual(['C001', 'C002', 'C003'])
  expect(answers[3]).toEqual({ ok: false, refusal: { reason: 'no-one-waiting' } })
})

test('[L13] a hall that is not here, or not yet open, is refused and nothing is stored', async () => {
  expect(await hall.ask(kiosk(), issue('social'), { hall: 'elsewhere' })).toEqual({
    ok: false,
    refusal: { reason: 'unknown-hall' },
  })
  const other = 'second-hall' as HallId
  await hall.bySystem({ type: 'PublishConfig', config: { ...SAMPLE, hall: other } }, other)
  expect(await hall.ask(kiosk(), issue('social'), { hall: other })).toEqual({
    ok: false,
    refusal: { reason: 'hall-closed' },
  })
  await hall.ask(manager, { type: 'CloseDay' })
  expect(await hall.ask(kiosk(), issue('social'))).toEqual({ ok: false, refusal: { reason: 'hall-closed' } })
  const cancel = { type: 'CancelTicket', ticket: 'no-such-ticket-0' as TicketId, reason: 'visitor' } as const
  expect(await hall.ask(kiosk(), cancel)).toEqual({ ok: false, refusal: { reason: 'hall-closed' } })
})
