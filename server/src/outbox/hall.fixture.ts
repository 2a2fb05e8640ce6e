import { randomBytes } from 'node:crypto'
import {
  type Actor,
  type CaseId,
  type CommandId,
  type CounterId,
  type Day,
  type DeviceId,
  type Intent,
  type ItemKey,
  type QueueId,
  type Result,
  type StaffId,
  type TicketId,
  checklist,
  configStream,
} from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
import { makeBorder } from '../border/border.ts'
import { makeLane } from '../engine/lane.ts'
import { TEST_SEAL } from '../../test/seal.ts'
import { recover } from '../engine/recover.ts'
import type { Journal } from '../journal/journal.ts'
import { tableRows } from '../read-model/rows.ts'
import { makeFacts } from './facts.ts'
import { SAMPLE } from '../../test/sample.ts'
import { PLATFORM, owed } from './owed.ts'

export const CONFIG = SAMPLE
export const HALL = CONFIG.hall

export const APPLICANT: PersonInput = {
  name: '张示例',
  idType: '111',
  idNumber: '999999199001010016',
  mobile: '13800001234',
}
/** What must stand in no log and no row but the sealed one. */
export const PRIVATE = [APPLICANT.name, APPLICANT.idNumber, APPLICANT.mobile!]

export const ITEM = 'sscard-apply' as ItemKey
/** An item whose department decides on acceptance: its file is received, and nothing is owed. */
export const ITEM_OF_DEPARTMENT = 'labour-dispatch' as ItemKey

const staff = { kind: 'staff', staffNo: '101', skills: ['social' as QueueId] } as const
export const CLERK: Actor = { ...staff, staff: 'clerk-1' as StaffId, roles: ['clerk'], department: null }
export const HANDLER: Actor = {
  ...staff,
  staff: 'handler-1' as StaffId,
  roles: ['handler'],
  department: CONFIG.catalogue.items.find(({ key }) => key === ITEM)!.department,
}
const [COUNTER, OTHER_COUNTER] = CONFIG.counters
  .filter(({ queues }) => queues.includes('social' as QueueId))
  .map(({ id }) => id) as [CounterId, CounterId]
const KIOSK: Actor = { kind: 'kiosk', device: 'kiosk-1' as DeviceId }
const SYSTEM: Actor = { kind: 'system' }

export type TestHall = Awaited<ReturnType<typeof openHall>>

