import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  type Actor,
  type Audience,
  type Command,
  type Intent,
  type IntentType,
  StoredRows,
  caseEntry,
  decide,
  evolve,
  hallStream,
  snapshotOf,
} from '@onehall/domain'
import { ENTRIES, RESULTS } from '@onehall/protocol/docs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { loadConfig } from '../config-folder.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-docs-'))
const config = loadConfig(path.join(folder, 'config'), null)
fs.rmSync(folder, { recursive: true })

const DAY = '2026-03-02'
const queue = config.queues.find(({ id }) => id === 'social')!
const counter = config.counters.find(({ queues }) => queues.includes(queue.id))!
const item = config.catalogue.items.find(({ key, materials }) => queue.items.includes(key) && materials.length > 0)!

const staff = (roles: string[]) => ({
  kind: 'staff',
  staff: roles[0],
  staffNo: '101',
  roles,
  skills: counter.queues,
  department: item.department,
})

/** A short day, decided by the real domain; what each command was told. */
function day() {
  const streams = new Map<string, StoredRows>()
  const rows = (stream: string) => {
    if (!streams.has(stream)) streams.set(stream, new StoredRows())
    return streams.get(stream)!
  }
  const stream = hallStream(config.hall, DAY as never)
  const told = new Map<IntentType, unknown[]>()
  let at = Date.UTC(2026, 2, 2, 1)
  let n = 0
  let isOpened = false

  function ask(intent: object, actor: object = staff(['clerk']), person: object | null = null): never {
    at += 60_000
    const fresh = `fresh-${String(n++).padStart(16, '0')}`
    const command = { id: fresh, hall: config.hall, actor, intent, at, fresh, today: DAY, person }
    const world = { hall: config.hall, dayStream: isOpened ? stream : null, rows }
    const decision = decide(world, command as unknown as Command)
    if (!decision.ok) throw new Error(`${(intent as Intent).type}: ${JSON.stringify(decision.refusal)}`)
    for (const { stream: to, event } of decision.happened) {
      isOpened ||= to === stream
      rows(to).apply(evolve(rows(to), event, at))
    }
    const { type } = intent as Intent
    // As it crosses the wire.
    const result = JSON.parse(JSON.stringify(decision.result)) as never
    told.set(type, [...(told.get(type) ?? []), result])
    return result
  }

  const system: Actor = { kind: 'system' }
  const issue = (person: object | null = null) =>
    ask(
      {
        type: 'IssueTicket',
        queue: queue.id,
        item: null,
        purpose: 'handle',
        count: 1,
        source: 'kiosk',
        forWhom: 'self',
        identity: person === null ? 'typed' : 'card',
        escort: false,
        priority: null,
      },
      staff(['guide']),
      person ?? { ref: `p-${n}-0123456789abcdef`, hash: `hash-${n}`, age: 70 },
    ) as { ticket: string }
  const atCounter = (type: IntentType, more: object = {}) => ask({ type, counter: counter.id, ...more })

  ask({ type: 'PublishConfig', config }, system)
  ask({ type: 'OpenDay', day: DAY, config: config.version }, system)
  const { ticket } = issue()
  issue()
  issue()
  ask({ type: 'ReportPrint', ticket, outcome: 'printed', acknowledged: false })
  atCounter('OpenCounter')
  atCounter('CallNext')
  atCounter('Recall')
  atCounter('StartService')
  const { case: caseId } = atCounter('OpenCase', { item: item.key }) as { case: string }
  const answers = Object.fromEntries(item.situations.map(({ key }) => [key, false]))
  const materials = item.materials
    .filter(({ when }) => when === null || when.is === answers[when.situation])
    .map(({ material }) => ({ material, state: 'collected', copies: 1, original: 'none' }))
  atCounter('AcceptCase', { case: caseId, answers, materials })
  ask({ type: 'ReceiveFile', case: caseId }, staff(['handler']))
  const audiences: Audience[] = [
    { kind: 'hall' },
    { kind: 'manager' },
    { kind: 'zone', zone: counter.zone },
    { kind: 'queue', queue: queue.id },
    { kind: 'counter', counter: counter.id },
  ]
  const entries = audiences.flatMap((audience) => [...snapshotOf(audience, rows(stream), config)])
  const file = rows(`case:${caseId}`).get('case', 'case')!
  entries.push([`case/${caseId}`, caseEntry(file)!])
  const results = [{ item: item.key, result: 'collected' }]
  atCounter('FinishService', { results, thenCallNext: true })
  atCounter('MarkMissed')
  ask({ type: 'CancelTicket', ticket: (issue() as { ticket: string }).ticket, reason: 'mistake' })
  atCounter('CallNext')
  atCounter('StartService')
  atCounter('FinishService', { results, thenCallNext: true })
  atCounter('CloseCounter')
  ask({ type: 'CloseDay' }, system)
  return { told, entries }
}

const { told, entries } = day()

test.each(Object.keys(RESULTS) as IntentType[])('[H42] what %s answers is what docs/protocol.md says', (type) => {
  const results = told.get(type)
  expect(results).toBeDefined()
  for (const result of results!) expect(RESULTS[type].parse(result)).toEqual(result)
})

test('[H43] every entry of every room is what docs/protocol.md says, under a key that stands there', () => {
  const text = fs.readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
  const seen = new Set<string>()
  for (const [key, entry] of entries) {
    const schema: z.ZodObject = ENTRIES[entry.kind]
    const wire: unknown = JSON.parse(JSON.stringify(entry))
    expect(schema.strict().parse(wire)).toEqual(wire)
    expect(text).toContain(key.includes('/') ? `\`${key.split('/')[0]}/<` : `\`${key}\``)
    seen.add(entry.kind)
  }
  expect(seen).toEqual(new Set(Object.keys(ENTRIES)))
})
