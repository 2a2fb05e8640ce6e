import type {
  BookingId,
  CancelReason,
  ClassKey,
  ConfigVersion,
  CounterId,
  Day,
  HallConfig,
  IntentOf,
  ItemKey,
  QueueId,
  StaffId,
} from '../src/index.ts'
import { type Collected, caseId, ticketId } from './past.fixture.ts'
import { CONFIG, DAY, NEXT_DAY, NINE, V1 } from './sample-hall.fixture.ts'

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

type AtCounter =
  | 'OpenCounter'
  | 'CloseCounter'
  | 'CallNext'
  | 'Recall'
  | 'StartService'
  | 'MarkMissed'
  | 'UndoFinish'
  | 'UndoMissed'
  | 'ResumeCounter'
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

export const undoFinish = atCounter('UndoFinish')
export const undoMissed = atCounter('UndoMissed')
export const resumeCounter = atCounter('ResumeCounter')

const at = (counter: string) => ({ counter: counter as CounterId })

export const wrongCall = (counter = 'c1', reason = '按错了'): IntentOf<'WrongCall'> => {
  return { type: 'WrongCall', ...at(counter), reason }
}

export const callChosen = (number: string, reason = '老人先办', counter = 'c1'): IntentOf<'CallChosen'> => {
  return { type: 'CallChosen', ...at(counter), ticket: ticketId(number), reason }
}

export const hold = (change: Partial<IntentOf<'HoldTicket'>> = {}): IntentOf<'HoldTicket'> => {
  return { type: 'HoldTicket', ...at('c1'), reason: '复印', minutes: null, back: 'any', ...change }
}

export const returnHeld = (number: string, counter: string | null = null): IntentOf<'ReturnHeld'> => {
  return { type: 'ReturnHeld', ticket: ticketId(number), counter: counter as CounterId | null }
}

export const handOver = (to: string, from = 'c1'): IntentOf<'HandOverHeld'> => {
  return { type: 'HandOverHeld', ...at(from), to: to as CounterId }
}

/** A number that a kiosk gave out by itself, `A-3机-07` for queue `social`, B for `business`, C for `care`. */
export const joinOffline = (
  number: string,
  change: Partial<IntentOf<'JoinOfflineTicket'>> = {},
): IntentOf<'JoinOfflineTicket'> => {
  const queue = { A: 'social', B: 'business', C: 'care' }[number[0]!] as QueueId
  const visit = { purpose: 'handle', count: 1, forWhom: 'self', identity: 'none', escort: false } as const
  return { type: 'JoinOfflineTicket', number, queue, item: null, class: 'ordinary' as ClassKey, ...visit, ...change }
}

/** Called at nine by voice, and served or not within the minute. */
export const tick = (number: string, change: Partial<IntentOf<'JoinTick'>> = {}): IntentOf<'JoinTick'> => {
  const results = [{ item: null, result: 'instant' }] as const
  const times = { calledAt: NINE, startedAt: NINE, endedAt: NINE }
  return { type: 'JoinTick', ...at('c1'), ticket: ticketId(number), day: DAY, ...times, results, ...change }
}

export const startDrill = (minutes = 15): IntentOf<'StartDrill'> => ({ type: 'StartDrill', minutes })
export const endDrill = (since: number): IntentOf<'EndDrill'> => ({ type: 'EndDrill', since })
export const reportDrill = (since: number, change: Partial<IntentOf<'ReportDrill'>> = {}): IntentOf<'ReportDrill'> => {
  const counts = { called: 1, served: 1, missed: 0, joined: 1, refused: 0 }
  return { type: 'ReportDrill', ...at('c1'), since, pictureAt: since, share: [ticketId('A001')], ...counts, ...change }
}

export const restore = (number: string): IntentOf<'RestoreMissed'> => {
  return { type: 'RestoreMissed', ticket: ticketId(number) }
}

export const leaveTicket = (number: string): IntentOf<'LeaveTicket'> => {
  return { type: 'LeaveTicket', ticket: ticketId(number) }
}

export const transfer = (
  number: string,
  queue: string,
  change: Partial<IntentOf<'TransferTicket'>> = {},
): IntentOf<'TransferTicket'> => {
  const to = { kind: 'queue', queue: queue as QueueId, item: null } as const
  return { type: 'TransferTicket', ticket: ticketId(number), to, reason: '取错号', ...change }
}