/** The sample hall over a journal: the real border, lane and seal, with the day and a counter open and a clock that steps. */
export async function openHall(journal: Journal) {
  let now = Date.UTC(2026, 2, 4, 1)
  const clock = { now: () => (now += 1_000) }
  const seal = TEST_SEAL
  const told: ((cases: readonly string[]) => void)[] = []
  const fail = (error: unknown): never => {
    throw error
  }
  const log = { error: fail, warn: fail }
  const state = await recover(journal, (_, error) => fail(error))
  const lane = makeLane({
    journal,
    state,
    clock,
    derive: (rows, turns) => ({ ...tableRows(turns), outbox: owed(rows, turns, PLATFORM) }),
    publish: ({ streams }) => {
      const cases = streams.flatMap(({ stream }) => (stream.startsWith('case:') ? [stream.slice('case:'.length)] : []))
      for (const tell of told) tell(cases)
    },
    measure: () => {},
    log,
    fatal: fail,
  })
  const enter = makeBorder({
    clock,
    seal,
    submit: lane.submit,
    timeZone: () => CONFIG.timeZone,
    diskIsLow: () => false,
    audit: () => {},
  })

  async function ask(actor: Actor, intent: Intent, person?: PersonInput): Promise<Result> {
    const id = randomBytes(16).toString('base64url')
    const answer = await enter(actor, { id, hall: CONFIG.hall, age: 0, intent, ...(person && { person }) }, CONFIG.hall)
    return resultOf(intent, answer)
  }

  /** By the system itself, past the border. */
  async function bySystem(intent: Intent) {
    const id = randomBytes(16).toString('base64url') as CommandId
    const asked = { id, hall: CONFIG.hall, actor: SYSTEM, intent, fresh: id, sender: 'system', payloadHash: id }
    return resultOf(intent, await lane.submit({ ...asked, person: null }))
  }

  const counter = COUNTER
  const openDay = (day: string) => bySystem({ type: 'OpenDay', day: day as Day, config: CONFIG.version })
  if (state.newestDay.size === 0) {
    await bySystem({ type: 'PublishConfig', config: CONFIG })
    await openDay('2026-03-04')
    await ask(CLERK, { type: 'OpenCounter', counter })
  }

  /** A visitor takes a ticket. */
  async function take(person: PersonInput = APPLICANT): Promise<TicketId> {
    const ticket = { queue: 'social' as QueueId, item: null, purpose: 'handle', count: 1, source: 'kiosk' } as const
    const who = { forWhom: 'self', identity: 'card', escort: false, priority: null } as const
    const issued = await ask(KIOSK, { type: 'IssueTicket', ...ticket, ...who }, person)
    return issued['ticket'] as TicketId
  }

  /** A visitor takes a ticket and is served. */
  async function serve(person?: PersonInput): Promise<void> {
    await take(person)
    await ask(CLERK, { type: 'CallNext', counter })
    await ask(CLERK, { type: 'StartService', counter })
  }

  /** The whole visit: ticket, call, case, intake, finish. Returns the case. */
  async function accept(itemKey: ItemKey = ITEM): Promise<CaseId> {
    await serve()
    const id = (await ask(CLERK, { type: 'OpenCase', counter, item: itemKey }))['case'] as CaseId
    const item = CONFIG.catalogue.items.find(({ key }) => key === itemKey)!
    const answers = Object.fromEntries(item.situations.map(({ key }) => [key, false]))
    const materials = checklist(item, CONFIG.catalogue.materials, answers).map(({ material, need }) => ({
      material: material.key,
      state: need === 'not-needed' ? ('shared' as const) : ('collected' as const),
      copies: 1,
      original: 'none' as const,
    }))
    await ask(CLERK, { type: 'AcceptCase', counter, case: id, materials, answers })
    const results = [{ item: itemKey, result: 'collected' as const }]
    await ask(CLERK, { type: 'FinishService', counter, results, thenCallNext: false })
    return id
  }

  return {
    state,
    counter,
    ask,
    openDay,
    take,
    serve,
    accept,
    receive: (file: CaseId) => ask(HANDLER, { type: 'ReceiveFile', case: file }),
    /** Told the cases of each commit. */
    onCommit: (tell: (cases: readonly string[]) => void) => void told.push(tell),
    factsOf: makeFacts({
      journal,
      seal,
      config: (hall, version) => state.streams.get(configStream(hall))?.rows.get('config', version),
      staffName: async (id) => ({ 'clerk-1': '测试员甲', 'handler-1': '测试员庚' })[id as string] ?? null,
    }),
    stop: () => lane.stop(),
  }
}

/** Days in which everything happens that this hall knows, a service over midnight among it. */
export async function liveFully({ ask, accept, receive, take, serve, counter, openDay }: TestHall): Promise<void> {
  await receive(await accept())
  await receive(await accept(ITEM_OF_DEPARTMENT))
  const cancelled = await take()
  await ask(KIOSK, { type: 'ReportPrint', ticket: cancelled, outcome: 'refused', acknowledged: false })
  await ask(KIOSK, { type: 'CancelTicket', ticket: cancelled, reason: 'not-printed' })
  await take()
  await ask(CLERK, { type: 'CallNext', counter })
  await ask(CLERK, { type: 'MarkMissed', counter })
  await serve()
  await take({ ...APPLICANT, idNumber: '999999199001010024' })
  await openDay('2026-03-05')
  const results = [{ item: ITEM, result: 'consulted' as const }]
  await ask(CLERK, { type: 'FinishService', counter, results, thenCallNext: true })
  await accept()
  await ask(CLERK, { type: 'CloseCounter', counter })
  const again: Actor = { ...staff, staff: 'clerk-2' as StaffId, roles: ['clerk'], department: null }
  await ask(again, { type: 'OpenCounter', counter: OTHER_COUNTER })
  await ask(CLERK, { type: 'OpenCounter', counter })
}

function resultOf(intent: Intent, answer: Answer): Result {
  if (!answer.ok) throw new Error(`${intent.type} was refused: ${answer.refusal.reason}`)
  return answer.result
}

/** Time that stands still until a test moves it. */
export function makeManualClock() {
  let now = Date.UTC(2026, 2, 4, 2)
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    after(ms: number, run: () => void): () => void {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    /** How long until each timer that is set, ms, the next one first. */
    waits: (): readonly number[] => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
    advance(ms: number): void {
      now += ms
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        if (timers.delete(timer)) timer.run()
      }
    },
  }
}
