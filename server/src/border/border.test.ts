import { type Actor, type Intent, type IntentType, LIFETIME, PERMISSION, type Role } from '@onehall/domain'
import type { CommandEnvelope } from '@onehall/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerk, guide, kiosk, manager, system } from '../../test/actors.ts'
import { SOCIAL, type Sent, at, finish, issue, wholeDay } from '../../test/day.ts'
import { type TestHall, makeTestHall, newId } from '../../test/hall.ts'
import { OTHER_INTENTS } from '../../test/intents.ts'
import { mangled } from '../../test/mangle.ts'
import { makeRandom, seedOf } from '../../test/random.ts'
import { dump } from '../../test/refold.ts'
import { PEOPLE } from '../../test/sample.ts'
import { MAX_COMMAND_CHARS, senderOf } from './border.ts'

let hall: TestHall
beforeEach(async () => {
  hall = await makeTestHall()
})
afterEach(() => hall.close())

const refused = (reason: string) => ({ ok: false, refusal: { reason } })
const intents = Object.keys(PERMISSION) as IntentType[]

/** A lawful envelope of every kind of intent. */
async function oneOfEach(): Promise<ReadonlyMap<IntentType, CommandEnvelope>> {
  const other = await makeTestHall()
  const day: Sent[] = await wholeDay(other)
  await other.close()
  const others = OTHER_INTENTS.map((intent) => ({ id: newId(), hall: hall.hall, age: 0, intent }) as CommandEnvelope)
  return new Map([...day.map(({ envelope }) => envelope), ...others].map((each) => [each.intent.type, each]))
}

describe('who may ask for what', () => {
  const roles: readonly Role[] = ['clerk', 'guide', 'handler', 'manager', 'admin']
  const as = (role: Role | 'kiosk'): Actor =>
    role === 'kiosk' ? kiosk() : { ...(clerk() as Actor & { kind: 'staff' }), roles: [role] }

  test.each([...roles, 'kiosk' as const])(
    '[G1] %s: what the permission table allows passes, all else is not-permitted, audited, and changes nothing',
    async (role) => {
      const envelopes = await oneOfEach()
      expect([...envelopes.keys()].sort()).toEqual([...intents].sort())
      for (const [intent, envelope] of envelopes) {
        hall.logged.length = 0
        const before = dump(hall.state)
        const answer = await hall.send(as(role), { ...envelope, id: newId() })
        if (PERMISSION[intent].includes(role)) {
          expect(hall.logged, intent).not.toContainEqual([expect.anything(), intent])
          continue
        }
        expect(answer, intent).toEqual(refused('not-permitted'))
        expect(hall.logged).toEqual([[senderOf(as(role)), intent]])
        expect(dump(hall.state)).toEqual(before)
      }
    },
  )

  test('[G1] several roles may what each of them may; none may nothing; the system may everything', async () => {
    const both = { ...(clerk() as Actor & { kind: 'staff' }), roles: ['guide', 'handler'] as const }
    expect(await hall.ask(both, issue('social'))).toMatchObject({ ok: true })
    expect(await hall.ask({ ...both, roles: [] }, issue('social'))).toEqual(refused('not-permitted'))
    expect(await hall.ask(system, { type: 'CloseDay' })).toMatchObject({ ok: true })
  })

  test('[G2] who it is counts, not what it says of itself: a message that names an actor, a time or a sender is malformed', async () => {
    const envelope = { id: newId(), hall: hall.hall, age: 0, intent: { type: 'CloseDay' } }
    for (const claim of [{ actor: manager }, { at: 0 }, { sender: 'system' }, { fresh: 'f' }])
      expect(await hall.send(kiosk(), { ...envelope, ...claim })).toEqual(refused('malformed'))
    expect(await hall.send(kiosk(), { ...envelope, intent: { type: 'CloseDay', actor: manager } })).toEqual(
      refused('malformed'),
    )
  })
})

test('[G3] each kind of command has its lifetime: at it, it is decided; past it, it is too late', async () => {
  const envelopes = await oneOfEach()
  for (const intent of intents) {
    const envelope = envelopes.get(intent)!
    const lifetimeMs = LIFETIME[intent]
    const late = await hall.send(system, { ...envelope, id: newId(), age: lifetimeMs + 1 })
    expect(late, intent).toEqual({ ok: false, refusal: { reason: 'too-late', lifetimeMs } })
    const inTime = await hall.send(system, { ...envelope, id: newId(), age: lifetimeMs })
    expect(inTime, intent).not.toMatchObject(refused('too-late'))
  }
})

