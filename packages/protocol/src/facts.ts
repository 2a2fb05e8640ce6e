import type {
  Answers,
  Badge,
  Interruption,
  Pause,
  Slip,
  Stop,
  Suspension,
  TicketBooking,
  CallReason,
  CollectedMaterial,
  Holder,
  ItemResult,
  Party,
  Purpose,
} from '@onehall/domain'
import { z } from 'zod'
import { day, localTime, ms, name, random } from './ids.ts'

/** Small facts that commands and events share. */
export const purpose = z.enum(['handle', 'consult', 'supplement', 'collect']) satisfies z.ZodType<Purpose>

export const itemResult = z.strictObject({
  item: name<'item'>().nullable(),
  result: z.enum(['collected', 'instant', 'consulted', 'incomplete-told', 'picked-up', 'wrong-queue', 'gave-up']),
}) satisfies z.ZodType<ItemResult>

export const collectedMaterial = z.strictObject({
  material: name<'material'>(),
  state: z.enum(['collected', 'shared', 'deferred']),
  copies: z.int().min(0).max(99),
  original: z.enum(['kept', 'returned', 'none']),
}) satisfies z.ZodType<CollectedMaterial>

export const answers = z.record(z.string().max(64), z.boolean()) satisfies z.ZodType<Answers>

export const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counter'), counter: name<'counter'>(), staff: name<'staff'>() }),
  z.strictObject({ kind: z.literal('office'), department: name<'department'>(), staff: name<'staff'>() }),
]) satisfies z.ZodType<Holder>

export const party = z.strictObject({
  role: z.enum(['applicant', 'co-applicant', 'agent', 'legal-representative', 'guardian']),
  person: random<'person'>(),
}) satisfies z.ZodType<Party>

export const callReason = z.strictObject({
  rule: z.enum(['max-wait', 'ratio', 'score', 'chosen', 'walk-in', 'away']),
  waitedMs: ms,
  score: z.number(),
  class: name<'class'>(),
  others: z.int().min(0),
  reason: z.string().nullable(),
}) satisfies z.ZodType<CallReason>

export const badge = z.enum(['booked', 'priority', 'carried', 'restored']) satisfies z.ZodType<Badge>

export const stop = z.strictObject({
  queue: name<'queue'>(),
  item: name<'item'>().nullable(),
}) satisfies z.ZodType<Stop>

export const ticketBooking = z.strictObject({
  booking: random<'booking'>(),
  from: localTime,
  to: localTime,
}) satisfies z.ZodType<TicketBooking>

const pauseFields = {
  reason: z.enum(['break', 'lunch', 'meeting', 'training', 'equipment', 'system', 'other']),
  until: ms.nullable(),
}
export const pauseReason = pauseFields.reason
export const pause = z.strictObject(pauseFields) satisfies z.ZodType<Pause>

export const suspensionFields = { reason: z.string(), until: ms.nullable(), untilTime: localTime.nullable() }
export const suspension = z.strictObject({ ...suspensionFields, since: ms }) satisfies z.ZodType<Suspension>

export const slip = z.strictObject({
  slip: random<'ticket'>(),
  day,
  number: z.string(),
  queue: name<'queue'>(),
  item: name<'item'>().nullable(),
  class: name<'class'>(),
  purpose,
  count: z.int(),
}) satisfies z.ZodType<Slip>

/** What a counter says of its part in a drill. */
export const drillReport = {
  pictureAt: ms,
  share: z.array(random<'ticket'>()).max(500),
  called: z.int().min(0),
  served: z.int().min(0),
  missed: z.int().min(0),
  joined: z.int().min(0),
  refused: z.int().min(0),
}

export const alarmKind = z.enum(['no-counter', 'too-long', 'long', 'over-pause', 'recalled', 'held'])
/** A queue, a counter or a ticket. */
export const alarmSubject = z.string().min(1).max(64)

const interruptionFields = { from: ms, to: ms, cause: z.string() }
export const interruption = z.strictObject(interruptionFields) satisfies z.ZodType<Interruption>
