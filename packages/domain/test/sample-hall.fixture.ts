import { aMaterial, anItem, asked, text } from '../src/catalogue/catalogue.fixture.ts'
import { CALENDAR_2026 } from '../src/calendar/calendar-2026.fixture.ts'
import type {
  Actor,
  BookingRules,
  ClassKey,
  ConfigVersion,
  Counter,
  CounterId,
  Day,
  DepartmentKey,
  DeviceId,
  HallConfig,
  HallId,
  ItemKey,
  PersonFacts,
  PersonRef,
  PriorityClass,
  Queue,
  QueueId,
  Role,
  Session,
  StaffId,
  Timetable,
  ZoneId,
} from '../src/index.ts'

/** A small hall of its own for rules: 2 zones, 3 queues, 3 counters, 4 items, 3 classes; the calendar of 2026. */
export const HALL = 'hall-1' as HallId
export const DAY = '2026-03-04' as Day
export const NEXT_DAY = '2026-03-05' as Day
/** 09:00 of `DAY` in Shanghai. */
export const NINE = Date.UTC(2026, 2, 4, 1)
export const V1 = 'v1' as ConfigVersion

const zones = ['east', 'west'] as ZoneId[]
const queue = (id: string, prefix: string, zone: string, change: Partial<Queue>): Queue => ({
  id: id as QueueId,
  prefix,
  digits: 3,
  name: text(id),
  zone: zone as ZoneId,
  items: [],
  identity: 'free',
  dailyLimit: null,
  perPerson: 1,
  missed: null,
  waitAlarm: null,
  ...change,
})
const counter = (id: string, zone: string, ...queues: string[]): Counter => ({
  id: id as CounterId,
  label: id.slice(1),
  name: text(id),
  zone: zone as ZoneId,
  queues: queues as QueueId[],
})
const cls = (key: string, change: Partial<PriorityClass>): PriorityClass => {
  const none = { weight: 1, aging: 1, bonus: 0, fromAge: null }
  return { key: key as ClassKey, name: text(key), badge: text('badge'), ...none, ...change }
}

/** `card`: accepted at the counter. `permit`: two questions. `licence`: the department accepts. `welfare`: sensitive. */
const ITEMS = [
  anItem('card', '99001', {
    queue: 'social' as QueueId,
    materials: [asked('photo'), asked('id-card'), asked('letter', { deferrable: true })],
  }),
  anItem('permit', '99002', {
    queue: 'social' as QueueId,
    situations: [
      { key: 'agent', question: text('agent') },
      { key: 'renewal', question: text('renewal') },
    ],
    materials: [
      asked('photo'),
      asked('letter', { when: { situation: 'agent', is: true } }),
      asked('old-permit', { when: { situation: 'renewal', is: true } }),
    ],
  }),
  anItem('licence', '99003', {
    queue: 'business' as QueueId,
    department: 'market' as DepartmentKey,
    acceptance: 'department',
    materials: [asked('photo')],
  }),
  anItem('welfare', '99004', { queue: 'care' as QueueId, sensitive: true, materials: [asked('photo')] }),
]

