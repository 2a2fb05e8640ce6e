import type {
  CancelReason,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  HallConfig,
  IntentOf,
  ItemKey,
  QueueId,
} from '../src/index.ts'
import { type Collected, caseId, ticketId } from './past.fixture.ts'
import { CONFIG, DAY, V1 } from './sample-hall.fixture.ts'

/** What is asked, in as few words as a rule needs. */
export const publish = (config: HallConfig = CONFIG): IntentOf<'PublishConfig'> => ({ type: 'PublishConfig', config })

export const openDay = (day: Day = DAY, config: string = V1): IntentOf<'OpenDay'> => {
  return { type: 'OpenDay', day, config: config as ConfigVersion }
}

export const closeDay: IntentOf<'CloseDay'> = { type: 'CloseDay' }

/** A number of a queue, taken at a kiosk without a card. */
export function issue(queue = 'social', change: Partial<IntentOf<'IssueTicket'>> = {}): IntentOf<'IssueTicket'> {
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
    ...change,
  }
}

/** Asks for a class, as a guide does. */
export const asClass = (key: string, reason: string) => ({ priority: { class: key as ClassKey, reason } })

export const cancel = (number: string, reason: CancelReason = 'visitor'): IntentOf<'CancelTicket'> => {
  return { type: 'CancelTicket', ticket: ticketId(number), reason }
}

export const reportPrint = (
  number: string,
  outcome: IntentOf<'ReportPrint'>['outcome'] = 'printed',
  acknowledged = false,
): IntentOf<'ReportPrint'> => ({ type: 'ReportPrint', ticket: ticketId(number), outcome, acknowledged })

type AtCounter = 'OpenCounter' | 'CloseCounter' | 'CallNext' | 'Recall' | 'StartService' | 'MarkMissed'
const atCounter =
  <T extends AtCounter>(type: T) =>
  (counter = 'c1'): IntentOf<T> =>
    ({ type, counter: counter as CounterId }) as unknown as IntentOf<T>

export const openCounter = atCounter('OpenCounter')
export const closeCounter = atCounter('CloseCounter')
export const callNext = atCounter('CallNext')
export const recall = atCounter('Recall')
export const start = atCounter('StartService')
export const markMissed = atCounter('MarkMissed')

export const finish = (change: Partial<IntentOf<'FinishService'>> = {}, counter = 'c1'): IntentOf<'FinishService'> => {
  const results = [{ item: null, result: 'instant' }] as const
  return { type: 'FinishService', counter: counter as CounterId, results, thenCallNext: false, ...change }
}

export const openCase = (item: string, counter = 'c1'): IntentOf<'OpenCase'> => {
  return { type: 'OpenCase', counter: counter as CounterId, item: item as ItemKey }
}

export const acceptCase = (
  name: string,
  materials: readonly Collected[] = [],
  answers: IntentOf<'AcceptCase'>['answers'] = {},
  counter = 'c1',
): IntentOf<'AcceptCase'> => {
  return { type: 'AcceptCase', counter: counter as CounterId, case: caseId(name), materials, answers }
}

export const receiveFile = (name: string): IntentOf<'ReceiveFile'> => ({ type: 'ReceiveFile', case: caseId(name) })
