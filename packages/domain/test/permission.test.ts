import { describe, expect, it } from 'vitest'
import {
  type Actor,
  type DepartmentKey,
  type IntentType,
  LIFETIME,
  PERMISSION,
  type Role,
  mayAsk,
  mayJoin,
} from '../src/index.ts'
import { HANDLER, KIOSK, SYSTEM, aClerk } from './sample-hall.fixture.ts'

const ROLES: readonly Role[] = ['clerk', 'guide', 'handler', 'manager', 'admin']
const as = (...roles: readonly Role[]): Actor => aClerk('someone', [], { roles })

/** What a visitor asks for, at a kiosk or through staff. */
const VISITOR: readonly IntentType[] = [
  'IssueVisit',
  'RedeemSlip',
  'RestoreMissed',
  'ReturnHeld',
  'LeaveTicket',
  'AddPerson',
  'Book',
  'CancelBooking',
  'CheckIn',
]
const LEADING: readonly IntentType[] = [
  'TransferTicket',
  'CorrectTicket',
  'SuspendQueue',
  'ResumeQueue',
  'SuspendHall',
  'ResumeHall',
  'CarryOver',
]

/** Who may ask for what, column by column. Nobody but the hall itself: `MissUnanswered`, `MissHeld`, `MissBooking`. */
const MAY: Readonly<Record<Role | 'kiosk', readonly IntentType[]>> = {
  kiosk: ['IssueTicket', 'JoinOfflineTicket', 'ReportPrint', 'CancelTicket', ...VISITOR],
  guide: ['IssueTicket', 'ReportPrint', 'CancelTicket', ...VISITOR, ...LEADING],
  clerk: [
    'IssueTicket',
    'ReportPrint',
    'CancelTicket',
    'OpenCounter',
    'CloseCounter',
    'CallNext',
    'Recall',
    'StartService',
    'FinishService',
    'MarkMissed',
    'OpenCase',
    'AcceptCase',
    ...VISITOR,
    'UndoMissed',
    'UndoFinish',
    'CallChosen',
    'WrongCall',
    'HoldTicket',
    'HandOverHeld',
    'JoinTick',
    'ReportDrill',
    'TransferTicket',
    'CorrectTicket',
    'StartWalkIn',
    'PauseCounter',
    'ResumeCounter',
  ],
  handler: ['ReceiveFile'],
  manager: [
    'OpenDay',
    'CloseDay',
    'IssueTicket',
    'CancelTicket',
    'CloseCounter',
    ...VISITOR,
    ...LEADING,
    'ReleaseCounter',
    'PauseCounter',
    'ResumeCounter',
    'TransferQueue',
    'AssignQueues',
    'MarkInterruption',
    'AcknowledgeAlarm',
    'StartDrill',
    'EndDrill',
  ],
  admin: ['PublishConfig', 'OpenDay', 'CloseDay'],
}
const intents = Object.keys(PERMISSION) as IntentType[]

describe('who may ask', () => {
  it.each(intents)('[A1] %s: exactly who the table names', (intent) => {
    const may = ROLES.filter((role) => mayAsk(as(role), intent))
    expect(may).toEqual(ROLES.filter((role) => MAY[role].includes(intent)))
    expect(mayAsk(KIOSK, intent)).toBe(MAY.kiosk.includes(intent))
  })

  it('[A1] who has several roles may what any of them may; who has none may nothing', () => {
    for (const intent of intents) {
      expect(mayAsk(as('guide', 'handler'), intent)).toBe(MAY.guide.includes(intent) || MAY.handler.includes(intent))
      expect(mayAsk(as(), intent)).toBe(false)
    }
  })

  it('[A2] the system may everything: the day opens by itself', () => {
    for (const intent of intents) expect(mayAsk(SYSTEM, intent)).toBe(true)
  })

  it('[A3] every kind of command has a lifetime; a call the shortest', () => {
    expect(Object.keys(LIFETIME).sort()).toEqual([...intents].sort())
    for (const intent of intents) expect(LIFETIME[intent]).toBeGreaterThanOrEqual(LIFETIME.CallNext)
    expect(LIFETIME.CallNext).toBe(10_000)
    expect(LIFETIME.AcceptCase).toBe(600_000)
  })
})

describe('who may be in a room', () => {
  it('[A4] anybody sees what hangs on the walls: the rooms of the hall and of its zones', () => {
    for (const actor of [null, KIOSK, SYSTEM, as()])
      for (const kind of ['hall', 'zone']) expect(mayJoin(actor, { kind })).toBe(true)
  })

  it.each<[string, readonly Role[]]>([
    ['queue', ['clerk', 'guide', 'manager']],
    ['counter', ['clerk', 'guide', 'manager']],
    ['guide', ['guide', 'manager']],
    ['manager', ['manager', 'admin']],
    ['nowhere', []],
  ])('[A4] the room of a %s is for %j', (kind, roles) => {
    expect(ROLES.filter((role) => mayJoin(as(role), { kind }))).toEqual(roles)
    for (const actor of [null, KIOSK]) expect(mayJoin(actor, { kind })).toBe(false)
  })

  it('[A4] the room of a department is for its own handlers and the manager', () => {
    const office = (department: string) => ({ kind: 'office', department: department as DepartmentKey })
    expect(mayJoin(HANDLER, office('police'))).toBe(true)
    expect(mayJoin(HANDLER, office('market'))).toBe(false)
    expect(mayJoin(as('handler'), { kind: 'office' })).toBe(false)
    for (const role of ROLES) expect(mayJoin(as(role), office('police'))).toBe(role === 'manager')
    for (const actor of [null, KIOSK]) expect(mayJoin(actor, office('police'))).toBe(false)
  })
})
