import type { IntentType } from '@onehall/domain'
import { makeRandom } from '@onehall/domain/test'
import { describe, expect, it } from 'vitest'
import { commandEnvelope, hello, intent, leave, resume } from '../src/index.ts'
import { INTENTS, envelope, overTheWire } from './messages.fixture.ts'

const all = Object.entries(INTENTS)
const cursor = { journal: 'j', stream: 'hall:hall-1:2026-03-04', version: 7 }
const HELLO = {
  protocol: 1,
  rooms: [
    { room: 'hall:hall-1', cursor },
    { room: 'zone:hall-1:east', cursor: null },
  ],
}

describe('messages up', () => {
  it.each(all)('[N1] %s passes as it was sent', (_, each) => {
    expect(intent.parse(overTheWire(each))).toEqual(each)
    expect(commandEnvelope.parse(overTheWire(envelope(each)))).toEqual(envelope(each))
  })

  it('[N1] there is a schema for every intent and for no other', () => {
    const types = intent.options.map(({ shape }) => shape.type.value)
    expect(types.toSorted()).toEqual((Object.keys(INTENTS) as IntentType[]).toSorted())
  })

  it('[N1] hello, resume and leave pass', () => {
    expect([hello.parse(HELLO), resume.parse(HELLO.rooms[1]), leave.parse({ room: 'hall:hall-1' })]).toHaveLength(3)
  })

  it.each(all)('[N2] %s with an unknown field is refused', (_, each) => {
    expect(intent.safeParse({ ...each, at: 0 }).success).toBe(false)
    expect(commandEnvelope.safeParse({ ...envelope(each), actor: 'admin' }).success).toBe(false)
  })

  it.each(all)('[N2] %s without any one of its fields is refused', (_, each) => {
    for (const field of Object.keys(each)) {
      const { [field as 'type']: _left, ...rest } = each
      expect(intent.safeParse(rest).success, field).toBe(false)
    }
  })

  it('[N2] limits are kept: matters from 1 to 99, results from 1 to 20, 60 materials, 40 rooms, a reason of 200 signs', () => {
    const { IssueTicket, FinishService, AcceptCase } = INTENTS
    for (const count of [0, 100, 1.5, -1]) expect(intent.safeParse({ ...IssueTicket, count }).success).toBe(false)
    const many = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)
    for (const n of [0, 21])
      expect(intent.safeParse({ ...FinishService, results: many(n, FinishService.results[0]) }).success).toBe(false)
    expect(intent.safeParse({ ...AcceptCase, materials: many(61, AcceptCase.materials[0]) }).success).toBe(false)
    expect(hello.safeParse({ ...HELLO, rooms: many(41, HELLO.rooms[1]) }).success).toBe(false)
    const long = 'x'.repeat(201)
    expect(intent.safeParse({ ...IssueTicket, priority: { class: 'soldier', reason: long } }).success).toBe(false)
    for (const age of [-1, Number.NaN, Infinity])
      expect(commandEnvelope.safeParse({ ...envelope(IssueTicket), age }).success).toBe(false)
  })
})

describe('malformed messages', () => {
  const ROUNDS = 10_000
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { below, pick } = makeRandom(seed)

  /** What JSON or a binary frame could bring in place of a message, or under a key that no schema has. */
  const ANYTHING: readonly unknown[] = [
    undefined,
    null,
    true,
    -1.5,
    1e308,
    '',
    'x'.repeat(70_000),
    '\u0000\uD800',
    [],
    [['CallNext']],
    {},
    { type: 'CallNext' },
    { type: { $ne: 1 } },
    new Uint8Array(3),
    new Date(0),
  ]

  /** An object of the message, but neither the answers, whose keys are free, nor a configuration, of which much may be left out. */
  function somewhere(message: Record<string, unknown>): Record<string, unknown> {
    let at = message
    for (;;) {
      const inner = Object.entries(at).filter(
        ([key, value]) => key !== 'answers' && key !== 'config' && typeof value === 'object' && value !== null,
      )
      if (inner.length === 0 || below(3) === 0) return Array.isArray(at) ? message : at
      at = pick(inner)[1] as Record<string, unknown>
    }
  }

  function broken(message: Record<string, unknown>): unknown {
    const copy = overTheWire(message)
    const at = somewhere(copy)
    const keys = Object.keys(at).filter((key) => key !== 'answers' && key !== 'person' && key !== 'cursor')
    switch (below(4)) {
      case 0:
        at[pick(['at', 'constructor', 'toString', '$where', 'тип'])] = pick(ANYTHING)
        return copy
      case 1:
        delete at[pick(keys)]
        return copy
      case 2:
        at[pick(keys)] = pick([{ weird: 1 }, [[]], [{ weird: 1 }]])
        return copy
      default:
        return pick(ANYTHING)
    }
  }

  it(`[N3] ${ROUNDS} of them are refused without a throw (seed ${seed})`, () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [schema, message] = pick([
        [commandEnvelope, envelope(pick(all)[1])],
        [commandEnvelope, envelope(INTENTS.AcceptCase)],
        [hello, HELLO],
        [resume, HELLO.rooms[0]!],
        [leave, { room: 'hall:hall-1' }],
      ] as const)
      const raw = broken(message as Record<string, unknown>)
      const parsed = schema.safeParse(raw)
      expect(parsed.success, `round ${round}: ${JSON.stringify(raw)?.slice(0, 500)}`).toBe(false)
    }
  })

  it('[N3] a key that could reach a prototype is a key like any other, and unknown', () => {
    const raw = JSON.parse('{"type":"CloseDay","__proto__":{"admin":true}}') as object
    expect(intent.safeParse(raw).success).toBe(false)
    const answers = JSON.parse('{"__proto__":true,"agent":true}') as object
    const parsed = intent.safeParse({ ...INTENTS.AcceptCase, answers })
    expect(
      Object.getPrototypeOf(parsed.success && parsed.data.type === 'AcceptCase' ? parsed.data.answers : null),
    ).toBe(Object.prototype)
  })
})
