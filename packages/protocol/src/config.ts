import { type Catalogue, type HallConfig, MOST_DAYS_AHEAD, type Weekday } from '@onehall/domain'
import { z } from 'zod'
import { day, localTime, ms, name, text } from './ids.ts'

const limit = z.strictObject({ days: z.int().min(0), unit: z.enum(['working', 'calendar']) })

const material = z.strictObject({
  key: name<'material'>(),
  name: text,
  source: z.enum(['applicant', 'shared', 'licence', 'onsite']),
  licence: z.string().nullable(),
  sample: z.string().nullable(),
  blankForm: z.string().nullable(),
})

const itemMaterial = z.strictObject({
  material: name<'material'>(),
  form: z.enum(['original', 'copy', 'original-and-copy', 'electronic']),
  copies: z.int().min(0),
  originalReturned: z.boolean(),
  deferrable: z.boolean(),
  when: z.strictObject({ situation: z.string(), is: z.boolean() }).nullable(),
  basis: z.string(),
})

const item = z.strictObject({
  key: name<'item'>(),
  name: text,
  everyday: z.array(z.string()),
  initials: z.array(z.string()),
  department: name<'department'>(),
  type: z.string().length(2),
  catalogCode: z.string(),
  taskCode: z.string(),
  handleCode: z.string(),
  audience: z.array(z.enum(['person', 'company', 'organisation', 'both-parties', 'bank', 'self-employed'])),
  kind: z.enum(['instant', 'promised']),
  legal: limit,
  promised: limit,
  acceptance: z.enum(['counter', 'department']),
  steps: z.array(
    z.strictObject({
      key: z.enum(['accept', 'review', 'approve', 'complete', 'deliver']),
      name: text,
      days: z.number().min(0),
    }),
  ),
  situations: z.array(z.strictObject({ key: z.string(), question: text })),
  materials: z.array(itemMaterial),
  fee: z.strictObject({ fen: z.int().min(0), basis: z.string(), exemptions: z.array(z.string()) }).nullable(),
  minutes: z.number().positive(),
  queue: name<'queue'>(),
  result: text,
  sensitive: z.boolean(),
  visits: z.int().min(0),
  group: z.enum(['retire', 'medical', 'house', 'id-household', 'allowance', 'collect', 'family', 'business', 'other']),
})

/** The catalogue's shape; what it means is checked by the domain's lint. */
export const catalogue = z.strictObject({
  departments: z.array(z.strictObject({ key: name<'department'>(), name: text, code: z.string() })),
  materials: z.array(material),
  items: z.array(item),
  bundles: z.array(z.strictObject({ key: z.string(), name: text, items: z.array(name<'item'>()), promised: limit })),
}) satisfies z.ZodType<Catalogue>

const MINUTE = 60_000

const missedRules = z.strictObject({
  restoreWithin: ms,
  restores: z.int().min(0),
  restoreAfter: z.int().min(0),
  moveBack: z.int().min(1).nullable().default(null),
  autoMiss: ms.nullable(),
  autoMissSlow: ms.nullable(),
})
const MISSED = {
  restoreWithin: 30 * MINUTE,
  restores: 1,
  restoreAfter: 3,
  moveBack: null,
  autoMiss: null,
  autoMissSlow: null,
}

const waitAlarm = z
  .strictObject({ long: ms, tooLong: ms })
  .refine(({ long, tooLong }) => long < tooLong, 'long is before tooLong')

/** What a configuration file does not say is as domain.md §4.4 has it. */
const rules = z.strictObject({
  bookingWeight: z.number().positive(),
  recallGap: ms,
  maxWait: ms.nullable().default(60 * MINUTE),
  bookingBonus: z.number().min(0).default(20),
  skillPenalty: z.number().min(0).default(0),
  holdFor: ms.default(30 * MINUTE),
  missed: missedRules.default(MISSED),
  waitAlarm: waitAlarm.default({ long: 15 * MINUTE, tooLong: 30 * MINUTE }),
  slipDays: z.int().min(0).max(30).default(3),
  slipClass: name<'class'>().nullable().default(null),
})

const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as Weekday)))
const days = z.union([z.literal('working-days'), z.array(weekday)])
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/)

const session = z
  .strictObject({
    key: z.string().min(1).max(64),
    name: text,
    days: days.default('working-days'),
    issueFrom: localTime,
    callFrom: localTime,
    stopIssuing: localTime,
    stopServing: localTime,
    limit: z.int().min(0).nullable().default(null),
  })
  .refine(({ issueFrom, stopIssuing }) => issueFrom < stopIssuing, 'issueFrom is before stopIssuing')
  .refine(({ callFrom, stopServing }) => callFrom < stopServing, 'callFrom is before stopServing')

const timetable = z.strictObject({
  queue: name<'queue'>().nullable().default(null),
  season: z.strictObject({ from: monthDay, to: monthDay }).default({ from: '01-01', to: '12-31' }),
  sessions: z.array(session),
  collectOnly: z.array(weekday).default([]),
})

const prefix = z.string().regex(/^[0-9]?[A-HJ-NP-Z]{1,2}$/)

const booking = z.strictObject({
  daysAhead: z.int().min(1).max(MOST_DAYS_AHEAD),
  prefix: prefix.default('Y'),
  openBefore: z.int().min(0).default(30),
  keepFor: z.int().min(0).default(15),
  cancelBefore: z.int().min(0).default(120),
  slots: z.array(
    z.strictObject({
      queue: name<'queue'>(),
      days: days.default('working-days'),
      from: localTime,
      to: localTime,
      capacity: z.int().min(0),
    }),
  ),
})

const zone = z.strictObject({
  id: name<'zone'>(),
  name: text,
  floor: z.string(),
  maxPaused: z.int().min(0).nullable().default(null),
})

const queue = z.strictObject({
  id: name<'queue'>(),
  prefix,
  digits: z.union([z.literal(3), z.literal(4)]),
  name: text,
  zone: name<'zone'>(),
  items: z.array(name<'item'>()),
  identity: z.enum(['required', 'guide', 'free']),
  dailyLimit: z.int().min(0).nullable(),
  perPerson: z.int().min(1),
  missed: missedRules.nullable().default(null),
  waitAlarm: waitAlarm.nullable().default(null),
})

const counter = z.strictObject({
  id: name<'counter'>(),
  label: z.string(),
  name: text,
  zone: name<'zone'>(),
  queues: z.array(name<'queue'>()),
})

const priorityClass = z.strictObject({
  key: name<'class'>(),
  name: text,
  badge: text.nullable(),
  weight: z.number().positive(),
  aging: z.number().min(0),
  bonus: z.number().min(0),
  fromAge: z.int().nullable(),
})

export const hallConfig = z.strictObject({
  hall: name<'hall'>(),
  version: name<'config'>(),
  name: text,
  series: z
    .string()
    .regex(/^[A-Z]?$/)
    .default(''),
  phone: z.string(),
  timeZone: z.string(),
  zones: z.array(zone),
  queues: z.array(queue),
  counters: z.array(counter),
  classes: z.array(priorityClass),
  catalogue,
  calendar: z.strictObject({
    years: z.array(z.strictObject({ year: z.int(), holidays: z.array(day), workdays: z.array(day) })),
  }),
  rules,
  timetables: z.array(timetable).default([]),
  booking: booking.nullable().default(null),
}) satisfies z.ZodType<HallConfig>