export const CONFIG: HallConfig = {
  hall: HALL,
  version: V1,
  name: text('hall'),
  series: '',
  phone: '12345',
  timeZone: 'Asia/Shanghai',
  zones: zones.map((id) => ({ id, name: text(id), floor: '1F', maxPaused: null })),
  queues: [
    queue('social', 'A', 'east', { items: ['card', 'permit'] as ItemKey[] }),
    queue('business', 'B', 'east', { items: ['licence'] as ItemKey[], identity: 'required', dailyLimit: 3 }),
    queue('care', 'C', 'west', { items: ['welfare'] as ItemKey[], identity: 'guide', perPerson: 2 }),
  ],
  counters: [
    counter('c1', 'east', 'social', 'business'),
    counter('c2', 'east', 'social'),
    counter('c3', 'west', 'care', 'social'),
  ],
  classes: [
    cls('ordinary', { badge: null }),
    cls('elder', { fromAge: 60, aging: 2, bonus: 5 }),
    cls('soldier', { bonus: 30 }),
  ],
  catalogue: {
    departments: ['police', 'market'].map((key) => ({
      key: key as DepartmentKey,
      name: text(key),
      code: '11449999000000019F',
    })),
    materials: [
      aMaterial('photo'),
      aMaterial('id-card', { source: 'licence', licence: '居民身份证' }),
      aMaterial('letter'),
      aMaterial('old-permit'),
    ],
    items: ITEMS,
    bundles: [
      {
        key: 'birth',
        name: text('birth'),
        items: ['card', 'licence', 'permit'] as ItemKey[],
        promised: { days: 5, unit: 'working' },
      },
    ],
  },
  calendar: CALENDAR_2026,
  rules: {
    bookingWeight: 1,
    recallGap: 15_000,
    maxWait: null,
    bookingBonus: 20,
    skillPenalty: 0,
    holdFor: 30 * 60_000,
    missed: {
      restoreWithin: 30 * 60_000,
      restores: 1,
      restoreAfter: 3,
      moveBack: null,
      autoMiss: null,
      autoMissSlow: null,
    },
    waitAlarm: { long: 900_000, tooLong: 1_800_000 },
    slipDays: 3,
    slipClass: null,
  },
  timetables: [],
  booking: null,
}

/** Morning and afternoon of working days: numbers half an hour before, none in the last half hour; one number a morning. */
export const HOURS: Timetable = {
  queue: null,
  season: { from: '01-01', to: '12-31' },
  collectOnly: [],
  sessions: [
    ['am', '08:00', '08:30', '11:30', '12:00', 1],
    ['pm', '13:30', '14:00', '16:30', '17:00', null],
  ].map(([key, issueFrom, callFrom, stopIssuing, stopServing, limit]) => {
    const times = { issueFrom, callFrom, stopIssuing, stopServing } as Record<string, string>
    return { key, name: text(String(key)), days: 'working-days', ...times, limit } as Session
  }),
}

/** Two places an hour at nine and at ten, every day of the week, a week ahead. */
export const BOOKING: BookingRules = {
  daysAhead: 7,
  prefix: 'Y',
  openBefore: 30,
  keepFor: 15,
  cancelBefore: 120,
  slots: ['09:00', '10:00'].map((from) => ({
    queue: 'social' as QueueId,
    days: [1, 2, 3, 4, 5, 6, 7],
    from,
    to: from === '09:00' ? '10:00' : '11:00',
    capacity: 2,
  })),
}

const ALL = CONFIG.queues.map(({ id }) => id)

export function aClerk(staff: string, skills: readonly string[] = ALL, change: Partial<Staff> = {}): Staff {
  const roles: readonly Role[] = ['clerk']
  const staffNo = staff.replaceAll(/\D/g, '').padStart(3, '0')
  return {
    kind: 'staff',
    staff: staff as StaffId,
    staffNo,
    roles,
    skills: skills as readonly QueueId[],
    department: null,
    ...change,
  }
}
type Staff = Extract<Actor, { kind: 'staff' }>

export const CLERK_1 = aClerk('clerk-1')
export const CLERK_2 = aClerk('clerk-2')
export const CLERK_3 = aClerk('clerk-3')
export const GUIDE = aClerk('guide-1', [], { roles: ['guide'] })
export const MANAGER = aClerk('manager-1', [], { roles: ['manager'] })
export const HANDLER = aClerk('handler-1', [], { roles: ['handler'], department: 'police' as DepartmentKey })
/** The third kiosk of the hall, whose own numbers read `A-3机-07`. */
export const KIOSK_3: Actor = { kind: 'kiosk', device: 'kiosk-3' as DeviceId, code: 3 }
export const KIOSK: Actor = { kind: 'kiosk', device: 'kiosk-1' as DeviceId }
export const SYSTEM: Actor = { kind: 'system' }

/** A visitor whose card was read. The reference and the hash are made up; there is no person behind them. */
export function aPerson(name: string, age: number | null = 40): PersonFacts {
  return { ref: `person-ref-${name}`.padEnd(20, '0') as PersonRef, hash: `person-hash-${name}`, age }
}
