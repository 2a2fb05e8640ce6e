import type { Catalogue, HallConfig } from '@onehall/domain'
import { z } from 'zod'
import { day, name, text } from './ids.ts'

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

const zone = z.strictObject({ id: name<'zone'>(), name: text, floor: z.string() })

const queue = z.strictObject({
  id: name<'queue'>(),
  prefix: z.string().regex(/^[0-9]?[A-HJ-NP-Z]{1,2}$/),
  digits: z.union([z.literal(3), z.literal(4)]),
  name: text,
  zone: name<'zone'>(),
  items: z.array(name<'item'>()),
  identity: z.enum(['required', 'guide', 'free']),
  dailyLimit: z.int().min(0).nullable(),
  perPerson: z.int().min(1),
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
  aging: z.number().min(0),
  bonus: z.number().min(0),
  fromAge: z.int().nullable(),
})

export const hallConfig = z.strictObject({
  hall: name<'hall'>(),
  version: name<'config'>(),
  name: text,
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
  rules: z.strictObject({ priorityRun: z.int().min(1), recallGap: z.int().min(0) }),
}) satisfies z.ZodType<HallConfig>
