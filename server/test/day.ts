import type {
  Actor,
  CaseId,
  CollectedMaterial,
  CounterId,
  Day,
  Intent,
  IntentOf,
  ItemKey,
  QueueId,
  TicketId,
} from '@onehall/domain'
import { checklist } from '@onehall/domain'
import type { Answer, CommandEnvelope } from '@onehall/protocol'
import { expect } from 'vitest'
import { admin, clerk, guide, handler, kiosk, manager } from './actors.ts'
import { type Asking, type TestHall, newId } from './hall.ts'
import { PEOPLE, SAMPLE, sampleWith } from './sample.ts'

/** A command as it crossed the border, and what was answered. */
export interface Sent {
  readonly actor: Actor
  readonly envelope: CommandEnvelope
  readonly answer: Answer
}

export function issue(queue: string, part: Partial<IntentOf<'IssueTicket'>> = {}): IntentOf<'IssueTicket'> {
  return {
    type: 'IssueTicket',
    queue: queue as QueueId,
    item: null,
    purpose: 'handle',
    count: 1,
    source: 'kiosk',
    forWhom: 'self',
    identity: 'none',
    escort: false,
    priority: null,
    ...part,
  }
}

type AtCounter = 'OpenCounter' | 'CloseCounter' | 'CallNext' | 'Recall' | 'StartService' | 'MarkMissed'
export const at = <T extends AtCounter>(type: T, counter: string) =>
  ({ type, counter: counter as CounterId }) as IntentOf<T>

export const finish = (counter: string, thenCallNext = false): IntentOf<'FinishService'> => ({
  type: 'FinishService',
  counter: counter as CounterId,
  results: [{ item: null, result: 'collected' }],
  thenCallNext,
})

export const openCase = (counter: string, item: string): IntentOf<'OpenCase'> => ({
  type: 'OpenCase',
  counter: counter as CounterId,
  item: item as ItemKey,
})

/** Everything on the item's checklist lies on the counter. */
export function acceptCase(counter: string, file: string, item: string): IntentOf<'AcceptCase'> {
  const service = SAMPLE.catalogue.items.find(({ key }) => key === item)!
  const materials = checklist(service, SAMPLE.catalogue.materials, {}).map(
    ({ material: { key } }): CollectedMaterial => ({
      material: key,
      state: 'collected',
      copies: 1,
      original: 'returned',
    }),
  )
  return { type: 'AcceptCase', counter: counter as CounterId, case: file as CaseId, materials, answers: {} }
}

/** The item, its department and a counter where it is taken in. */
export const SOCIAL = { queue: 'social', item: 'flex-insured', department: 'hrss', counter: 'c09' } as const

/** A story of one day in which every kind of command is accepted at least once. */
export async function wholeDay(hall: TestHall): Promise<Sent[]> {
  const sent: Sent[] = []
  const did = async (
    actor: Actor,
    intent: Intent,
    asking: Asking = {},
  ): Promise<{ readonly [key: string]: string }> => {
    const envelope = {
      id: newId(),
      hall: hall.hall,
      age: 0,
      intent,
      ...(asking.person && { person: asking.person }),
    } as unknown as CommandEnvelope
    hall.clock.at += 1_000
    const answer = await hall.send(actor, envelope)
    sent.push({ actor, envelope, answer })
    expect(answer, intent.type).toMatchObject({ ok: true })
    return (answer as { result: { [key: string]: string } }).result
  }
  const { queue, item, department, counter } = SOCIAL
  await did(admin, { type: 'PublishConfig', config: sampleWith('sample-2', { items: 3 }) })
  await did(clerk(), at('OpenCounter', counter))

  const first = await did(kiosk(), issue(queue, { identity: 'card', item: item as ItemKey }), { person: PEOPLE[0]! })
  const ticket = first['ticket'] as TicketId
  await did(kiosk(), { type: 'ReportPrint', ticket, outcome: 'printed', acknowledged: true })
  const wrong = await did(guide, issue(queue, { source: 'guide' }))
  await did(guide, { type: 'CancelTicket', ticket: wrong['ticket'] as TicketId, reason: 'mistake' })
  await did(kiosk(2), issue(queue))
  await did(kiosk(2), issue(queue))

  await did(clerk(), at('CallNext', counter))
  hall.clock.at += SAMPLE.rules.recallGap
  await did(clerk(), at('Recall', counter))
  await did(clerk(), at('StartService', counter))
  const opened = await did(clerk(), openCase(counter, item), { person: PEOPLE[1]! })
  await did(clerk(), acceptCase(counter, opened['case']!, item))
  await did(handler(department), { type: 'ReceiveFile', case: opened['case'] as CaseId })
  await did(clerk(), finish(counter, true))
  await did(clerk(), at('MarkMissed', counter))
  await did(clerk(), at('CallNext', counter))
  await did(clerk(), at('StartService', counter))

  hall.clock.at += 24 * 3_600_000
  await did(manager, { type: 'OpenDay', day: '2026-03-05' as Day, config: SAMPLE.version })
  await did(clerk(), finish(counter))
  await did(clerk(), at('CloseCounter', counter))
  await did(manager, { type: 'CloseDay' })
  return sent
}
