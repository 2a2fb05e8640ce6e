import type { Answer, CommandEnvelope } from '@onehall/protocol'
import type { Actor } from '@onehall/domain'
import { expect } from 'vitest'
import { kiosk } from './actors.ts'
import { type TestHall, newId } from './hall.ts'
import type { Fault } from '../src/journal/faults.ts'
import { randomCommand, receive } from './random-command.ts'
import { type Random, makeRandom } from './random.ts'

const FAULTS: readonly Fault[] = ['busy', 'full', 'unknown-stored', 'unknown-not-stored', 'conflict', 'constraint']

interface Asked {
  readonly actor: Actor
  readonly envelope: CommandEnvelope
}

/**
 * So many random commands in groups of random size, one append in ten failing in every way it can, one command in ten a
 * repeat, some from another sender or with another payload, the clock jumping. After each group: whatever was acknowledged
 * is stored with that answer, whatever was refused is not.
 */
export async function storm(hall: TestHall, seed: number, commands: number): Promise<void> {
  const random = makeRandom(seed)
  hall.fail(() => (random.percent(10) ? random.pick(FAULTS) : undefined))
  const past: Asked[] = []
  for (let sent = 0; sent < commands;) {
    const group = Array.from({ length: 1 + random.below(20) }, () => next(random, hall, past))
    sent += group.length
    hall.clock.at += random.below(4_000) - (random.percent(5) ? 60_000 : 0)
    const answers = await Promise.all(group.map(({ actor, envelope }) => hall.send(actor, envelope)))
    await expectHonest(hall, group, answers)
    past.push(...group)
    if (past.length > 500) past.splice(0, past.length - 500)
  }
  hall.fail(() => undefined)
  await expectLawful(hall)
}

function next(random: Random, hall: TestHall, past: readonly Asked[]): Asked {
  if (past.length > 0 && random.percent(10)) {
    const before = random.pick(past)
    if (random.percent(70)) return before
    if (random.percent(50)) return { ...before, actor: kiosk(77) }
    const { actor, envelope } = before
    // Not a closing of the day: where the first one was refused, and so not remembered, that would be the end of the storm.
    return { actor, envelope: { ...envelope, intent: { type: 'ResumeHall' } } as CommandEnvelope }
  }
  const { actor, intent, person } = aboutACase(random, hall) ?? randomCommand(random, hall)
  return {
    actor,
    envelope: { id: newId(), hall: hall.hall, age: 0, intent, ...(person && { person }) } as CommandEnvelope,
  }
}

function aboutACase(random: Random, hall: TestHall) {
  if (!random.percent(3)) return null
  const turn = hall.turns[hall.turns.length - 1 - random.below(50)]
  for (const { changes } of turn?.streams ?? [])
    for (const change of changes)
      if (change.table === 'case') return receive(hall, change.value!.id, change.value!.item)
  return null
}

/** Nothing acknowledged that a second connection does not see; nothing refused that happened. */
async function expectHonest(hall: TestHall, group: readonly Asked[], answers: readonly Answer[]): Promise<void> {
  const stored = await hall.store.second.commands(group.map(({ envelope }) => envelope.id))
  for (const [i, answer] of answers.entries()) {
    const row = stored.get(group[i]!.envelope.id)
    if (answer.ok) expect(JSON.parse(row?.outcome ?? 'null')).toEqual(answer)
    else if (
      row !== undefined &&
      answer.refusal.reason !== 'command-id-reused' &&
      answer.refusal.reason !== 'not-permitted'
    )
      expect.fail(`${group[i]!.envelope.intent.type} was refused as ${answer.refusal.reason}, and happened`)
  }
}

/** No number twice, nobody called twice, and what was told is without a gap and never ahead of what is stored. */
async function expectLawful(hall: TestHall): Promise<void> {
  const rows = await hall.store.second.readAfter(0, 10_000_000)
  const data = (type: string) =>
    rows.filter((row) => row.type === type).map((row) => JSON.parse(row.data) as { [key: string]: string })
  const numbers = rows
    .filter(({ type }) => type === 'TicketIssued')
    .map(({ stream, data: issued }) => `${stream} ${(JSON.parse(issued) as { number: string }).number}`)
  const calls = data('TicketCalled')
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(new Set(calls.map(({ ticket }) => ticket)).size).toBe(calls.length)
  expect(new Set(calls.map(({ call }) => call)).size).toBe(calls.length)
  expect(calls.length).toBeGreaterThan(0)

  const told = new Map<string, number>()
  for (const { streams } of hall.turns)
    for (const { stream, from, to } of streams) {
      if (!stream.startsWith('case:')) expect(from, stream).toBe(told.get(stream) ?? from)
      told.set(stream, to)
    }
  for (const [stream, version] of told) expect((await hall.store.second.head(stream))?.version, stream).toBe(version)
  for (const [i, each] of hall.happened.entries()) {
    if (each.kind !== 'publish') continue
    const before = hall.happened.slice(0, i).findLast(({ kind }) => kind === 'append')
    expect(before).toMatchObject({ kind: 'append', outcome: expect.stringMatching(/committed|unknown|conflict/) })
  }
}