export const sendTo = (number: string, counter: string): IntentOf<'TransferTicket'> => {
  return transfer(number, '', { to: { kind: 'counter', ...at(counter) } })
}

export const correct = (number: string, change: Partial<IntentOf<'CorrectTicket'>> = {}): IntentOf<'CorrectTicket'> => {
  const said = { item: null, purpose: 'consult', count: 1, class: 'ordinary' as ClassKey } as const
  return { type: 'CorrectTicket', ticket: ticketId(number), ...said, reason: '登记有误', ...change }
}

export const addPerson = (number: string): IntentOf<'AddPerson'> => ({ type: 'AddPerson', ticket: ticketId(number) })

export const walkIn = (change: Partial<IntentOf<'StartWalkIn'>> = {}): IntentOf<'StartWalkIn'> => {
  return { type: 'StartWalkIn', ...at('c1'), item: null, purpose: 'consult', count: 1, forWhom: 'self', ...change }
}

export const pause = (change: Partial<IntentOf<'PauseCounter'>> = {}): IntentOf<'PauseCounter'> => {
  return { type: 'PauseCounter', ...at('c1'), reason: 'break', minutes: 10, ...change }
}

export const assign = (counter: string, ...queues: readonly string[]): IntentOf<'AssignQueues'> => {
  const given = queues.length === 0 ? null : (queues as readonly QueueId[])
  return { type: 'AssignQueues', ...at(counter), queues: given, reason: '人多支援' }
}

export const authorise = (staff: string, ...skills: readonly string[]): IntentOf<'AuthoriseClerk'> => {
  return { type: 'AuthoriseClerk', staff: staff as StaffId, skills: skills as readonly QueueId[] }
}

export const release = (counter = 'c1', reason = '忘记签退'): IntentOf<'ReleaseCounter'> => {
  return { type: 'ReleaseCounter', ...at(counter), reason }
}

export const suspend = (
  queue = 'social',
  reason = '省级系统故障',
  minutes: number | null = 30,
): IntentOf<'SuspendQueue'> => {
  return { type: 'SuspendQueue', queue: queue as QueueId, reason, minutes }
}
export const resume = (queue = 'social'): IntentOf<'ResumeQueue'> => ({ type: 'ResumeQueue', queue: queue as QueueId })
export const suspendHall = (
  evacuate = false,
  reason = '停电',
  minutes: number | null = 20,
): IntentOf<'SuspendHall'> => {
  return { type: 'SuspendHall', reason, minutes, evacuate }
}
export const resumeHall: IntentOf<'ResumeHall'> = { type: 'ResumeHall' }
export const carryOver = (queue = 'social'): IntentOf<'CarryOver'> => ({ type: 'CarryOver', queue: queue as QueueId })
export const transferQueue = (queue: string, to: string, reason = '人手不足'): IntentOf<'TransferQueue'> => {
  return { type: 'TransferQueue', queue: queue as QueueId, to: to as QueueId, reason }
}
export const redeem = (number: string): IntentOf<'RedeemSlip'> => {
  return { type: 'RedeemSlip', slip: ticketId(number), source: 'kiosk' }
}

const { queue: _queue, item: _item, ...VISIT } = issue()

/** A number for several places: `visit('social/card', 'business/licence')`. */
export function visit(...stops: readonly string[]): IntentOf<'IssueVisit'> {
  const route = stops.map((stop) => {
    const [queue, item] = stop.split('/') as [string, string?]
    return { queue: queue as QueueId, item: (item ?? null) as ItemKey | null }
  })
  return { ...VISIT, type: 'IssueVisit', stops: route, bundle: null }
}

export const book = (change: Partial<IntentOf<'Book'>> = {}): IntentOf<'Book'> => {
  return { type: 'Book', queue: 'social' as QueueId, item: null, day: NEXT_DAY, from: '09:00', ...change }
}
export const bookingId = (name: string): BookingId => `booking${name.padStart(10, '-')}` as BookingId
export const cancelBooking = (name: string, reason: string | null = null): IntentOf<'CancelBooking'> => ({
  type: 'CancelBooking',
  booking: bookingId(name),
  reason,
})
export const checkIn = (name: string): IntentOf<'CheckIn'> => {
  return { ...VISIT, source: 'booking', type: 'CheckIn', booking: bookingId(name) }
}
export const missBooking = (name: string): IntentOf<'MissBooking'> => ({
  type: 'MissBooking',
  booking: bookingId(name),
})

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
