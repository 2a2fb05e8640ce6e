import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  type Actor,
  type Audience,
  type Command,
  type Counter,
  type Entry,
  type HallConfig,
  type Intent,
  type IntentType,
  type QueueId,
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
import { loadConfigs } from '../config-folder.ts'
import { localNow } from '../engine/business-day.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-docs-'))
const [loaded] = loadConfigs(path.join(folder, 'config'), []) as [HallConfig, ...HallConfig[]]
fs.rmSync(folder, { recursive: true })

const DAY = '2026-03-02'
const NEXT_DAY = '2026-03-03'
/** The sample hall, giving appointments, and missing calls by itself. */
const config: HallConfig = {
  ...loaded,
  rules: { ...loaded.rules, missed: { ...loaded.rules.missed, autoMiss: 60_000 } },
  timetables: [],
  booking: {
    prefix: 'Y',
    cancelBefore: 120,
    daysAhead: 7,
    openBefore: 30,
    keepFor: 15,
    slots: [{ queue: 'social' as QueueId, days: [2], from: '09:00', to: '10:00', capacity: 3 }],
  },
}
const queue = config.queues.find(({ id }) => id === 'social')!
const [counter, other] = config.counters.filter(({ queues }) => queues.includes(queue.id)) as [Counter, Counter]
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
  let stream = hallStream(config.hall, DAY as never)
  const told = new Map<IntentType, unknown[]>()
  let at = Date.UTC(2026, 2, 2, 1)
  let n = 0
  let isOpened = false

  function ask(
    intent: object,
    actor: object = staff(['clerk']),
    person: object | null = null,
  ): { readonly [key: string]: unknown } {
    at += 60_000
    const fresh = `fresh-${String(n++).padStart(16, '0')}`
    const command = {
      id: fresh,
      hall: config.hall,
      actor,
      intent,
      at,
      age: 0,
      fresh,
      ...localNow(at, config.timeZone),
      person,
    }
    const world = { hall: config.hall, dayStream: isOpened ? stream : null, rows }
    const decision = decide(world, command as unknown as Command)
    if (!decision.ok) throw new Error(`${(intent as Intent).type}: ${JSON.stringify(decision.refusal)}`)
    for (const { stream: to, event, occurredAt } of decision.happened) {
      if (to.startsWith('hall:')) stream = to
      isOpened ||= to === stream
      rows(to).apply(evolve(rows(to), event, occurredAt ?? at))
    }
    const { type } = intent as Intent
    // As it crosses the wire.
    const result = JSON.parse(JSON.stringify(decision.result)) as never
    told.set(type, [...(told.get(type) ?? []), result])
    return result
  }

  const system: Actor = { kind: 'system' }
  const visit = {
    purpose: 'handle',
    count: 1,
    source: 'guide',
    forWhom: 'self',
    identity: 'card',
    escort: true,
    priority: null,
  }
  const guide = staff(['guide'])
  const aPerson = () => ({ ref: `p-${n}-0123456789abcdef`, hash: `hash-${n}`, age: 30 })
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
    { kind: 'guide' },
    { kind: 'hall' },
    { kind: 'manager' },
    { kind: 'zone', zone: counter.zone },
    { kind: 'queue', queue: queue.id },
    { kind: 'counter', counter: counter.id },
  ]
  const entries: [string, Entry][] = []
  const look = () => {
    for (const audience of audiences) entries.push(...snapshotOf(audience, rows(stream), config))
  }
  look()
  const file = rows(`case:${caseId}`).get('case', 'case')!
  entries.push([`case/${caseId}`, caseEntry(file)!])
  const results = [{ item: item.key, result: 'collected' }]
  atCounter('FinishService', { results, thenCallNext: true })
  atCounter('MarkMissed')
  ask({ type: 'CancelTicket', ticket: (issue() as { ticket: string }).ticket, reason: 'mistake' })
  atCounter('CallNext')
  atCounter('StartService')
  atCounter('FinishService', { results, thenCallNext: true })
  const manager = staff(['manager'])
  const next = (type: IntentType, more: object = {}) => {
    atCounter('CallNext')
    return atCounter(type, more) as { ticket: string }
  }
  const reason = '有原因'
  const visiting = { type: 'IssueVisit', stops: [{ queue: queue.id, item: null }], bundle: null, ...visit }
  const { ticket: walking } = ask(visiting, guide, aPerson()) as { ticket: string }
  ask({ type: 'AddPerson', ticket: walking }, guide, aPerson())
  const corrected = { item: null, purpose: 'consult', count: 2, class: config.classes[1]!.key, reason }
  ask({ type: 'CorrectTicket', ticket: walking, ...corrected }, guide)
  look()
  atCounter('CallChosen', { ticket: walking, reason })
  atCounter('WrongCall', { reason })
  next('MarkMissed')
  at -= 30_000
  atCounter('UndoMissed')
  atCounter('StartService')
  atCounter('FinishService', { results, thenCallNext: false })
  at -= 30_000
  atCounter('UndoFinish')
  ask({ type: 'OpenCounter', counter: other.id }, { ...staff(['clerk']), staff: 'another', skills: other.queues })
  const { until } = atCounter('HoldTicket', { reason, minutes: 1, back: 'any' }) as { until: number }
  look()
  atCounter('HandOverHeld', { to: other.id })
  ask({ type: 'MissHeld', ticket: walking, until }, system)
  look()
  ask({ type: 'RestoreMissed', ticket: walking }, guide)
  const { call } = atCounter('CallNext') as { call: string }
  ask({ type: 'MissUnanswered', ticket: walking, call }, system)
  const { ticket: second } = issue() as { ticket: string }
  next('StartService')
  atCounter('HoldTicket', { reason, minutes: null, back: 'counter' })
  ask({ type: 'ReturnHeld', ticket: second, counter: null }, guide)
  ask({ type: 'TransferTicket', ticket: second, to: { kind: 'counter', counter: other.id }, reason }, guide)
  ask({ type: 'LeaveTicket', ticket: second }, guide)
  const { ticket: byVoice } = issue() as { ticket: string }
  atCounter('JoinTick', { ticket: byVoice, day: DAY, calledAt: at, startedAt: at, endedAt: at, results })
  const own = { number: `${queue.prefix}-3机-01`, queue: queue.id, item: null, class: config.classes[0]!.key } as const
  const anonymous = { purpose: 'handle', count: 1, forWhom: 'self', identity: 'none', escort: false } as const
  const kiosk = { kind: 'kiosk', device: 'kiosk-3' as never, code: 3 } as const
  ask({ type: 'JoinOfflineTicket', ...own, ...anonymous }, kiosk)
  look()
  atCounter('StartWalkIn', { item: null, purpose: 'consult', count: 1, forWhom: 'self' })
  atCounter('PauseCounter', { reason: 'lunch', minutes: 30 })
  atCounter('FinishService', { results, thenCallNext: true })
  atCounter('ResumeCounter')
  ask({ type: 'ReleaseCounter', counter: other.id, reason }, manager)
  ask({ type: 'SuspendQueue', queue: queue.id, reason, minutes: 30 }, manager)
  look()
  ask({ type: 'ResumeQueue', queue: queue.id }, manager)
  ask({ type: 'SuspendHall', reason, minutes: null, evacuate: true }, manager)
  look()
  ask({ type: 'ResumeHall' }, manager)
  ask({ type: 'StartDrill', minutes: 5 }, manager)
  const { since } = entries.length > 0 ? (rows(stream).get('drill', 'drill') as { since: number }) : { since: 0 }
  look()
  ask({ type: 'EndDrill', since }, manager)
  const counts = { called: 1, served: 1, missed: 0, joined: 1, refused: 0 }
  atCounter('ReportDrill', { since, pictureAt: since, share: [ticket], ...counts })
  look()
  ask({ type: 'AcknowledgeAlarm', alarm: 'long', of: [queue.id], reason }, manager)
  look()
  ask({ type: 'MarkInterruption', from: at - 2, to: at - 1, cause: reason }, manager)
  look()
  const { ticket: slip } = issue() as { ticket: string }
  ask({ type: 'AssignQueues', counter: other.id, queues: [queue.id], reason }, manager)
  look()
  ask({ type: 'AuthoriseClerk', staff: 'nobody' as never, skills: [queue.id] }, system)
  ask({ type: 'TransferQueue', queue: config.queues[1]!.id, to: config.queues[2]!.id, reason }, manager)
  ask({ type: 'CarryOver', queue: queue.id }, manager)
  ask({ type: 'RedeemSlip', slip, source: 'kiosk' }, guide)
  const booked = [1, 2, 3].map(
    () =>
      ask({ type: 'Book', queue: queue.id, item: null, day: NEXT_DAY, from: '09:00' }, guide, aPerson()) as {
        booking: string
      },
  )
  ask({ type: 'CancelBooking', booking: booked[0]!.booking, reason: null }, guide)
  atCounter('CloseCounter')
  at = Date.UTC(2026, 2, 3, 1)
  ask({ type: 'OpenDay', day: NEXT_DAY, config: config.version }, system)
  ask({ type: 'CheckIn', booking: booked[1]!.booking, ...visit }, guide)
  at += 3 * 3_600_000
  ask({ type: 'MissBooking', booking: booked[2]!.booking }, system)
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
