import type { CaseId, HallId, Intent } from '@onehall/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerk, guide, handler, kiosk } from '../../test/actors.ts'
import { SOCIAL, at, issue, wholeDay } from '../../test/day.ts'
import { DAY, type TestHall, makeTestHall, newId } from '../../test/hall.ts'
import { PEOPLE, SAMPLE } from '../../test/sample.ts'
import { otherHandle } from '../../test/store.ts'
import type { Fault } from '../journal/faults.ts'
import { sampleAppend } from '../journal/sample.ts'
import { catchUp, recover } from './recover.ts'
import { chainHash } from './row.ts'

let hall: TestHall
beforeEach(async () => {
  hall = await makeTestHall()
})
afterEach(() => hall.close())

const appended = () => hall.happened.flatMap((each) => (each.kind === 'append' ? [each.outcome] : []))
const dayRows = () => hall.state.streams.get(`hall:${hall.hall}:${DAY}`)!.rows
const count = async (type: string) =>
  (await hall.store.second.readAfter(0, 1_000_000)).filter((row) => row.type === type).length
const issued = (n: number) => ({ ok: true, result: { number: `C00${n}` } })
const refused = (reason: string) => ({ ok: false, refusal: { reason } })
const firstMeets = (...faults: Fault[]) => hall.fail((nth) => faults[nth - 1])

/** Changes rows of the state behind everybody's back; returns what puts them right again. */
function doctor(...[table, key, part]: [table: 'ticket' | 'queue', key: string, part: object]): () => void {
  const right = dayRows().get(table, key)!
  dayRows().apply([{ table, key, value: { ...right, ...part } } as never])
  return () => dayRows().apply([{ table, key, value: { ...(dayRows().get(table, key) ?? right), ...right } } as never])
}

describe('an append that is not confirmed', () => {
  test.each(['busy', 'unknown-not-stored', 'conflict'] as const)(
    '[L14] %s: decided again, carried out once',
    async (fault) => {
      firstMeets(fault)
      const answers = await Promise.all([1, 2].map(() => hall.ask(kiosk(), issue('social'))))
      expect(answers).toMatchObject([issued(1), issued(2)])
      expect(appended().length).toBe(2)
      expect(await count('TicketIssued')).toBe(2)
    },
  )

  test('[L14] unknown, but stored: the answer is found in the command table, told once, and nothing is decided again', async () => {
    firstMeets('unknown-stored')
    const answers = await Promise.all([1, 2].map(() => hall.ask(kiosk(), issue('social'))))
    expect(answers).toMatchObject([issued(1), issued(2)])
    expect(appended()).toEqual(['unknown'])
    expect(hall.turns.map(({ streams }) => streams.map(({ from, to }) => to - from))).toEqual([[2]])
  })

  test('[L15] five times not confirmed: given up as internal, nothing stored, the next goes through', async () => {
    hall.fail((nth) => (nth <= 5 ? 'unknown-not-stored' : undefined))
    expect(await hall.ask(kiosk(), issue('social'))).toEqual(refused('internal'))
    expect(appended().length).toBe(5)
    expect(await hall.ask(kiosk(), issue('social'))).toMatchObject(issued(1))
  })

  test('[L15] stored at the last try: answered with what happened, not given up', async () => {
    hall.fail((nth) => (nth < 5 ? 'unknown-not-stored' : nth === 5 ? 'unknown-stored' : undefined))
    expect(await hall.ask(kiosk(), issue('social'))).toMatchObject(issued(1))
    expect(await count('TicketIssued')).toBe(1)
  })

  test('[L16] a full disk: everybody of the group is told so, whatever was decided on what is not stored; space again, work again', async () => {
    await hall.ask(clerk(), at('OpenCounter', 'c09'))
    await hall.ask(kiosk(), issue('social'))
    hall.fail((nth) => (nth === 1 ? 'full' : undefined))
    const group = [
      hall.ask(clerk(), at('CallNext', 'c09')),
      hall.ask(clerk(), at('CallNext', 'c09')),
      hall.ask(kiosk(), issue('social')),
    ]
    const full = refused('storage-full')
    expect(await Promise.all(group)).toEqual([full, full, full])
    expect(await count('TicketCalled')).toBe(0)
    expect(await hall.ask(clerk(), at('CallNext', 'c09'))).toMatchObject(issued(1))
  })

  test('[L17] a second writer behind its back: caught up with, told to everybody, and decided again on what is there now', async () => {
    const other = await makeTestHall({ store: otherHandle(hall.store), open: false })
    expect(await other.ask(kiosk(2), issue('social'))).toMatchObject(issued(1))
    expect(await hall.ask(kiosk(1), issue('social'))).toMatchObject(issued(2))
    expect(appended()).toEqual(['conflict', 'committed'])
    expect(hall.turns.length).toBe(2)
    expect(await other.ask(kiosk(2), issue('medical'))).toMatchObject({ ok: true, result: { number: 'D001' } })
    await catchUp(hall.store.second, hall.state, () => {})
    await other.close()
  })

  test('[L17] a second writer of the very same command: one effect, one answer', async () => {
    const other = await makeTestHall({ store: otherHandle(hall.store), open: false })
    const id = newId()
    const first = await other.ask(kiosk(), issue('social'), { id })
    expect(await hall.ask(kiosk(), issue('social'), { id })).toEqual(first)
    expect(await count('TicketIssued')).toBe(1)
    await catchUp(hall.store.second, hall.state, () => {})
    await other.close()
  })
})