test('[G4] a message longer than 64,000 characters, or one that is no JSON, is payload-too-large', async () => {
  const envelope = { id: newId(), hall: hall.hall, age: 0, intent: issue('social') }
  const length = JSON.stringify({ ...envelope, filler: '' }).length
  expect(await hall.send(kiosk(), { ...envelope, filler: 'x'.repeat(MAX_COMMAND_CHARS - length) })).toEqual(
    refused('malformed'),
  )
  expect(await hall.send(kiosk(), { ...envelope, filler: 'x'.repeat(MAX_COMMAND_CHARS - length + 1) })).toEqual(
    refused('payload-too-large'),
  )
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(await hall.send(kiosk(), circle)).toEqual(refused('payload-too-large'))
  expect(await hall.send(kiosk(), { ...envelope, age: 1n })).toEqual(refused('payload-too-large'))
})

test('[G11] on a low disk no number and no appointment is given; who waits is served, and a repeat keeps its answer', async () => {
  const id = newId()
  const first = await hall.ask(kiosk(), issue('social'), { id })
  hall.disk.low = true
  expect(await hall.ask(kiosk(), issue('social'))).toEqual(refused('storage-full'))
  const book = { type: 'Book', queue: 'social', item: null, day: '2026-03-05', from: '09:00' } as Intent
  expect(await hall.ask(kiosk(), book)).toEqual(refused('storage-full'))
  expect(await hall.ask(kiosk(), issue('social'), { id })).toEqual(first)
  const { counter } = SOCIAL
  for (const intent of [
    { type: 'OpenCounter', counter } as Intent,
    at('CallNext', counter),
    at('StartService', counter),
    finish(counter),
  ])
    expect(await hall.ask(clerk(), intent)).toMatchObject({ ok: true })
  hall.disk.low = false
  expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ ok: true })
})

describe('a person', () => {
  const ask = (idNumber: string) =>
    hall.ask(kiosk(), issue('social', { identity: 'typed' }), { person: { ...PEOPLE[0]!, idNumber } })

  test('[G5] a number with a wrong check digit, of fifteen digits, or of a birth to come is identity-invalid', async () => {
    const before = dump(hall.state)
    for (const wrong of ['110105194912310021', '11010519491231002', '110105491231002', '99999920991231001X', 'abc', ''])
      expect(await ask(wrong), wrong).toEqual(refused('identity-invalid'))
    expect(dump(hall.state)).toEqual(before)
    expect(hall.happened.filter(({ kind }) => kind === 'append')).toEqual([])
  })

  test('[G6] a small x and spaces around are the same person: the second ticket of the queue is refused', async () => {
    expect(await ask('11010519491231002X')).toMatchObject({ ok: true })
    expect(await ask(' 11010519491231002x ')).toMatchObject(refused('limit-reached'))
  })

  test('[G7] age on the card gives the class: the elder is called first', async () => {
    expect(await ask('11010519491231002X')).toMatchObject({ ok: true, result: { class: 'elder' } })
    expect(await ask('999999199001010016')).toMatchObject({ ok: true, result: { class: 'ordinary' } })
  })

  test('[G8] what decide is told of a person is a reference, a hash of the day and an age; the row travels in the same append', async () => {
    await ask('11010519491231002X')
    const [batch] = hall.happened.flatMap((each) => (each.kind === 'append' ? [each.batch] : []))
    const issued = JSON.parse(batch!.rows[0]!.data) as { person: string; personHash: string }
    expect(batch!.persons.map(({ ref }) => ref)).toEqual([issued.person])
    expect(batch!.persons[0]!.hash).not.toBe(issued.personHash)
    expect(await hall.store.second.person(issued.person)).toMatchObject({ ref: issued.person })
  })

  test('[G9] nobody is stored for a command that was refused', async () => {
    await hall.ask(kiosk(), issue('no-such-queue'), { person: PEOPLE[0]! })
    await ask('11010519491231002X')
    await ask('11010519491231002X')
    const persons = hall.happened.flatMap((each) => (each.kind === 'append' ? each.batch.persons : []))
    expect(persons.length).toBe(1)
  })
})

test(
  '[G10] 10,000 malformed messages: each a typed refusal, nothing thrown, the state as it was',
  { timeout: 60_000 },
  async () => {
    const random = makeRandom(seedOf('border'))
    const envelopes = [...(await oneOfEach()).values()].filter(({ intent }) => intent.type !== 'PublishConfig')
    const before = dump(hall.state)
    const actors = [kiosk(), clerk(), guide, manager, system]
    const reasons = new Map<string, number>()
    let accepted = 0
    for (let i = 0; i < 10_000; i++) {
      const answer = await hall.send(
        random.pick(actors),
        mangled(random, { ...random.pick(envelopes), hall: 'elsewhere', id: newId() }),
      )
      if (answer.ok) accepted++
      else reasons.set(answer.refusal.reason, (reasons.get(answer.refusal.reason) ?? 0) + 1)
    }
    expect(accepted).toBe(0)
    expect(reasons.get('malformed')).toBeGreaterThan(5_000)
    expect(dump(hall.state)).toEqual(before)
    expect(hall.fatal).toEqual([])
    expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ ok: true })
  },
)