describe('a poisonous command', () => {
  test('[L18] evolve throws: that one is internal, the rest of the group goes through, nothing half-done', async () => {
    await hall.ask(clerk(), at('OpenCounter', 'c09'))
    await hall.ask(kiosk(), issue('social'))
    const [ticket] = dayRows().keys('ticket')
    const putRight = doctor('ticket', ticket!, { status: 'cancelled' })
    const group = [
      hall.ask(kiosk(), issue('medical')),
      hall.ask(clerk(), at('CallNext', 'c09')),
      hall.ask(guide, issue('civil')),
    ]
    expect(await Promise.all(group)).toMatchObject([{ ok: true }, refused('internal'), { ok: true }])
    expect(hall.logged).toMatchObject([{ intent: 'CallNext', message: 'a command could not be decided' }])
    putRight()
    expect(await hall.ask(clerk(), at('CallNext', 'c09'))).toMatchObject(issued(1))
  })

  test('[L18] the database refuses it: that one is internal, the rest of the group goes through', async () => {
    await hall.ask(kiosk(), issue('social'))
    const putRight = doctor('queue', 'social', { last: 0 })
    const group = [
      hall.ask(kiosk(), issue('medical')),
      hall.ask(kiosk(), issue('social')),
      hall.ask(guide, issue('civil')),
    ]
    expect(await Promise.all(group)).toMatchObject([{ ok: true }, refused('internal'), { ok: true }])
    expect(hall.logged).toMatchObject([{ intent: 'IssueTicket', message: 'the database refused a command' }])
    putRight()
    expect(await hall.ask(kiosk(), issue('social'))).toMatchObject(issued(2))
  })

  test('[L18] a command that names a case nobody can read fails alone, and the server goes on', async () => {
    const own = await makeTestHall()
    const seq = (await own.store.second.lastSeq()) + 1
    const file = 'unreadable-case-1'
    const row = { ...frame(seq, `case:${file}`, 1), type: 'CaseOpened', data: JSON.stringify({ not: 'a case' }) }
    await own.store.second.append(sampleAppend([{ ...row, hash: chainHash('', row) }]))
    own.state.seq = seq
    const receive: Intent = { type: 'ReceiveFile', case: file as CaseId }
    const group = [own.ask(handler('hrss'), receive), own.ask(kiosk(), issue('social'))]
    expect(await Promise.all(group)).toMatchObject([refused('internal'), issued(1)])
    await own.stop()
    expect(own.fatal).toEqual([])
  })
})

const frame = (seq: number, stream: string, version: number) => ({
  seq,
  stream,
  version,
  v: 1,
  at: hall.clock.at,
  occurredAt: null,
  origin: 'live' as const,
  actor: 'system',
  commandId: newId(),
  epoch: 1,
})

describe('a hall whose fold throws', () => {
  test('[L19] is out of service alone, while the other hall works, in the same group too, and after a restart', async () => {
    const second = 'second-hall' as HallId
    await hall.bySystem({ type: 'PublishConfig', config: { ...SAMPLE, hall: second } }, second)
    await hall.bySystem({ type: 'OpenDay', day: DAY, config: SAMPLE.version }, second)
    const stream = `hall:${hall.hall}:${DAY}`
    const head = (await hall.store.second.head(stream))!
    const seq = (await hall.store.second.lastSeq()) + 1
    const row = {
      ...frame(seq, stream, head.version + 1),
      type: 'TicketMissed',
      data: JSON.stringify({ ticket: 'no-such-ticket-0', counter: 'c09' }),
    }
    await hall.store.second.append(sampleAppend([{ ...row, hash: chainHash(head.hash, row) }]))

    const both = () =>
      Promise.all([hall.ask(kiosk(), issue('social')), hall.ask(kiosk(), issue('social'), { hall: second })])
    expect(await both()).toMatchObject([refused('out-of-service'), issued(1)])
    expect(await both()).toMatchObject([refused('out-of-service'), issued(2)])
    expect(hall.logged).toMatchObject([{ outcome: 'conflict' }, { hall: hall.hall }])

    const broken: string[] = []
    const restarted = await recover(hall.store.second, (id) => void broken.push(id))
    expect(broken).toEqual([hall.hall])
    expect(restarted.streams.get(`hall:${second}:${DAY}`)?.rows.get('totals', 'totals')?.issued).toBe(2)
  })
})

test('[L7] a day with every second append unknown or refused ends as the day without', async () => {
  const plain = await makeTestHall()
  const expected = (await wholeDay(plain)).map(({ answer }) => answer.ok && answer.result['number'])
  hall.fail((nth) =>
    nth % 2 === 1 ? (['busy', 'unknown-stored', 'unknown-not-stored', 'conflict'] as const)[(nth >> 1) % 4] : undefined,
  )
  expect((await wholeDay(hall)).map(({ answer }) => answer.ok && answer.result['number'])).toEqual(expected)
  expect(await hall.ask(handler(SOCIAL.department), issue('social'), { person: PEOPLE[0]! })).toMatchObject(
    refused('not-permitted'),
  )
  await plain.close()
})
